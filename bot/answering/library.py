"""The loaded reports with their structure and index: what every kind of answer draws on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.questions.kinds.kind import Part
from bot.reports.acronyms import Acronym
from bot.reports.document import Document, Span
from bot.reports.inspection import Grading, Inspection
from bot.reports.shelf import Shelf
from bot.search.index import Index
from bot.search.query import Concept
from bot.search.ranker import Ranker


@dataclass(frozen=True, eq=False)
class Library:
    """Reports, their gradings and areas, their abbreviations, and the ranking over them."""

    inspections: tuple[Inspection, ...]
    shelf: Shelf
    ranker: Ranker
    acronyms: Mapping[str, tuple[Acronym, ...]]
    """By the abbreviation in lower case."""

    @property
    def index(self) -> Index:
        """Where sentences and terms are looked up."""
        return self.ranker.index

    def of(self, documents: Sequence[Document]) -> tuple[Inspection, ...]:
        """The structure of some of the reports."""
        if len(documents) == len(self.inspections):
            return self.inspections
        places = {self._places[d.id] for d in documents if d.id in self._places}
        return tuple(self.inspections[place] for place in sorted(places))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {i.document.id: place for place, i in enumerate(self.inspections)}

    def gives(self, part: Part, documents: Sequence[Document]) -> bool:
        """Whether any of some reports states a part of the structure."""
        return any(getattr(inspection, part) for inspection in self.of(documents))

    def terms(self, span: Span) -> frozenset[str]:
        """The terms of a span."""
        return self.terms_of(span.text)

    def terms_of(self, text: str) -> frozenset[str]:
        """The terms of a text, as far as the reports use them."""
        return self.index.terms_in(text)

    def cover(self, concepts: Sequence[Concept], span: Span) -> float:
        """The share of some concepts, by importance, that a span speaks of."""
        found = self.terms(span)
        whole = sum(self.index.importance(concept) for concept in concepts)
        held = sum(self.index.importance(c) * c.presence(found) for c in concepts)
        return held / whole if whole else 0.0


def findings_range(grading: Grading) -> tuple[int, int]:
    """The text that explains a grading: from its subject to the next heading of its rank.

    Of a grade for the whole report, only what stands before the next heading of any rank.
    """
    document = grading.subject.document
    place = document.section_at(grading.subject.start)
    if place is None:
        return grading.subject.start, len(document.text)
    section = document.sections[place]
    if not grading.overall:
        return section.start, section.end
    following = document.sections[place + 1 :]
    return section.start, following[0].start if following else section.end
