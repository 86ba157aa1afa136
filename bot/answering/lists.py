"""Answers that are a whole list of a report: what is to change, what is good."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bot.answering.answer import Answer
from bot.answering.library import Library
from bot.answering.quoting import quote_span
from bot.questions.reading import Reading
from bot.reports.document import Span
from bot.reports.inspection import Area, Grading
from bot.search.analysis import STOP_WORDS, tokenise

_REPEATED = 0.6
"""The share of words in common from which a question repeats a heading."""
_NAMED = 0.4
"""The share of a subject that an entry must cover to be of what was asked about."""
_CHANGES = "areas for improvement"
_PRAISES = "strengths"


class Lists:
    """Answers with every entry that is asked for, in the report's order."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def named(self, reading: Reading) -> Answer | None:
        """The list of praise or of change whose heading a question repeats."""
        asked = _asked(reading)
        if all(_share(asked, words) < _REPEATED for words in self._headings):
            return None
        for found in self._library.of(reading.documents):
            for areas in (found.strengths, found.areas):
                named = self._under_named(reading, areas)
                if named:
                    return _all_of(reading, named)
        return None

    @cached_property
    def _headings(self) -> frozenset[tuple[str, ...]]:
        """The words of the headings of all lists, of which many reports have the same few."""
        return frozenset(tuple(_folded(text)) for text in self._library.index.tables.headings)

    def areas(self, reading: Reading) -> Answer | None:
        """Every area for improvement, or those on the subject named; None where none fits.

        An answer with no quotes says that the subject's question has no areas under it.
        """
        areas = tuple(a for i in self._library.of(reading.documents) for a in i.areas)
        named = self._under_named(reading, areas)
        if named:
            return _all_of(reading, named)
        if not reading.concepts:
            return _all_of(reading, areas) if areas else None
        graded = self._best_grading(reading)
        covers = [self._library.cover(reading.concepts, area.span) for area in areas]
        best = max(covers, default=0.0)
        if graded and graded[1] >= max(best, _NAMED):
            under = tuple(a for a in areas if a.grading is graded[0])
            return _all_of(reading, under) if under else _no_areas(reading, graded[0])
        if best < _NAMED:
            return None
        chosen = [a for a, cover in zip(areas, covers, strict=True) if cover >= best * 0.75]
        return _all_of(reading, tuple(chosen))

    def strengths(self, reading: Reading) -> Answer | None:
        """All that the reports list as praise; None where a subject is named or none lists any.

        One entry alone is an example, and no list of what is good.
        """
        found = tuple(a for i in self._library.of(reading.documents) for a in i.strengths)
        named = self._under_named(reading, found)
        if named:
            return _all_of(reading, named, _PRAISES)
        whole = len(found) > 1 and (not reading.concepts or reading.names_body)
        return _all_of(reading, found, _PRAISES) if whole else None

    def _under_named(self, reading: Reading, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        """The areas under the heading that a question repeats and asks nothing beside."""
        asked = _asked(reading)
        headings = [area.heading.text for area in areas]
        shares = {text: _share(asked, _folded(text)) for text in set(headings)}
        best = max(shares.values(), default=0.0)
        if best < _REPEATED:
            return ()
        named = tuple(a for a, text in zip(areas, headings, strict=True) if shares[text] == best)
        terms = self._library.terms(named[0].heading)
        inside = all(concept.presence(terms) > 0 for concept in reading.concepts)
        return named if inside else ()

    def _best_grading(self, reading: Reading) -> tuple[Grading, float] | None:
        inspections = self._library.of(reading.documents)
        graded = [g for i in inspections for g in i.questions]
        covers = [(g, self._library.cover(reading.concepts, g.subject)) for g in graded]
        return max(covers, key=lambda pair: pair[1], default=None)


def listed(reading: Reading, short: str, spans: Sequence[Span]) -> Answer:
    """A list that is complete."""
    quotes = tuple(quote_span(span) for span in spans)
    return Answer(reading.question.text, "answered", short, quotes, is_list=True)


def _all_of(reading: Reading, areas: tuple[Area, ...], called: str = _CHANGES) -> Answer:
    """A whole list under the heading that it has, or else as such lists are called."""
    headings = {" ".join(area.heading.text.lower().split()) for area in areas}
    called = headings.pop() if len(headings) == 1 else called
    short = f"{len(areas)} under “{called}”:" if len(areas) > 1 else "The report says:"
    return listed(reading, short, [area.span for area in areas])


def _asked(reading: Reading) -> set[str]:
    return {token for token in _folded(reading.question.text) if token not in STOP_WORDS}


def _share(asked: set[str], heading: Sequence[str]) -> float:
    """The share of the words of a question and of a heading that they have in common."""
    words = {word for word in heading if word not in STOP_WORDS}
    return len(asked & words) / len(asked | words) if words else 0.0


def _folded(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


def _no_areas(reading: Reading, grading: Grading) -> Answer:
    asked = " ".join(grading.subject.text.split())
    short = f"The report lists no areas for improvement under “{asked}”."
    return Answer(reading.question.text, "not_found", short)
