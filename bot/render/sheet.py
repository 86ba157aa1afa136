"""A line a report: what each answers to a question, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.render.visible import lines


@dataclass(frozen=True, slots=True)
class Entry:
    """What one report answers."""

    name: str
    head: str
    """A few words; empty where the quotes say all."""
    quotes: tuple[str, ...]
    """In quotation marks."""
    where: str
    grade: str = ""
    """As the report writes it, where ``head`` is one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A question, how many answer it, and the answers."""

    title: str
    count: str
    entries: tuple[Entry, ...]
    left: int = 0
    """How many more there are, which /more shows."""


def plain(sheet: Sheet) -> str:
    """Lines without colour or width: the question, then a line a report."""
    return "\n".join(_plain(sheet))


def _plain(sheet: Sheet) -> Iterator[str]:
    yield f"{one_line(sheet.title)} ({sheet.count})"
    for entry in sheet.entries:
        said = " ".join(one_line(part) for part in (entry.head, *entry.quotes) if part)
        where = f" — {one_line(entry.where)}" if entry.where else ""
        yield f"{one_line(entry.name)}: {said}{where}"
    if sheet.left:
        yield more(sheet)


def more(sheet: Sheet) -> str:
    """That there are more, and how they are shown."""
    return f"/more for {sheet.left} more report{'' if sheet.left == 1 else 's'}"


def one_line(text: str) -> str:
    """A text made visible on one line."""
    return " ".join(lines(text))
