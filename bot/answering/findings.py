"""Answers out of the report's sentences, by search."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answering import reasons
from bot.answering.abstention import Abstention, Verdict, weigh
from bot.answering.answer import CLOSEST, SHOWN, Answer
from bot.answering.figures import counts, values
from bot.answering.library import Library, findings_range
from bot.answering.quoting import matches, quote_hit
from bot.questions.contents import asks_person
from bot.questions.reading import Reading
from bot.reports.document import Document
from bot.reports.inspection import Grading, Inspection
from bot.search.index import Hit
from bot.search.query import Concept

_KEPT = 12
_NEAR = 0.6
"""The share of the best hit's score from which another is worth showing."""
_TITLED = 0.8
"""How surely a word of a person's title must be meant: a chief officer is no chief constable."""
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.?\s+[A-Z]|(?<!the )\b(?P<first>[A-Z][a-z]+)\s+"
    r"(?P<last>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)
_NO_FIRST_NAMES = frozenset(
    "east west north south northern southern central united great new".split()
)
_ORGANISATIONS = frozenset(
    "police constabulary fire rescue service force authority council fund college board committee "
    "department office agency trust group company midlands england wales kingdom inspectorate "
    "commission commissioner home secretary school academy prison".split()
)


class Findings:
    """Answers a reading by the sentences that fit it best."""

    def __init__(self, library: Library, abstention: Abstention) -> None:
        self._library = library
        self._index = library.index
        self._abstention = abstention

    def answer(self, reading: Reading) -> Answer | None:
        """The answer, or None where no report says it."""
        query = reading.query
        found = self._library.ranker.search(query, _KEPT, self._index.of(reading.documents))
        hits = tuple(hit for hit in found if hit.score >= _NEAR * found[0].score)
        if not hits:
            return None
        states = self._test(reading)
        stated = states is None or any(map(states, hits))
        verdict = self._abstention.verdict(weigh(self._index, query, hits[0]))
        # Without the figure asked for, a sentence only touches on it, however well its words fit.
        if not stated:
            verdict = "related" if verdict == "answered" else "not_found"
        if states is None:
            return None if verdict == "not_found" else self._shown(reading, hits, verdict)
        # However well its words fit, a sentence without the figure is not the answer.
        gives = states if reading.question.counts else _has_kind
        hits = tuple(sorted(hits, key=lambda hit: not gives(hit)))
        figure = self._figure(reading, hits[0]) if states(hits[0]) else ""
        return None if verdict == "not_found" else self._shown(reading, hits, verdict, figure)

    def explain(self, reading: Reading, grading: Grading) -> Answer | None:
        """Why a grade was given."""
        return self._shown(reading, reasons.explain(self._library, reading, grading))

    def told(self, reading: Reading) -> Answer | None:
        """The findings that praise or criticise, as wanted; None where a subject is named."""
        if reading.concepts:
            return None
        within = self._index.of(reading.documents)
        return self._shown(reading, reasons.told(self._library, reading.question.wanted, within))

    def summary(self, reading: Reading) -> Answer | None:
        """The opening sentence of each paragraph that explains the grade of a whole report.

        None where a subject is named.
        """
        if reading.concepts:
            return None
        hits = [
            hit
            for inspection in self._library.of(reading.documents)
            for hit in self._openings(inspection)
        ]
        return self._shown(reading, tuple(hits))

    def _openings(self, inspection: Inspection) -> list[Hit]:
        if inspection.overall:
            opening = self._first_sentences(
                inspection.document, *findings_range(inspection.overall)
            )
            if opening:
                return opening
        ranges = dict.fromkeys(map(findings_range, inspection.questions))
        found = [self._first_sentences(inspection.document, *r)[:1] for r in ranges]
        return [hit for hits in found for hit in hits] or self._first_sentences(
            inspection.document, 0, len(inspection.document.text)
        )

    def _first_sentences(self, document: Document, start: int, end: int) -> list[Hit]:
        """The first sentence of each passage in a range."""
        opening: dict[int, int] = {}
        for number in self._index.places(self._index.within(document, start, end)):
            if self._index.sentence(number).text[-1] in '.!?”"':
                opening.setdefault(self._index.passage_of(number).start, number)
        return [self._index.hit(number, 1.0) for number in opening.values()]

    def _test(self, reading: Reading) -> Callable[[Hit], bool] | None:
        """What tells whether a hit has the figure, the date or the person asked for; None where
        none is."""
        if asks_person(reading.question.text) and not reading.background:
            titled = self._titled(reading)
            return lambda hit: _names_person(hit.sentence.text) and titled(hit)
        if not reading.question.strict:
            return None
        named, counted = _named(reading), reading.question.counts
        return lambda hit: (
            bool(hit.features["type"]) and (not named or self._names(hit, named, counted))
        )

    def _titled(self, reading: Reading) -> Callable[[Hit], bool]:
        """What tells whether a hit has every word of the title that a person is asked for by."""
        index = self._index
        return lambda hit: all(
            c.presence(index.terms(hit.number)) >= _TITLED for c in reading.concepts
        )

    def _figure(self, reading: Reading, hit: Hit) -> str:
        """The one figure of the kind asked for in a hit that speaks of all that is asked; an empty
        string where there are several, or none that is whole."""
        terms = self._index.terms(hit.number)
        asked = (concept for concept in reading.concepts if concept in reading.words)
        if not reading.question.strict or not all(c.presence(terms) for c in asked):
            return ""
        if reading.question.counts:
            found = self._counts(hit, _named(reading))
        else:
            found = values(hit.sentence.text, reading.question.wanted)
        several = len(reading.documents) > 1
        label = f"{self._library.shelf.label(hit.sentence.document)}: " if several else ""
        return label + found[0] if len(found) == 1 else ""

    def _names(self, hit: Hit, named: tuple[Concept, ...], counted: bool) -> bool:
        """Whether the thing asked about stands in a sentence, with a count beside it if wanted."""
        if not named[-1].presence(self._index.terms(hit.number)):
            return False
        return not counted or bool(self._counts(hit, named))

    def _counts(self, hit: Hit, named: tuple[Concept, ...]) -> tuple[str, ...]:
        """The numbers beside the words of a hit that name a thing."""
        places = matches(self._index, hit.sentence, named)
        start, text = hit.sentence.start, hit.sentence.text
        found = (n for first, last in places for n in counts(text, first - start, last - start))
        return tuple(dict.fromkeys(found))

    def _shown(
        self,
        reading: Reading,
        hits: tuple[Hit, ...],
        verdict: Verdict = "answered",
        figure: str = "",
    ) -> Answer | None:
        """The answer with its first quotes, the rest kept for a reader who asks for more;
        ``figure``: what the first one states, where that alone answers."""
        if not hits:
            return None
        question = reading.question
        hits = tuple(reasons.with_reason(self._library, h) for h in hits) if question.why else hits
        quotes = [quote_hit(self._index, h, reading.concepts, question.wanted) for h in hits]
        return Answer(
            question=question.text,
            status="related" if verdict == "related" else "answered",
            short=CLOSEST if verdict == "related" else figure or "The report says:",
            quotes=tuple(quotes[:SHOWN]),
            more=tuple(quotes[SHOWN:]),
        )


def _names_person(sentence: str) -> bool:
    """Whether a sentence has a title of courtesy, or two names together of no organisation."""
    for match in _PERSON.finditer(sentence):
        if match["first"] is None:
            return True
        first, last = match["first"].lower(), match["last"].lower()
        if first not in _NO_FIRST_NAMES and not {first, last} & _ORGANISATIONS:
            return True
    return False


def _has_kind(hit: Hit) -> bool:
    """Whether a hit has the kind of content asked for."""
    return bool(hit.features["type"])


def _named(reading: Reading) -> tuple[Concept, ...]:
    """The concepts of the thing whose figure is asked for."""
    span = reading.question.head
    if span is None:
        return ()
    return tuple(c for c in reading.concepts if span[0] <= c.start and c.end <= span[1])
