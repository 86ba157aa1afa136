"""Puts the fragments of a PDF page in reading order: columns and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.reports.formats.pdf.grid import Fragment, Row, lay_rows
from bot.reports.formats.pdf.ruled import Grid, TableRow, grids, heading, table_rows
from bot.reports.formats.pdf.running import Sheet, running_text
from bot.reports.formats.rows import Cell, joined
from bot.reports.formats.shape import clean

_LEADERS = re.compile(r"(?:\.\s?){4}\s*\d*$")
_GLUED = re.compile(r"^(\d{1,3}[.)])(?=[A-Z][A-Za-z ])")
"""The number of a paragraph that leaves no room for a space before the text."""
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
    """The lines of each page in the order in which they are read, without running heads.

    The first row of a page whose first cell is empty goes on with the last one before it.
    """
    found: list[list[Line]] = []
    above: Grid | None = None
    names: tuple[Cell, ...] = ()
    for page, (sheet, running) in enumerate(zip(sheets, running_text(sheets), strict=True)):
        kept = [f for f in sheet.fragments if f not in running and not _leads(f.text)]
        right = max((f.x1 for f in kept), default=0.0)
        lines: list[Line] = []
        for grid, part in _parts(kept, list(grids(sheet.rules, kept))):
            if grid:
                names = heading(grid, part) or (names if above and above.is_like(grid) else ())
                rows = table_rows(grid, part, names)
                if rows and rows[0].goes_on and above and above.is_like(grid) and not lines:
                    last = found[-1][-1]
                    found[-1][-1] = replace(last, text=joined([last.text, rows.pop(0).text]))
                lines += (_row_line(row, page, len(lines), right) for row in rows)
            else:
                lines += _text_lines(part, page, len(lines), right)
            above = grid
        found.append(lines)
    return found


def _leads(text: str) -> bool:
    """Whether dots lead to the number of a page."""
    return text.count(".") > 3 and _LEADERS.search(text) is not None


def _parts(
    fragments: list[Fragment], tables: Sequence[Grid]
) -> Iterator[tuple[Grid | None, list[Fragment]]]:
    """A page's text and tables from the top, the text without a grid; boxes part texts."""
    for grid in tables:
        above = [f for f in fragments if f.y <= grid.rows[0]]
        if above:
            yield None, above
        inside = [f for f in fragments if grid.is_beside(f)]
        if grid.is_box:
            yield from ((None, cell) for _, cell in sorted(grid.cells(inside).items()))
        else:
            yield grid, inside
        fragments = [f for f in fragments if f.y > grid.rows[-1]]
    if fragments:
        yield None, fragments


def _row_line(row: TableRow, page: int, column: int, right: float) -> Line:
    f = row.first
    return Line(row.text, f.x0, f.x1, f.y, f.size, False, page, column, right, row=True)


def _text_lines(part: list[Fragment], page: int, first: int, right: float) -> Iterator[Line]:
    """The lines of text between tables; a single column is as wide as the page's text."""
    columns = _columns(_rows(part), {f: n for n, f in enumerate(part)})
    for number, rows in enumerate(columns, first):
        edge = max((f.x1 for row in rows for f in row), default=0.0)
        edge = right if len(columns) == 1 else edge
        yield from (
            Line(
                _GLUED.sub(r"\1 ", clean(f.text)),
                f.x0,
                f.x1,
                f.y,
                f.size,
                f.bold,
                page,
                number,
                edge,
                tabular,
            )
            for f, tabular in lay_rows(rows)
        )


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
