"""What the bot answers: a short answer in its own words and quotes in the report's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.questions.reading import Note
from bot.reports.document import Citation, Span

Status = Literal["answered", "related", "not_found", "smalltalk"]

NOT_STATED = "not stated"
SILENT = "does not say"
CLOSEST = "The report does not state this. The closest it says:"
SHOWN = 3
"""Quotes shown at once; the others wait for a reader who asks for more."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim slice of a report, the passage it stands in, and how well it fits."""

    span: Span
    passage: Span
    score: float
    matched: tuple[tuple[int, int], ...] = ()
    """The words that match the question: ordered half-open ranges of the document's text."""

    @property
    def text(self) -> str:
        """The report's own characters."""
        return self.span.text

    @property
    def citation(self) -> Citation:
        """Where a reader finds the quote."""
        return self.span.citation


@dataclass(frozen=True, slots=True)
class Row:
    """What was graded, or which report, and its grade, ``not stated``, or its own words."""

    subject: str
    grade: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.grade}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that a question may mean."""

    label: str
    """For a button or a numbered line."""
    question: str
    """The whole question that stands for it, which needs no earlier one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be shown by any front end.

    ``answered``: the quotes state it. ``related``: the report touches on it but does not state
    it, and the quotes are the closest. ``not_found``: no quotes. ``smalltalk``: no report asked.
    """

    question: str
    status: Status
    short: str
    """The grade, the figure, the list's lead, or a plain sentence; empty where rows say all."""
    quotes: tuple[Quote, ...] = ()
    """Best first; for a list, all of it in the report's order."""
    more: tuple[Quote, ...] = ()
    """The next best quotes, for a reader who asks for more."""
    grade: str | None = None
    """The stated grade, ``not stated`` where a grade was asked and none is given, else None."""
    notes: tuple[Note, ...] = ()
    """How the question was read: a spelling repaired, a subject carried over."""
    suggestions: tuple[str, ...] = ()
    """Questions that the loaded reports can answer, where the person may want one."""
    is_list: bool = False
    """Whether ``quotes`` is a complete list."""
    rows: tuple[Row, ...] = ()
    """Grades beside what they were given for, where several were asked, or a line a report."""
    choices: tuple[Choice, ...] = ()
    """What the person may have meant, where the answer asks back."""

    @property
    def text(self) -> str:
        """The short answer and its rows, a line each."""
        return "\n".join((*([self.short] if self.short else []), *map(str, self.rows)))


def tabled(question: str, short: str, rows: Sequence[Row], quotes: Sequence[Quote]) -> Answer:
    """An answer in lines, with its first quotes shown and the rest kept."""
    first, rest = tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:])
    return Answer(question, "answered", short, first, rest, rows=tuple(rows))
