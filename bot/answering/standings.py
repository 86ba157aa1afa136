"""What each of several reports gave for one thing: the grades that lists and ranks are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.answer import NOT_STATED, Quote, Row
from bot.answering.library import Library
from bot.answering.quoting import quote_span
from bot.answering.structure import Structure
from bot.questions.reading import Note, Reading
from bot.reports import grades
from bot.reports.document import Document, one_line
from bot.reports.inspection import Grading
from bot.reports.sorts import BODIES


@dataclass(frozen=True, slots=True)
class Standing:
    """One report with what it gave for the thing asked about; ``gradings`` may be empty."""

    document: Document
    gradings: tuple[Grading, ...]

    @property
    def grade(self) -> str:
        """The grade in the report's words, or several with "; ", or ``not stated``."""
        given = dict.fromkeys(one_line(g.grade.text) for g in self.gradings if g.grade)
        return "; ".join(given) or NOT_STATED

    @property
    def level(self) -> int:
        """How good the grade is, of several the worst; 0 where there is none."""
        known = [grades.named(g.grade.text) for g in self.gradings if g.grade]
        return min((grade.level for grade in known if grade), default=0)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The lines that state the grade."""
        return tuple(quote_span(g.span) for g in self.gradings)


class Standings:
    """Looks up what is asked in each report by its structure."""

    def __init__(self, library: Library, structure: Structure) -> None:
        self._library = library
        self._structure = structure

    def of(self, reading: Reading, documents: Sequence[Document]) -> tuple[Standing, ...]:
        """A standing for each of some reports, in their order."""
        return tuple(Standing(d, self._gradings(reading, d)) for d in documents)

    def _gradings(self, reading: Reading, document: Document) -> tuple[Grading, ...]:
        found = self._structure.grading_asked(replace(reading, documents=(document,)))
        overall = [g for g in found if g.overall]
        if overall and len(overall) == len(found):
            # A part that stands by its own heading again is not the grade of the whole.
            named = [g for g in overall if "overall" in g.subject.text.lower()]
            return tuple((named or overall)[:1])
        distinct: dict[tuple[str, str], Grading] = {}
        for grading in found:
            given = grades.plain(grading.grade.text) if grading.grade else ""
            distinct.setdefault((one_line(grading.subject.text).lower(), given), grading)
        return tuple(distinct.values())

    def row(self, standing: Standing, subject: str = "") -> Row:
        """A line that names the report, and the part graded where it is not ``subject``."""
        label = self._library.shelf.label(standing.document)
        own = " / ".join(dict.fromkeys(one_line(g.subject.text) for g in standing.gradings))
        differs = own and subject and own.lower() != subject.lower()
        return Row(f"{label} ({own})" if differs else label, standing.grade)

    def comparable(self, standings: Iterable[Standing]) -> tuple[Note, ...]:
        """A note where grades are of different scales or sorts of inspection."""
        groups: dict[str, list[str]] = {}
        for standing in standings:
            if standing.gradings:
                scale = self.scheme(standing.document)
                groups.setdefault(scale, []).append(self._library.shelf.label(standing.document))
        if len(groups) < 2:
            return ()
        said = "; ".join(f"{key}: {_some(labels)}" for key, labels in groups.items())
        return (Note("incomparable", said),)

    def scheme(self, document: Document) -> str:
        """What a report's grades can be compared within: its sort of inspection and its scale."""
        report = self._library.shelf.of(document)
        given = [g.grade.text for i in self._library.of((document,)) for g in i.gradings if g.grade]
        fitting = grades.scales(given)
        scale = next((name for name, _ in grades.SCALES if name in fitting), "no known scale")
        sort = report.inspection or report.body
        return f"{sort} ({scale} scale)" if sort else f"{scale} scale"


def asked_bodies(text: str) -> frozenset[str]:
    """The sorts of bodies that a question speaks of."""
    return frozenset(sort.name for sort in BODIES if sort.asked.search(text))


def subject_of(standings: Iterable[Standing]) -> str:
    """What most of them call the part that is asked about."""
    named = Counter(
        " / ".join(dict.fromkeys(one_line(g.subject.text) for g in s.gradings))
        for s in standings
        if s.gradings
    )
    return named.most_common(1)[0][0] if named else ""


def _some(labels: Sequence[str], most: int = 4) -> str:
    rest = len(labels) - most
    return ", ".join(labels[:most]) + (f" and {rest} more" if rest > 0 else "")
