"""Tables whose cells are parted by drawn lines: the grid of those, and the text of each cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.rows import Cell, joined, lines
from bot.reports.formats.shape import bullet_end, clean
from bot.reports.labels import is_label

_THIN = 2.5
"""Points across a drawn line at most."""
_NEAR = 3.0
"""Points within which lines are one, or meet."""
_FIGURE = re.compile(r"\d")
_SPANNED = 0.5
"""The share of a table's width, or height, that a line between its rows, or columns, spans."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, by the corners of its box in points from the page's top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it parts rows."""
        return self.y1 - self.y0 <= _THIN < self.x1 - self.x0

    @property
    def upright(self) -> bool:
        """Whether it parts columns."""
        return self.x1 - self.x0 <= _THIN < self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's columns, from the left, and of its rows, from the top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def is_box(self) -> bool:
        """Whether it has one column, so that its rows are texts and no table's."""
        return len(self.columns) == 2

    def is_like(self, other: Grid) -> bool:
        """Whether another table has the same columns."""
        same = len(self.columns) == len(other.columns)
        return same and all(
            abs(a - b) <= _NEAR for a, b in zip(self.columns, other.columns, strict=True)
        )

    def is_beside(self, fragment: Fragment) -> bool:
        """Whether text stands at the table's height."""
        return self.rows[0] < fragment.y <= self.rows[-1]

    def place(self, fragment: Fragment) -> tuple[int, int] | None:
        """The row and column of the cell that holds a fragment; None where it fits in none."""
        column = bisect_right(self.columns, fragment.x0 + _NEAR) - 1
        row = bisect_right(self.rows, fragment.y - fragment.size * 0.2) - 1
        if not 0 <= column < len(self.columns) - 1 or not 0 <= row < len(self.rows) - 1:
            return None
        return (row, column) if fragment.x1 <= self.columns[column + 1] + _NEAR else None

    def cells(self, fragments: Iterable[Fragment]) -> dict[tuple[int, int], list[Fragment]]:
        """The fragments of each cell that has text, in reading order."""
        held: dict[tuple[int, int], list[Fragment]] = {}
        for fragment in sorted(fragments, key=lambda f: (round(f.y), f.x0)):
            place = self.place(fragment)
            if place:
                held.setdefault(place, []).append(fragment)
        return held


def grids(rules: Sequence[Rule], fragments: Sequence[Fragment]) -> Iterator[Grid]:
    """The tables of a page, from the top: every word in a cell, and two cells or more in a row,
    or one box under the other.

    A table with text at its side is left to be read with that.
    """
    upright = [rule for rule in rules if rule.upright]
    for top, bottom in _merged(sorted((r.y0, r.y1) for r in upright)):
        grid = _grid(top, bottom, upright, [rule for rule in rules if rule.level])
        inside = [f for f in fragments if grid and grid.is_beside(f)]
        if grid is None or not inside or any(grid.place(f) is None for f in inside):
            continue
        held = [row for row, _ in grid.cells(inside)]
        shared = {row for row in held if held.count(row) > 1}
        if grid.is_box or 2 * len(shared) >= len(set(held)):
            yield grid


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Ranges in order with those that meet made one."""
    merged: list[tuple[float, float]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1] + _NEAR:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _grid(top: float, bottom: float, upright: list[Rule], level: list[Rule]) -> Grid | None:
    sides = [r for r in upright if top - _NEAR <= r.y0 and r.y1 <= bottom + _NEAR]
    columns = _edges((r.x0, r.y1 - r.y0) for r in sides)
    left, right = min(columns), max(columns)
    parting = [
        r for r in level if top - _NEAR <= r.y0 <= bottom + _NEAR and left - _NEAR <= r.x0 < right
    ]
    rows = _edges((r.y0, r.x1 - r.x0) for r in parting)
    x = [at for at, length in columns.items() if length >= _SPANNED * (bottom - top)]
    y = [at for at, length in rows.items() if length >= _SPANNED * (right - left)]
    return Grid(tuple(x), tuple(y)) if len(x) > 1 and len(y) > 1 and len(x) + len(y) > 4 else None


def _edges(drawn: Iterable[tuple[float, float]]) -> dict[float, float]:
    """Places in order, near ones made one, with the length of the lines there."""
    edges: dict[float, float] = {}
    last = float("-inf")
    for at, length in sorted(drawn):
        last = last if at - last <= _NEAR else at
        edges[last] = edges.get(last, 0.0) + length
    return edges


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table as a line of text, with its first word's place."""

    text: str
    first: Fragment
    goes_on: bool
    """Whether it may go on with the row above it, on the page before: its first cell is empty."""


def table_rows(grid: Grid, fragments: Sequence[Fragment], names: Sequence[Cell]) -> list[TableRow]:
    """The rows with text below the heading row; ``names`` are the columns' own or handed on."""
    held = grid.cells(fragments)
    table = [
        [held.get((row, column), []) for column in range(len(grid.columns) - 1)]
        for row in sorted({row for row, _ in held})
    ]
    if heading(grid, fragments):
        del table[0]
    firsts = [min((f for cell in row for f in cell[:1]), key=lambda f: f.x0) for row in table]
    found: list[TableRow] = []
    above = [list(names)] if names else []
    for row, first in zip(table, firsts, strict=True):
        cells = [Cell(_text(cell)) for cell in row]
        if names and _names_columns(row):
            above = [[replace(cell, header=True) for cell in cells]]
        else:
            found += [TableRow(line, first, not row[0]) for line in lines([*above, cells])]
    return found


def _names_columns(row: Sequence[Sequence[Fragment]]) -> bool:
    """Whether a row further down, bold as the first one is, names the columns anew."""
    told = [f for cell in row for f in cell]
    named = all(f.bold and not is_label(f.text) and not _FIGURE.search(f.text) for f in told)
    return named and all(row) and len(row) > 1


def heading(grid: Grid, fragments: Sequence[Fragment]) -> tuple[Cell, ...]:
    """The cells of a bold first row that name the columns; none where it is like the others."""
    held = grid.cells(fragments)
    first = min(row for row, _ in held)
    cells = [held.get((first, column), []) for column in range(len(grid.columns) - 1)]
    rest = [f for (row, _), cell in held.items() if row > first for f in cell]
    named = all(f.bold and not is_label(f.text) for cell in cells for f in cell)
    if not named or not cells[0] or all(f.bold for f in rest):
        return ()
    return tuple(Cell(_text(cell), header=True) for cell in cells)


def _text(cell: Sequence[Fragment]) -> str:
    """The lines of a cell as one, the items of a list in it with a semicolon between them."""
    parts: list[str] = []
    for _, level in groupby(cell, key=lambda f: round(f.y)):
        text = clean(" ".join(fragment.text for fragment in level))
        if not parts or bullet_end(text):
            parts.append(text[bullet_end(text) :])
        elif parts[-1].endswith("-") and text[:1].islower():
            parts[-1] += text
        else:
            parts[-1] += f" {text}"
    return joined(parts)
