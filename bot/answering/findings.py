"""Answers out of the report's sentences, by retrieval."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from bot.answer import Answer, Quote
from bot.answering.evidence import Abstention, Verdict, weigh
from bot.answering.library import Library, findings_range
from bot.answering.quoting import quote_hit, values
from bot.answering.reading import Reading
from bot.fit import PATTERNS, Fit
from bot.index import Hit, Mask
from bot.inspection import Grading
from bot.query import Query
from bot.question import asks_person

SHOWN = 3
"""Quotes shown at once."""
_KEPT = 12
_GOOD_GRADES = frozenset(("outstanding", "good", "adequate", "reasonably good", "exceptional"))
_TYPED_COVER = 0.5
_TOUCHED_COVER = 0.8
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.?\s+[A-Z]|(?<!the )\b(?P<first>[A-Z][a-z]+)\s+"
    r"(?P<last>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)


class Findings:
    """Answers a reading by the sentences that fit it best."""

    def __init__(self, library: Library, abstention: Abstention) -> None:
        self._library = library
        self._index = library.index
        self._abstention = abstention

    def answer(self, reading: Reading) -> Answer | None:
        """The answer, or None where no report says it."""
        query = Query(reading.concepts, reading.question.wanted, reading.background)
        hits = self._index.search(query, _KEPT, self._mask(reading))
        if not hits:
            return None
        hits, missed = self._typed(reading, query, hits)
        verdict = self._missed(query, hits) if missed else self._verdict(query, hits[0])
        if verdict == "not_found":
            return None
        quotes = tuple(self._quote(reading, hit) for hit in hits)
        return _shown(reading, verdict, quotes)

    def explain(self, reading: Reading, grading: Grading) -> Answer | None:
        """Why a grade was given: the findings beside it that tell for or against."""
        grade = grading.grade.text.lower() if grading.grade else ""
        cue = Fit.PRAISE if grade in _GOOD_GRADES else Fit.CRITICISM
        mask = self._index.within(grading.subject.document, *findings_range(grading))
        return self._cued(reading, cue, mask, Fit.REASON)

    def told(self, reading: Reading, cue: Fit) -> Answer | None:
        """The findings that praise or criticise, about the subject if one was named."""
        other = Fit.CRITICISM if cue is Fit.PRAISE else Fit.NONE
        return self._cued(reading, cue, self._mask(reading), against=other)

    def _cued(
        self,
        reading: Reading,
        cue: Fit,
        mask: Mask | None,
        support: Fit = Fit.NONE,
        against: Fit = Fit.NONE,
    ) -> Answer | None:
        """The sentences with most cues of a kind, those that speak of the subject first."""
        query = Query(reading.concepts, Fit.NONE, reading.background)
        relevance = self._index.score(query)
        allowed = np.flatnonzero(mask) if mask is not None else np.arange(len(relevance))
        worth: dict[int, float] = {}
        for number in map(int, allowed):
            text = self._index.sentence(number).text
            cues = min(_count(cue, text), 3) - 1.5 * min(_count(against, text), 2)
            if cues > 0 and (relevance[number] > 0 or not reading.concepts):
                extra = 0.8 * min(_count(support, text), 1)
                worth[number] = float(relevance[number]) + 0.5 * cues + extra
        best = sorted(worth, key=lambda number: (-worth[number], number))[:_KEPT]
        hits = [self._index.hit(number, worth[number]) for number in best]
        if not hits:
            return None
        return _shown(reading, "answered", tuple(self._quote(reading, hit) for hit in hits))

    def _quote(self, reading: Reading, hit: Hit) -> Quote:
        return quote_hit(self._index, hit, reading.concepts, reading.question.wanted)

    def _mask(self, reading: Reading) -> Mask | None:
        if len(reading.documents) == len(self._library.inspections):
            return None
        masks = [self._index.within(d, 0, len(d.text)) for d in reading.documents]
        mask: Mask = np.any(masks, axis=0)
        return mask

    def _verdict(self, query: Query, hit: Hit) -> Verdict:
        return self._abstention.verdict(weigh(self._index, query, hit))

    def _typed(
        self, reading: Reading, query: Query, hits: tuple[Hit, ...]
    ) -> tuple[tuple[Hit, ...], bool]:
        """The hits with those first that state what is asked for, and whether none does."""
        person = asks_person(reading.question.text) and not reading.background
        if not reading.question.strict and not person:
            return hits, False
        fitting = [hit for hit in hits if self._states(query, hit, person=person)]
        others = [hit for hit in hits if hit not in fitting]
        return (*fitting, *others), not fitting

    def _states(self, query: Query, hit: Hit, *, person: bool) -> bool:
        if person:
            if not self._names_person(hit.sentence.text):
                return False
        elif not hit.features["type"]:
            return False
        return weigh(self._index, query, hit).sentence_cover >= _TYPED_COVER

    @staticmethod
    def _names_person(sentence: str) -> bool:
        """Whether a sentence has a title of courtesy or two names together, of no organisation."""
        for match in _PERSON.finditer(sentence):
            if match["first"] is None:
                return True
            pair = {match["first"].lower(), match["last"].lower()}
            if match["first"].lower() not in _PLACE_WORDS and not pair & _ORGANISATION_WORDS:
                return True
        return False

    def _missed(self, query: Query, hits: tuple[Hit, ...]) -> Verdict:
        """What is left where nothing states the figure: related only if all else is there."""
        cover = max(weigh(self._index, query, hit).sentence_cover for hit in hits[:SHOWN])
        return "related" if cover >= _TOUCHED_COVER else "not_found"


_PLACE_WORDS = frozenset("east west north south northern southern central united great new".split())
_ORGANISATION_WORDS = frozenset(
    "police constabulary fire rescue service force authority council fund college board committee "
    "department office agency trust group company midlands england wales kingdom inspectorate "
    "commission commissioner home secretary".split()
)


def _count(fit: Fit, text: str) -> int:
    return len(PATTERNS[fit].findall(text)) if fit else 0


def _shown(reading: Reading, verdict: Verdict, quotes: tuple[Quote, ...]) -> Answer:
    """The answer with its first quotes, the rest kept for a reader who asks for more."""
    first, later = quotes[:SHOWN], quotes[SHOWN:]
    return Answer(
        question=reading.question.text,
        status="related" if verdict == "related" else "answered",
        short=_short(reading, verdict, quotes[0]),
        quotes=first,
        more=later,
    )


def _short(reading: Reading, verdict: Verdict, best: Quote) -> str:
    if verdict == "related":
        return "The report does not state this. The closest it says:"
    found = values(best.span, reading.question.wanted) if reading.question.strict else ()
    if len(found) == 1:
        return found[0]
    return "The report says:"


def summary(reading: Reading, library: Library) -> tuple[Quote, ...]:
    """The opening sentence of each paragraph that explains the grade of a whole report."""
    found: list[Quote] = []
    for inspection in library.of(reading.documents):
        grading = inspection.overall
        start, end = findings_range(grading) if grading else (0, len(inspection.document.text))
        numbers = np.flatnonzero(library.index.within(inspection.document, start, end))
        opening: dict[int, int] = {}
        for number in map(int, numbers):
            opening.setdefault(library.index.passage_of(number).start, number)
        hits = (library.index.hit(number, 1.0) for number in opening.values())
        found += [quote_hit(library.index, hit, (), Fit.NONE) for hit in hits]
    return tuple(found)


def later(answer: Answer, reading: Reading) -> Answer | None:
    """The quotes after those already shown, or the one asked for; None where there are none."""
    quotes = (*answer.quotes, *answer.more)
    if reading.pick is not None:
        if not -len(quotes) <= reading.pick < len(quotes):
            return None
        return replace(answer, short="The report says:", quotes=(quotes[reading.pick],), more=())
    if answer.is_list:
        return None
    rest = quotes[reading.skip :]
    if not rest:
        return None
    return replace(answer, short="The report also says:", quotes=rest[:SHOWN], more=rest[SHOWN:])
