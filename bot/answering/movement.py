"""How the grade of one thing moved between two inspections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.answer import NOT_STATED, Quote, Row
from bot.answering.quoting import quote_span
from bot.reports import grades
from bot.reports.inspection import Grading, Inspection
from bot.reports.shelf import Shelf
from bot.search.analysis import STOP_WORDS, tokenise

_SAME = 0.5
"""The share of words in common from which two headings are of the same part."""
_INSIDE = 0.8
"""The share of the shorter heading's words that the longer one must have."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A grade before and after; either is None where only one of the reports grades it."""

    subject: str
    before: Grading | None
    after: Grading | None
    comparable: bool = True

    @property
    def way(self) -> str:
        """``up``, ``down``, ``the same``, ``new``, ``gone`` or ``not comparable``."""
        old, new = _level(self.before), _level(self.after)
        if not old or not new:
            return "gone" if old else "new"
        if not self.comparable:
            return "not comparable"
        return "the same" if old == new else "up" if new > old else "down"

    @property
    def row(self) -> Row:
        """A line such as "Overall effectiveness: Good → Outstanding (up)"."""
        return Row(self.subject, f"{_grade(self.before)} → {_grade(self.after)} ({self.way})")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The lines that state both."""
        return tuple(quote_span(g.span) for g in (self.before, self.after) if g)


def movements(old: Inspection, new: Inspection, shelf: Shelf) -> tuple[Movement, ...]:
    """How each grade of a report stands to the one before; parts are told by their headings."""
    before, after = distinct(old.gradings), distinct(new.gradings)
    alike = bool(grades.scales(_given(before)) & grades.scales(_given(after)))
    same = alike and shelf.of(old.document).key == shelf.of(new.document).key
    found = []
    used: set[int] = set()
    for grading in after:
        former = _nearest(grading, before)
        if former:
            used.add(id(former))
        found.append(Movement(_named(grading, former), former, grading, same))
    gone = (g for g in before if id(g) not in used)
    return (*found, *(Movement(_line(g), g, None, same) for g in gone))


def distinct(gradings: Sequence[Grading]) -> list[Grading]:
    """The graded parts, each once: the whole first, a part again under its own heading not.

    What is asked and not graded is none of them.
    """
    named = [g for g in gradings if "overall" in g.subject.text.lower()]
    whole = (named or [g for g in gradings if g.overall])[:1]
    parts = {_line(g).lower(): g for g in reversed(gradings) if g.grade and g not in whole}
    return [*whole, *reversed(parts.values())]


def _nearest(grading: Grading, among: Sequence[Grading]) -> Grading | None:
    words = _words(grading)
    likeness = {id(g): _likeness(words, _words(g)) for g in among}
    best = max(among, key=lambda g: likeness[id(g)], default=None)
    return best if best and likeness[id(best)] >= _SAME else None


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    if not shared or shared / min(len(a), len(b)) < _INSIDE:
        return 0.0
    return shared / len(a | b)


def _words(grading: Grading) -> frozenset[str]:
    return frozenset(t.text for t in tokenise(grading.subject.text)) - STOP_WORDS


def _named(grading: Grading, former: Grading | None) -> str:
    """What is graded, with what it was called before where that is another thing."""
    now = _line(grading)
    if former is None or _words(former) == _words(grading):
        return now
    return f"{now} (before: “{_line(former)}”)"


def _given(gradings: Sequence[Grading]) -> Iterator[str]:
    return (g.grade.text for g in gradings if g.grade)


def _grade(grading: Grading | None) -> str:
    return " ".join(grading.grade.text.split()) if grading and grading.grade else NOT_STATED


def _level(grading: Grading | None) -> int:
    known = grades.named(grading.grade.text) if grading and grading.grade else None
    return known.level if known else 0


def _line(grading: Grading) -> str:
    return " ".join(grading.subject.text.split())
