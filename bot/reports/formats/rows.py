"""Tables as reading text: each row a list entry that names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reports.labels import is_label

_GENERIC = re.compile(
    r"(?:overall\s+)?(?:grade|grading|rating|judge?ment|outcome|score)s?", re.IGNORECASE
)
_VAGUE = re.compile(
    r"(?:item|detail|measure|metric|indicator|category|description|field|value|figure|"
    r"information)s?",
    re.IGNORECASE,
)
"""Headings of columns that tell nothing which the cells do not."""
_WIDEST = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text on one line, whether it heads a row or column, and what it spans."""

    text: str
    header: bool = False
    columns: int = 1
    rows: int = 1


_EMPTY = Cell("")


def lines(table: Sequence[Sequence[Cell]]) -> list[str]:
    """One line for each row below the heading rows, with the columns' headings in it.

    "Force: Northshire; Officers: 1,220". A grade table reads "Safe: Good"; without headings,
    or with ones such as "Item" and "Detail", the first cell stands before a colon. Cells that
    span rows stand in each of them.
    """
    grid = [row for row in _grid(table) if any(cell.text for cell in row)]
    depth = _header_depth(grid)
    headers = _headers(grid[:depth])
    return [line for row in grid[depth:] if (line := _line(row, headers))]


def _grid(table: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The cells at each row and column, spans filled in unless they are beyond reason."""
    if any(sum(cell.columns for cell in row) > _WIDEST for row in table):
        return [[Cell(cell.text, cell.header) for cell in row] for row in table]
    hanging: dict[int, tuple[Cell, int]] = {}
    grid: list[list[Cell]] = []
    for cells in table:
        row = {column: cell for column, (cell, _) in hanging.items()}
        hanging = {c: (cell, left - 1) for c, (cell, left) in hanging.items() if left > 1}
        column = 0
        for cell in cells:
            while column in row:
                column += 1
            places = range(column, column + max(1, cell.columns))
            row.update(dict.fromkeys(places, cell))
            if cell.rows > 1:
                hanging.update(dict.fromkeys(places, (cell, cell.rows - 1)))
        grid.append([row.get(i, _EMPTY) for i in range(max(row, default=-1) + 1)])
    return grid


def _header_depth(grid: list[list[Cell]]) -> int:
    depth = 0
    for row in grid:
        heads = all(cell.header or not cell.text for cell in row) or _VAGUE.fullmatch(row[0].text)
        if not heads or len(_distinct(row)) < 2:
            break
        depth += 1
    return depth if depth < len(grid) else 0


def _headers(rows: list[list[Cell]]) -> list[str]:
    width = max(map(len, rows), default=0)
    columns = ([row[i].text for row in rows if i < len(row)] for i in range(width))
    named = (" ".join(dict.fromkeys(filter(None, texts))) for texts in columns)
    return ["" if _VAGUE.fullmatch(name) else name for name in named]


def _distinct(row: list[Cell]) -> list[tuple[int, Cell]]:
    """The cells with text and their columns, each spanning cell once."""
    return [(i, cell) for i, cell in enumerate(row) if cell.text and not (i and row[i - 1] is cell)]


def _line(row: list[Cell], headers: list[str]) -> str:
    cells = _distinct(row)
    if len(cells) < 2:
        return "".join(cell.text for _, cell in cells)
    named = [(headers[i] if i < len(headers) else "", cell.text) for i, cell in cells]
    (first_name, first), (last_name, last) = named[0], named[-1]
    plain = not any(name for name, _ in named[1:])
    grade = len(named) == 2 and is_label(last) and _GENERIC.fullmatch(last_name or "grade")
    if plain or grade:
        return _after(first, ": ") + joined([text for _, text in named[1:]])
    parts = [f"{name}: {text}" if name else text for name, text in named]
    return joined(parts) if first_name else _after(first, " – ") + joined(parts[1:])


def _after(text: str, mark: str) -> str:
    return text + (" " if text[-1] in ".?!:" else mark)


def joined(parts: Sequence[str]) -> str:
    """The parts with a semicolon between them where no other mark stands."""
    said = [part for part in parts if part]
    return "".join(_after(part, "; ") for part in said[:-1]) + "".join(said[-1:])
