"""The words of a PDF page and where they stand, those set in one go made one piece."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.reports.formats.pdf.pdfium import Floats, Ints, Page, Type

WIDE_GAP = 1.8
"""Em of space inside a line that part two columns or cells, not two words."""
WORD_GAP = 0.25
"""Em of space that part two words."""
SMALL = 0.86
"""Share of a line's size under which raised digits are the number of a note."""
_BLANK = np.array([chr(code).isspace() for code in range(0x3002)])
"""Of each code point up to the last that is white space, whether it is."""
_SPACE, _BREAK = map(ord, " \n")

Flags = NDArray[np.bool_]


class Piece(NamedTuple):
    """Words, a part of one or a space, all of it set in one type on one line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    upright: bool


class _Words(NamedTuple):
    """Words by the places of their characters, half-open, and where and how they are set."""

    starts: Ints
    ends: Ints
    x0: Floats
    x1: Floats
    y: Floats
    ways: list[Type]
    types: Ints
    """For each word the place in ``ways`` of how it is set."""

    @property
    def sizes(self) -> Floats:
        """The size that each word is set in."""
        return np.array([way.size for way in self.ways])[self.types]


def pieces(page: Page) -> Iterator[Piece]:
    """What stands on a page in the file's order.

    A word whose type changes comes letter by letter. Line ends are PDFium's own and no part of
    the page; spaces are given where something else than the next word of a line may follow.
    """
    codes = page.codes()
    codes[codes == 2] = ord("-")
    codes[codes < 32] = _BREAK
    codes[codes > 0x10FFFF] = 0xFFFD
    said = codes.tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")
    words = _words(page, codes)
    if not len(words.starts):
        return
    heads = np.flatnonzero(np.concatenate(([True], ~_go_on(words, codes))))
    tails = np.append(heads[1:], len(words.starts)) - 1
    spaces = _spaces(page, words, codes, heads, tails)
    for head, tail in zip(heads.tolist(), tails.tolist(), strict=True):
        text = said[words.starts[head] : words.ends[tail]]
        yield Piece(
            text,
            words.x0.item(head),
            words.x1.item(tail),
            words.y.item(head),
            *words.ways[words.types[head]],
        )
        yield from spaces.get(tail, ())


def _words(page: Page, codes: NDArray[np.uint32]) -> _Words:
    blank = np.ones(len(codes) + 2, bool)
    blank[1:-1] = _BLANK[np.minimum(codes, len(_BLANK) - 1)]
    places = np.flatnonzero(blank[1:] != blank[:-1])
    starts, ends = places[::2], places[1::2]
    first = page.objects(starts)
    long = ends - starts > 1
    last = np.append(first[1:], 0)  # A word before one of its own object is all of that object.
    unsure = long & (first != last)
    last[unsure] = page.objects(ends[unsure] - 1)
    changing = long & ((first != last) | (first == 0))
    if changing.any():
        counts = np.where(changing, ends - starts, 1)
        letters = np.repeat(changing, counts)
        skipped = np.arange(len(letters)) - np.repeat(np.cumsum(counts) - counts, counts)
        starts = np.repeat(starts, counts) + skipped
        ends = np.where(letters, starts + 1, np.repeat(ends, counts))
        first = np.repeat(first, counts)
        first[letters] = page.objects(starts[letters])
    x0, y = page.origins(starts)
    x1 = np.maximum(x0, page.ends(ends - 1))
    return _Words(starts, ends, x0, x1, y, *page.types(first, starts))


def _go_on(words: _Words, codes: NDArray[np.uint32]) -> Flags:
    """Which words but the first go on with the one before: in its type and line, and near it."""
    types, size = words.types, words.sizes
    between = words.starts[1:] - words.ends[:-1]
    spaced = (between == 1) & (codes[words.ends[:-1]] == _SPACE)
    alike = (types[1:] == types[:-1]) & (words.y[1:] == words.y[:-1])
    gap = words.x0[1:] - words.x1[:-1]
    most = np.where(spaced, WIDE_GAP, WORD_GAP) * size[1:]
    near = (spaced | (between == 0)) & (gap <= most) & (gap >= -size[1:])
    rise = words.y[:-1] - words.y[1:]
    raised = (size[1:] < SMALL * size[:-1]) & (rise > 0) & (rise < size[:-1])
    stretch = np.cumsum(~alike)
    # What stands raised is looked at word by word: it may be the number of a note.
    apart = np.zeros(len(words.starts), bool)
    apart[stretch[raised]] = True
    goes_on: Flags = alike & near & ~apart[stretch]
    return goes_on


def _spaces(
    page: Page, words: _Words, codes: NDArray[np.uint32], heads: Ints, tails: Ints
) -> dict[int, list[Piece]]:
    """The spaces between pieces on about one line, by the number of the word before them."""
    before, after = tails[:-1], heads[1:]
    most = np.maximum(words.sizes[before], 1.0)
    level = np.abs(words.y[after] - words.y[before]) <= most
    counts = np.where(level, words.starts[after] - words.ends[before], 0)
    owners = np.repeat(before, counts)
    skipped = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    places = words.ends[owners] + skipped
    kept = codes[places] != _BREAK
    owners, places = owners[kept], places[kept]
    ways, types = page.types(page.objects(places), places)
    x0, y = page.origins(places)
    x1 = np.maximum(x0, page.ends(places))
    found: dict[int, list[Piece]] = {}
    for n, (owner, place) in enumerate(zip(owners.tolist(), places.tolist(), strict=True)):
        piece = Piece(chr(codes[place]), x0.item(n), x1.item(n), y.item(n), *ways[types[n]])
        found.setdefault(owner, []).append(piece)
    return found
