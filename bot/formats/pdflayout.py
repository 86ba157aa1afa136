"""Puts the fragments of a PDF page in reading order: columns, table rows, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.formats.flow import clean
from bot.formats.pdfgrid import Fragment, Row, lay_rows

_MARGIN = 0.09
"""Share of a page's height, at its top and at its foot, where running heads stand."""
_SMALL_MARGIN = 0.14
"""The same for type smaller than the body's."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*|[ivxl]{1,6})",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$|(?:…\s?){2,}\s*\d*$")
_PROSE_WORDS = 3.5
_COLUMN_LINES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's width and height in points, and its fragments in the file's order."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, or a whole table row; ``right`` is where its column ends."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    column: int
    right: float
    row: bool = False


def reading_order(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of each page in the order in which they are read, without running heads."""
    body = _body_size(sheets)
    running = _running_heads(sheets, body)
    found = []
    for page, sheet in enumerate(sheets):
        kept = [
            f
            for f in sheet.fragments
            if not _LEADERS.search(f.text)
            and _key(f, sheet, body) not in running
            and not (_in_margin(f, sheet, body) and _PAGE_NUMBER.fullmatch(f.text))
        ]
        columns = _columns(_rows(kept))
        found.append([x for n, rows in enumerate(columns) for x in _lines(rows, page, n)])
    return found


def _body_size(sheets: Iterable[Sheet]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for fragment in sheet.fragments:
            sizes[fragment.size] += len(fragment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _in_margin(fragment: Fragment, sheet: Sheet, body: float) -> bool:
    """Whether text stands where running heads do, and is no larger than the body's."""
    margin = (_SMALL_MARGIN if fragment.size < body * 0.95 else _MARGIN) * sheet.height
    return fragment.size <= body * 1.05 and not margin < fragment.y < sheet.height - margin


def _key(fragment: Fragment, sheet: Sheet, body: float) -> tuple[str, int] | None:
    """What a running head shares with its repeats: words without numbers, and the height."""
    if not _in_margin(fragment, sheet, body):
        return None
    return re.sub(r"\d+", "#", fragment.text).casefold(), round(fragment.y / 8)


def _running_heads(sheets: Sequence[Sheet], body: float) -> frozenset[tuple[str, int]]:
    """Keys that come back on at least three pages, or on two in a file of up to four."""
    pages = Counter(
        key for sheet in sheets for key in {_key(f, sheet, body) for f in sheet.fragments} if key
    )
    least = 2 if len(sheets) <= 4 else 3
    return frozenset(key for key, count in pages.items() if count >= least)


def _rows(fragments: Iterable[Fragment]) -> list[Row]:
    """Fragments grouped by baseline, from the top down, each row from the left."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda f: f.y):
        if rows and fragment.y - rows[-1][0].y <= 0.35 * min(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_without_note_marks(sorted(row, key=lambda f: f.x0)) for row in rows]


def _without_note_marks(row: list[Fragment]) -> list[Fragment]:
    """Drop the small number with which a footnote begins."""
    first, rest = row[0], row[1:]
    small = bool(rest) and first.text.isdigit() and first.size < 0.8 * rest[0].size
    return rest if small else row


def _columns(rows: list[Row]) -> list[list[Row]]:
    """The rows cut into runs that are read one after the other."""
    gutter = _gutter(rows)
    if gutter is None:
        return [rows] if rows else []
    found: list[list[Row]] = []
    for crossing, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        held = list(band)
        left = [[f for f in row if f.x1 <= gutter] for row in held]
        right = [[f for f in row if f.x0 >= gutter] for row in held]
        sides = [[row for row in side if row] for side in (left, right)]
        if not crossing and all(_is_prose(side, least=1) for side in sides):
            found.extend(part for side in sides for part in _columns(side))
        else:
            found.append(held)
    return found


def _gutter(rows: list[Row]) -> float | None:
    """The x that has prose on both sides in bands of rows that do not cross it, if any."""
    starts = Counter(round(f.x0) for row in rows for f in row)
    left_edge = min(starts, default=0)
    places = [x - 2.0 for x, count in starts.most_common(12) if count >= _COLUMN_LINES]
    scores = {x: _score(rows, x) for x in places if x > left_edge + 72}
    best = max(scores, key=lambda x: (scores[x], -x), default=None)
    return best if best is not None and scores[best] else None


def _score(rows: list[Row], gutter: float) -> int:
    """How many fragments stand in bands with prose on both sides."""
    score = 0
    for crossing, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        held = list(band)
        left = [row for row in ([f for f in r if f.x1 <= gutter] for r in held) if row]
        right = [row for row in ([f for f in r if f.x0 >= gutter] for r in held) if row]
        if not crossing and _is_prose(left) and _is_prose(right):
            score += len(left) + len(right)
    return score


def _crosses(row: list[Fragment], gutter: float) -> bool:
    return any(f.x0 < gutter < f.x1 for f in row)


def _is_prose(side: list[Row], least: int = _COLUMN_LINES) -> bool:
    """Whether the rows of one side read as a column of text and not as cells."""
    if len(side) < least:
        return False
    return sum(f.words for row in side for f in row) >= _PROSE_WORDS * len(side)


def _lines(rows: list[Row], page: int, column: int) -> list[Line]:
    right = max((f.x1 for row in rows for f in row), default=0.0)
    return [
        Line(clean(f.text), f.x0, f.x1, f.y, f.size, f.bold, page, column, right, tabular)
        for f, tabular in lay_rows(rows)
    ]
