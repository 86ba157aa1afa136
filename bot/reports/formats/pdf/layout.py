"""Puts the fragments of a PDF page in reading order: columns and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.reports.formats.pdf.grid import Fragment, Row, lay_rows
from bot.reports.formats.pdf.running import Sheet, running_text
from bot.reports.formats.shape import clean

_LEADERS = re.compile(r"(?:\.\s?){4}\s*\d*$")
_PROSE = 3.5
"""Words on a line of a column of text, on average at least."""
_MOST_CUTS = 20
"""Times that columns are cut into columns at most."""
_COLUMN = 3
"""Lines in a column at least."""


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
    found = []
    for page, (sheet, running) in enumerate(zip(sheets, running_text(sheets), strict=True)):
        kept = [f for f in sheet.fragments if f not in running and not _LEADERS.search(f.text)]
        columns = _columns(_rows(kept), {f: n for n, f in enumerate(kept)})
        found.append([x for n, rows in enumerate(columns) for x in _lines(rows, page, n)])
    return found


def _rows(fragments: Iterable[Fragment]) -> list[Row]:
    """Fragments grouped by baseline, from the top down, each row from the left."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda f: f.y):
        if rows and fragment.y - rows[-1][0].y <= 0.35 * min(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.x0) for row in rows]


def _columns(
    rows: list[Row], order: dict[Fragment, int], cuts: int = _MOST_CUTS
) -> list[list[Row]]:
    """The rows cut into runs that are read one after the other."""
    gutter = _gutter(rows, order) if cuts else None
    if gutter is None:
        return [rows]
    found: list[list[Row]] = []
    for band, left, right in _bands(rows, gutter):
        if left and right and _are_columns(left, right, order):
            found.extend(part for side in (left, right) for part in _columns(side, order, cuts - 1))
        else:
            found.append(band)
    return found


def _gutter(rows: list[Row], order: dict[Fragment, int]) -> float | None:
    """The x that parts most text into columns, if any does."""
    starts = Counter(round(f.x0) for row in rows for f in row)
    scores: Counter[float] = Counter()
    for x in [start - 2.0 for start, n in starts.most_common(12) if n >= _COLUMN]:
        for _, left, right in _bands(rows, x):
            if min(len(left), len(right)) >= _COLUMN and _are_columns(left, right, order):
                scores[x] += len(left) + len(right)
    return max(scores, key=lambda x: (scores[x], -x), default=None)


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """Runs of rows that do or do not cross a gutter, and what stands left and right of it."""
    for crossing, run in groupby(rows, lambda row: any(f.x0 < gutter < f.x1 for f in row)):
        band = list(run)
        beside = [] if crossing else band
        left = [[f for f in row if f.x1 <= gutter] for row in beside]
        right = [[f for f in row if f.x0 >= gutter] for row in beside]
        yield band, [row for row in left if row], [row for row in right if row]


def _are_columns(left: list[Row], right: list[Row], order: dict[Fragment, int]) -> bool:
    """Whether two sides are columns and not the cells of a table.

    Both read as prose; or the file has one wholly before the other and their lines are not level.
    """
    if all(sum(f.words for r in s for f in r) >= _PROSE * len(s) for s in (left, right)):
        return True
    level = {row[0].y for row in left} & {row[0].y for row in right}
    fewer = min(len(left), len(right))
    places = [[order[f] for row in side for f in row] for side in (left, right)]
    apart = max(places[0]) < min(places[1]) or max(places[1]) < min(places[0])
    return apart and fewer >= _COLUMN and len(level) < fewer * 0.8


def _lines(rows: list[Row], page: int, column: int) -> list[Line]:
    right = max((f.x1 for row in rows for f in row), default=0.0)
    return [
        Line(clean(f.text), f.x0, f.x1, f.y, f.size, f.bold, page, column, right, tabular)
        for f, tabular in lay_rows(rows)
    ]
