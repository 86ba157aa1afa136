"""The boxes around what spells a quote, a box a line, and whether they hold the quote exactly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.reports.marks.letters import HYPHENS, Run, is_silent
from bot.reports.marks.matching import Spelt

_NEAR = 0.6
"""Heights of a line by which two parts of it that follow each other may be apart."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the page's shown top left corner."""


@dataclass(frozen=True, slots=True)
class Line:
    """Letters one after the other on one line."""

    sheet: int
    last: int
    """The run that they end in."""
    said: str
    """The letters, without white space."""
    box: Box


def lines(spelt: Spelt, runs: Sequence[Run]) -> Iterator[Line]:
    """The letters of each piece, with the hyphen that ends a line inside the quote."""
    for piece in spelt.pieces:
        run = runs[piece.run]
        first, end = run.letters[piece.start], run.letters[piece.end - 1] + 1
        if piece.end == len(run.key) and piece is not spelt.pieces[-1]:
            end = len(run.said)
        yield Line(
            run.sheet, piece.run, run.said[first:end], _around(run.boxes[first:end].tolist())
        )


def joined(found: Iterable[Line]) -> list[Line]:
    """The lines with those made one that go on with each other."""
    kept: list[Line] = []
    for line in found:
        if kept and _goes_on(kept[-1], line):
            last = kept.pop()
            box = _around((last.box, line.box))
            line = Line(line.sheet, line.last, last.said + line.said, box)
        kept.append(line)
    return kept


def _goes_on(last: Line, line: Line) -> bool:
    follows = line.sheet == last.sheet and line.last == last.last + 1
    (_, top, right, bottom), (left, other_top, _, other_bottom) = last.box, line.box
    level = min(bottom, other_bottom) - max(top, other_top)
    high = max(bottom - top, other_bottom - other_top)
    return follows and level > high / 2 and 0 <= left - right + 1 <= _NEAR * high + 1


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def is_exact(quote: str, found: Sequence[Line], runs: Sequence[Run]) -> bool:
    """Whether the boxes hold the quote's letters, in their order, and no others."""
    inside = sum(_inside(sheet, found, runs) for sheet in {line.sheet for line in found})
    alone = inside == sum(len(line.said) for line in found)
    return alone and _pattern(found).fullmatch(_folded(quote)) is not None


def _inside(sheet: int, found: Sequence[Line], runs: Sequence[Run]) -> int:
    """How many letters of a page have their middle in one of the boxes."""
    left, top, right, bottom = np.concatenate([r.boxes for r in runs if r.sheet == sheet]).T
    x, y = (left + right) / 2, (top + bottom) / 2
    inside = np.zeros(len(x), bool)
    for a, b, c, d in (line.box for line in found if line.sheet == sheet):
        inside |= (a <= x) & (x <= c) & (b <= y) & (y <= d)
    return int(inside.sum())


def _pattern(found: Sequence[Line]) -> re.Pattern[str]:
    """What the lines may read as: each may end in a hyphen, or in a mark between two cells."""
    texts = [_folded(line.said) for line in found]
    broken = [re.escape(text.rstrip("-")) + "-?" * text.endswith("-") for text in texts[:-1]]
    return re.compile("[:;–]?".join([*broken, re.escape(texts[-1])]))


def _folded(text: str) -> str:
    """A text without white space and what is not to be seen, and with one kind of hyphen."""
    plain = unicodedata.normalize(
        "NFKC", "".join("-" if letter in HYPHENS else letter for letter in text)
    )
    return "".join(letter for letter in plain if not is_silent(letter))
