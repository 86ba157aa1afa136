"""A table for a terminal or a pipe: each question with a line a report."""

from __future__ import annotations

from bot.packs.cells import Cell, Row
from bot.packs.table import Table
from bot.questions.reading import Note
from bot.render.sheet import Entry, Sheet
from bot.render.wording import note

_SHOWN = 3
"""Quotes of a list that a screen has room for; the files have all."""


def sheets(table: Table) -> tuple[Sheet, ...]:
    """A sheet a question."""
    return tuple(_sheet(table, place) for place in range(len(table.questions)))


def counted(table: Table, place: int) -> str:
    """How many reports say it: "31 of 53 reports say it"."""
    saying, of = table.saying(place), len(table.rows)
    return f"{saying} of {of} report{'' if of == 1 else 's'} say{'s' if saying == 1 else ''} it"


def _sheet(table: Table, place: int) -> Sheet:
    entries = tuple(_entry(row, row.cells[place]) for row in table.rows)
    return Sheet(table.questions[place], counted(table, place), entries)


def _entry(row: Row, cell: Cell) -> Entry:
    said = []
    if not cell.grade:
        said = [f"“{' '.join(e.quote.split())}”" for e in cell.excerpts[:_SHOWN]]
        more = len(cell.excerpts) - _SHOWN
        said += [f"and {more} more"] if more > 0 else []
    where = [cell.excerpts[0].where] if cell.says else []
    unread = [note(Note("unread", cell.note))] if cell.note else []
    head = "" if said and not cell.short else cell.said
    return Entry(row.label, head, tuple(said), " ".join([*where, *unread]), cell.grade)
