"""Tells table rows on a PDF page from lines of text, and gathers the cells of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.reports.formats.rows import Cell, lines
from bot.reports.formats.shape import COUNTED, bullet_end, clean
from bot.reports.labels import is_label

_MARKER = re.compile(rf"(?:{COUNTED}|\d{{1,2}}(?:\.\d{{1,3}})+\.?|[•o])")
_TIGHT = 1.35
"""Em from line to line inside a cell; rows of a table stand further apart."""
_OVERLAP = 0.9
"""Em between baselines that cannot be two lines of one column."""
_ALIGNED = 12.0


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text on one line: left and right end, baseline from the page's top, all in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


Row = list[Fragment]


def lay_rows(rows: Sequence[Row]) -> Iterator[tuple[Fragment, bool]]:
    """Lines of text as they are, and each row of a table as one line that names its columns.

    With each line comes whether it is a row of a table.
    """
    gathered = _gather([_merge_marker(row) for row in rows])
    for tabular, run in groupby(gathered, key=lambda row: len(row) > 1):
        if tabular:
            yield from ((fragment, True) for fragment in _table(list(run)))
        else:
            yield from ((row[0], False) for row in run)


def _merge_marker(row: Row) -> Row:
    """A bullet or number set apart from its text is part of it."""
    if len(row) > 1 and (_MARKER.fullmatch(row[0].text) or bullet_end(f"{row[0].text} x")):
        mark = "•" if row[0].text == "o" else row[0].text
        return [replace(row[1], text=f"{mark} {row[1].text}", x0=row[0].x0), *row[2:]]
    return row


def _gather(rows: Sequence[Row]) -> list[Row]:
    """Join the rows of fragments that are further lines of the same cells."""
    found: list[Row] = []
    last = 0.0
    for row in rows:
        if found and _belongs(row, found[-1], row[0].y - last):
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
        last = row[0].y
    return found


def _belongs(row: Row, above: Row, gap: float) -> bool:
    """Whether a row goes on with the cells of the one above, which may be set midway beside it."""
    size = min(row[0].size, above[0].size)
    if gap < _OVERLAP * size:
        return True
    wrapped = len(row) < len(above) or row[0].text[:1].islower()
    alike = all(any(_is_under(f, cell) for cell in above) for f in row)
    return len(above) > 1 and gap <= _TIGHT * size and wrapped and alike


def _is_under(fragment: Fragment, cell: Fragment) -> bool:
    same = fragment.size == cell.size and fragment.bold == cell.bold
    return same and abs(fragment.x0 - cell.x0) <= _ALIGNED


def _joined(above: Row, row: Row) -> Row:
    """The cells of a row with further lines added to those that they stand under."""
    cells = list(above)
    for fragment in row:
        over = next((i for i, cell in enumerate(cells) if _is_under(fragment, cell)), None)
        if over is None:
            cells.append(fragment)
        else:
            cell = cells[over]
            text = f"{cell.text} {fragment.text}"
            cells[over] = replace(cell, text=text, x1=max(cell.x1, fragment.x1), y=fragment.y)
    return sorted(cells, key=lambda f: f.x0)


def _table(rows: list[Row]) -> list[Fragment]:
    """Each row of a table as one fragment, but for the heading rows."""
    columns = _column_places(rows)
    header = _is_header(rows)
    said = lines([_cells(row, columns, header and row is rows[0]) for row in rows])
    return [
        replace(row[0], text=text, x1=row[-1].x1, bold=False)
        for row, text in zip(rows[len(rows) - len(said) :], said, strict=True)
    ]


def _cells(row: Row, columns: dict[float, int], header: bool) -> list[Cell]:
    texts = {columns[f.x0]: clean(f.text) for f in row}
    return [Cell(texts.get(place, ""), header) for place in range(max(texts) + 1)]


def _column_places(rows: list[Row]) -> dict[float, int]:
    """The column of each left edge; edges within 12 points are of one column."""
    places: dict[float, int] = {}
    column, last = -1, float("-inf")
    for edge in sorted({f.x0 for row in rows for f in row}):
        column += edge - last > _ALIGNED
        places[edge] = column
        last = edge
    return places


def _is_header(rows: list[Row]) -> bool:
    first, rest = rows[0], [f for row in rows[1:] for f in row]
    if any(is_label(f.text) for f in first):
        return False
    return all(f.bold for f in first) and not all(f.bold for f in rest)
