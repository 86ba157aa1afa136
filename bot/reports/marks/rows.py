"""A row of a table with named columns: "Force: Northshire; Officers: 1,220", found in its cells.

The names stand in one row above, and each cell under its own name; the cells of the row are level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from bot.reports.marks.letters import Run, key_of
from bot.reports.marks.matching import Spelt, spellings

_ALIGNED = 12.0
"""Points by which a cell may begin left or right of its column's name."""
_MOST = 6
"""Columns of a row, and places of a name or cell, that are looked at."""
_WHOLE = (True, True)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's name and the text of the row's cell under it."""

    name: str
    cell: str


def row(quote: str, runs: Sequence[Run]) -> Spelt | None:
    """What spells a row in its column's names and cells; None where that is not sure."""
    columns = _columns(quote, runs)
    if not 2 <= len(columns) <= _MOST:
        return None
    found = [fit for fit in _fits(columns, runs) if fit]
    return found[0] if len(found) == 1 else None


def _columns(quote: str, runs: Sequence[Run]) -> list[_Column]:
    """The columns of a row, by the names that stand on the page in runs of their own."""
    names = {run.key for run in runs}
    columns: list[_Column] = []
    for part in quote.split("; "):
        name, mark, cell = part.partition(": ")
        if mark and key_of(name) in names:
            columns.append(_Column(name, cell))
        elif not columns:
            return []
        else:
            columns[-1] = _Column(columns[-1].name, f"{columns[-1].cell}; {part}")
    return columns


def _fits(columns: Sequence[_Column], runs: Sequence[Run]) -> Iterator[Spelt | None]:
    """Every way to take the names from one row and the cells from another one below it."""
    heads = list(_level(_named(columns, runs), runs))
    cells = [spellings(key_of(c.cell), runs, whole=_WHOLE)[:_MOST] for c in columns]
    for head in heads:
        for chosen in product(*cells):
            if _is_row(head, chosen, runs):
                pairs = zip(head, chosen, strict=True)
                yield Spelt(0, tuple(p for pair in pairs for one in pair for p in one.pieces))


def _named(columns: Sequence[_Column], runs: Sequence[Run]) -> list[list[Spelt]]:
    """For each column the runs that are its name."""
    found = (spellings(key_of(column.name), runs, whole=_WHOLE) for column in columns)
    return [
        [s for s in each if len(s.pieces) == 1 and s.pieces[0].end == len(runs[s.first[0]].key)]
        for each in found
    ]


def _level(each: Sequence[Sequence[Spelt]], runs: Sequence[Run]) -> Iterator[tuple[Spelt, ...]]:
    """The choices of one spelling each that stand on one line."""
    for chosen in product(*(some[:_MOST] for some in each)):
        first, *others = (runs[spelt.first[0]] for spelt in chosen)
        if all(_are_level(first, other) for other in others):
            yield chosen


def _is_row(head: Sequence[Spelt], cells: Sequence[Spelt], runs: Sequence[Run]) -> bool:
    """Whether each cell stands below its name, and all of them in one row."""
    names = [runs[spelt.first[0]] for spelt in head]
    firsts = [runs[spelt.first[0]] for spelt in cells]
    below = all(
        one.sheet == name.sheet
        and abs(one.left - name.left) <= _ALIGNED
        and one.level[0] >= name.level[1] - 1
        for name, one in zip(names, firsts, strict=True)
    )
    return below and all(_are_level(firsts[0], other) for other in firsts[1:])


def _are_level(one: Run, other: Run) -> bool:
    (top, bottom), (other_top, other_bottom) = one.level, other.level
    return one.sheet == other.sheet and max(top, other_top) < min(bottom, other_bottom)
