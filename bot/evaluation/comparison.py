"""Peelbot beside plain rank-bm25 on one set: measures, their differences, and the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.evaluation.figures import Estimate, Figure, as_json
from bot.evaluation.separation import Separation
from bot.evaluation.table import percent, plain, table

HEADER = ("questions", "Peelbot", "rank-bm25", "difference")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of both, and their difference from the same bootstrap draws."""

    measure: str
    ours: Figure
    theirs: Figure
    difference: Figure
    share: bool = True
    """Whether it reads in per cent."""

    @classmethod
    def of(cls, measure: str, ours: Estimate, theirs: Estimate, *, share: bool = True) -> Row:
        """The row of two estimates."""
        return cls(measure, ours.figure, theirs.figure, (ours - theirs).figure, share)

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        form = percent if self.share else plain
        figures = (form(self.ours), form(self.theirs), form(self.difference, sign=True))
        return (self.measure, str(self.ours.n), *figures)

    def value(self) -> dict[str, Any]:
        """The row as JSON values."""
        return {
            "measure": self.measure,
            "peelbot": as_json(self.ours),
            "rank-bm25": as_json(self.theirs),
            "difference": as_json(self.difference),
        }


@dataclass(frozen=True, slots=True)
class Curves:
    """How both tell answerable questions from one kind of other question."""

    others: str
    ours: Separation
    theirs: Separation


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one set: a table for each part of it, the part to be judged by first."""

    name: str
    format: str
    parts: Mapping[str, tuple[Row, ...]]
    curves: tuple[Curves, ...] = ()
    """Of the first part."""
    notes: tuple[str, ...] = field(default=())


def as_text(result: Result) -> str:
    """A table for each part, with 95 % intervals, and the notes."""
    tables = (
        table((part, *HEADER), [row.cells() for row in rows]) for part, rows in result.parts.items()
    )
    note = "In brackets: 95 % intervals (bootstrap)."
    return "\n\n".join([result.name, *tables, " ".join([note, *result.notes])])


def as_value(result: Result) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "set": result.name,
        "format": result.format,
        "parts": {part: [row.value() for row in rows] for part, rows in result.parts.items()},
        "notes": list(result.notes),
    }
