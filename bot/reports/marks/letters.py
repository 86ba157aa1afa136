"""The letters of a PDF page as runs, each of them on one line, and what each is compared by."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.reports.formats.pdf.pdfium import Floats, Ints, Page
from bot.reports.formats.shape import bullet_end, marker_end

HYPHENS = "-\u2010\u2011\u00ad"
_WITHOUT_HYPHENS = str.maketrans("", "", HYPHENS)
_SAME_LINE = 0.35
"""The share of a letter's height by which those of one line may be set higher or lower."""
_WIDE = 1.8
_NARROW = 0.6
"""Heights of a letter that part two cells or columns, or by which a line steps back."""
_SMALL = 0.86
"""The share of a letter's height under which another one is set in another size."""
_NOTE = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]")
"""What names a note, which a report's text leaves out."""
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")


def key_of(text: str) -> str:
    """What a text is compared by: its letters without ligatures, white space and hyphens."""
    plain = "".join(text.translate(_WITHOUT_HYPHENS).split())
    if plain.isascii() and plain.isprintable():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in plain if not is_silent(letter))


def is_silent(letter: str) -> bool:
    """Whether a letter is white space, or one that a report's text leaves out."""
    return letter.isspace() or unicodedata.category(letter) in _DROPPED


@dataclass(frozen=True, eq=False)
class Run:
    """Letters of a page one after the other on one line, in the order of the file."""

    sheet: int
    """The number of the page."""
    text: str
    """The letters, with the white space between them."""
    boxes: Floats
    """For each letter that is not white space: left, top, right and bottom."""

    @cached_property
    def key(self) -> str:
        """What it is compared by."""
        return key_of(self.text)

    @cached_property
    def said(self) -> str:
        """The letters that are not white space."""
        return "".join(letter for letter in self.text if not _is_blank(letter))

    @cached_property
    def letters(self) -> tuple[int, ...]:
        """For each character of the key the place of its letter in ``said``."""
        return tuple(n for n, letter in enumerate(self.said) for _ in key_of(letter))

    @cached_property
    def starts(self) -> frozenset[int]:
        """The places in the key at which a word may begin."""
        found, total = {0}, 0
        for before, letter in zip(self.text, self.text[1:], strict=False):
            total += len(key_of(before))
            if not (before.isalnum() and letter.isalnum()):
                found.add(total)
        return frozenset(found)

    @cached_property
    def after_marker(self) -> int:
        """Where in the key the text begins after a bullet or a number; 0 without one."""
        return len(key_of(self.text[: marker_end(self.text)]))

    @property
    def is_bullet(self) -> bool:
        """Whether it is the bullet of an item that is a run of its own."""
        return len(self.text) == 1 and bullet_end(f"{self.text} x") > 0

    @cached_property
    def level(self) -> tuple[float, float]:
        """The top and the bottom of its line."""
        return float(self.boxes[:, 1].min()), float(self.boxes[:, 3].max())

    @property
    def left(self) -> float:
        """Where it begins."""
        return float(self.boxes[0, 0])


def runs_of(page: Page, sheet: int) -> list[Run]:
    """The runs of a page in the order of the file."""
    codes = page.codes()
    codes[codes == 2] = ord("-")  # So PDFium writes one at the end of a line.
    codes[codes > 0x10FFFF] = 0xFFFD
    said = codes.tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "replace")
    places = np.array([n for n, letter in enumerate(said) if not _is_blank(letter)], np.int64)
    if not len(places):
        return []
    boxes = page.boxes(places)
    broken = np.cumsum((codes == ord("\n")) | (codes == ord("\r")))[places]
    cuts = np.flatnonzero(_parts(boxes) | (np.diff(broken) > 0)) + 1
    found: list[Run] = []
    for some, where in zip(np.split(places, cuts), np.split(boxes, cuts), strict=True):
        found += _runs(said, some, where, sheet)
    return found


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter < " "


def _parts(boxes: Floats) -> NDArray[np.bool_]:
    """Between which letters a run ends: at another line or size, or at a wide gap."""
    left, top, right, bottom = boxes.T
    high = np.maximum(bottom - top, 0.1)
    most = np.maximum(high[1:], high[:-1])
    middle = (top + bottom) / 2
    gap = left[1:] - right[:-1]
    return np.asarray(
        (np.abs(middle[1:] - middle[:-1]) > _SAME_LINE * most)
        | (gap > _WIDE * most)
        | (gap < -_NARROW * most)
        | (np.minimum(high[1:], high[:-1]) < _SMALL * most)
    )


def _runs(said: str, places: Ints, boxes: Floats, sheet: int) -> Iterator[Run]:
    """The run of some letters, or the runs before, in and after the numbers of notes in it."""
    first, last = int(places[0]), int(places[-1]) + 1
    text = said[first:last]
    if "[" not in text:
        yield Run(sheet, text, boxes)
        return
    edges = (edge for match in _NOTE.finditer(text) for edge in match.span())
    ends = [0, *edges, len(text)]
    for start, end in pairwise(ends):
        inside = (places >= first + start) & (places < first + end)
        if inside.any():
            yield Run(sheet, text[start:end].strip(), boxes[inside])
