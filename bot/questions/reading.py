"""A question read in the light of the conversation: what it asks, of what, in which reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.questions.question import Question
from bot.reports.document import Document
from bot.search.query import Concept, Query

_BODIES = frozenset(
    "area council authority force constabulary service services school college prison home "
    "provider trust hospital partnership department agency organisation they it".split()
)
"""What an inspected body is called."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something read into a question that its asker should see."""

    kind: Literal[
        "spelling",
        "about",
        "asked",
        "language",
        "file",
        "unread",
        "latest",
        "incomparable",
        "missing",
    ]
    """A repaired spelling, the subject of an earlier turn, the question where none shows it, the
    language that it is in where that is not English, the file that alone was asked, pages that
    could not be searched, the report taken of several, grades that cannot be compared, or places
    that no report is on."""
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
    """It in words, after its story; where it has none of its own, after the question before."""
    before: str = ""
    """The question before it, in words."""
    leaning: bool = False
    """Whether it is not whole without the one before."""
    notes: tuple[Note, ...] = ()
    foreign: tuple[str, ...] = ()
    """Years in the question that no loaded report is of or speaks of."""
    missing: tuple[str, ...] = ()
    """Places asked about that no loaded report is on."""
    mentioned: tuple[str, ...] = ()
    """Places spoken of that no loaded report is on; some report may still speak of them."""
    visits: tuple[Document, ...] = ()
    """All reports on the bodies that are named, of any year; none where none is named."""
    skip: int = 0
    """How many times more was asked for."""
    pick: int | None = None
    """The one quote asked for, counted from 0, or from -1 for the last."""
    within_grading: bool = False
    """Whether only the findings of the grading last spoken of are searched."""

    @property
    def names_body(self) -> bool:
        """Whether it is about no more than the body inspected, and so about the whole report."""
        return all(concept.text.lower() in _BODIES for concept in self.concepts)

    @property
    def query(self) -> Query:
        """What the search looks for."""
        return Query(
            self.words,
            self.question.wanted,
            self.background,
            self.spoken,
            self.before,
            self.leaning,
        )

    def noting(self, kind: Literal["spelling", "about"], text: str) -> Reading:
        """The same reading with more to say about how it came about, where there is any."""
        return replace(self, notes=(*self.notes, Note(kind, text))) if text else self
