"""A question read in the light of the conversation: what it asks, of what, in which reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.questions.question import Question
from bot.reports.document import Document
from bot.search.query import Concept, Query


@dataclass(frozen=True, slots=True)
class Note:
    """Something read into a question that its asker should see."""

    kind: Literal["spelling", "about", "asked", "language", "file", "unread"]
    """A repaired spelling, the subject of an earlier turn, the question where none shows it, the
    language that it is in where that is not English, the file that alone was asked, or pages that
    could not be searched."""
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with its subject resolved."""

    question: Question
    concepts: tuple[Concept, ...]
    """What it is about, for what a report states as structure."""
    documents: tuple[Document, ...]
    """The reports asked about."""
    words: tuple[Concept, ...] = ()
    """All that it says, for the search: also a report's name, which is no subject of its own."""
    named: bool = False
    """Whether the question itself names a report, by force, year or pillar."""
    background: tuple[tuple[Concept, float], ...] = ()
    spoken: str = ""
    """It in words, after what it takes from its story or from an earlier question."""
    notes: tuple[Note, ...] = ()
    foreign: tuple[str, ...] = ()
    """Names and years in the question that no loaded report is about or speaks of."""
    skip: int = 0
    """How many times more was asked for."""
    pick: int | None = None
    """The one quote asked for, counted from 0, or from -1 for the last."""
    within_grading: bool = False
    """Whether only the findings of the grading last spoken of are searched."""

    @property
    def query(self) -> Query:
        """What the search looks for."""
        return Query(self.words, self.question.wanted, self.background, self.spoken)

    def noting(self, kind: Literal["spelling", "about"], text: str) -> Reading:
        """The same reading with more to say about how it came about, where there is any."""
        return replace(self, notes=(*self.notes, Note(kind, text))) if text else self
