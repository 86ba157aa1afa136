"""What was asked, counted: how many questions, how they ended, and which, where texts are kept."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answer import Answer
from bot.chat.memory.store import Store
from bot.chat.memory.themes import OTHERS, themes
from bot.render.telegram.text import shortened

DAYS = 90
"""Counters older than this are dropped."""

_DAY = 86_400.0
_SHOWN = 20
_MOST = 2_000
"""Different questions that are sorted into themes."""
_NONE = "No questions yet."


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of the last ``DAYS`` days."""

    by_status: tuple[tuple[str, int], ...]
    """Status of the answer and number of questions, most frequent first."""
    by_surface: tuple[tuple[str, int], ...]
    """private, group, inline or button, and number of questions, most frequent first."""
    most_asked: tuple[tuple[str, int], ...]
    """Questions and how often they were asked; empty unless questions are logged."""
    unanswered: tuple[tuple[str, int], ...]
    """Questions that the reports did not answer, also rare ones; empty unless questions are
    logged."""

    @property
    def total(self) -> int:
        """How many questions were asked."""
        return sum(count for _, count in self.by_status)


def count(
    store: Store, update_id: int, at: float, surface: str, answer: Answer, *, with_text: bool
) -> None:
    """Counts an answered question once per update, with its text only where that is wanted."""
    values = (update_id, at, surface, answer.status, answer.question if with_text else None)
    store.run("INSERT OR REPLACE INTO surface_asked VALUES (?, ?, ?, ?, ?)", *values)


def statistics(store: Store, now: float) -> Statistics:
    """The counts; older ones are dropped."""
    store.run("DELETE FROM surface_asked WHERE at < ?", now - DAYS * _DAY)
    asked = "question IS NOT NULL AND status != 'smalltalk'"
    unanswered = "question IS NOT NULL AND status IN ('not_found', 'related')"
    return Statistics(
        _counted(store, "status", "1", 99),
        _counted(store, "surface", "1", 99),
        _counted(store, "lower(question)", asked, _SHOWN),
        _counted(store, "lower(question)", unanswered, _MOST),
    )


def statuses(store: Store) -> dict[str, int]:
    """How many questions are remembered, by the status of their answers."""
    return dict(_counted(store, "status", "1", 99))


def summary(file: Path, now: float) -> str:
    """The report on a store's file; one that is not there holds no questions.

    Raises StateError where it cannot be read.
    """
    if not file.exists():
        return _NONE
    with closing(Store(file)) as store:
        return report(statistics(store, now))


def report(figures: Statistics) -> str:
    """The counts as plain text for a terminal; says so where there is nothing to show."""
    if not figures.total:
        return _NONE
    parts = [
        f"{figures.total} question{'s'[: figures.total > 1]} in the last {DAYS} days",
        _table("Answers", figures.by_status),
        _table("Asked in", figures.by_surface),
    ]
    if figures.most_asked:
        parts += [_table("Most asked", figures.most_asked)]
        if figures.unanswered:
            found = themes(figures.unanswered)
            rows = tuple((f"{theme.name}: {theme.example}", theme.number) for theme in found)
            # Where no two questions share a word, the list of them says all.
            parts += [_table("Not answered, by theme", rows)] if found[0].name != OTHERS else []
            parts += [_table("Not answered", figures.unanswered[:_SHOWN])]
    else:
        parts.append("The questions' words are not kept; PEELBOT_LOG_QUESTIONS=yes keeps them.")
    return "\n\n".join(parts)


def _counted(store: Store, column: str, where: str, top: int) -> tuple[tuple[str, int], ...]:
    query = (
        f"SELECT {column}, count(*) FROM surface_asked WHERE {where}"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return tuple((str(name), int(number)) for name, number in store.run(query, top))


def _table(title: str, rows: tuple[tuple[str, int], ...]) -> str:
    width = max(len(str(number)) for _, number in rows)
    return "\n".join([title, *(f"  {number:>{width}}  {_shown(name)}" for name, number in rows)])


def _shown(name: str) -> str:
    return shortened("".join(char if char.isprintable() else " " for char in name), 100)
