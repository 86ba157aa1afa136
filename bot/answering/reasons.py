"""Findings chosen by what they tell: praise, criticism, the reason for a grade."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.library import Library, findings_range
from bot.questions.reading import Reading
from bot.reports import grades
from bot.reports.document import Span
from bot.reports.inspection import Grading
from bot.search.content import PATTERNS, Fit
from bot.search.index import Hit
from bot.search.query import Query
from bot.search.selection import Selection

_KEPT = 12
_JUDGES = re.compile(r"\b(?:judge[ds]?|graded?|rated?)\b", re.IGNORECASE)
_REFERS_BACK = re.compile(
    r"(?:For\s+(?:this|these|that)\s+reasons?|This\s+(?:is|was)\s+(?:because|why|due)|"
    r"As\s+a\s+(?:result|consequence)|Because\s+of\s+this|Therefore|This\s+means|Consequently|"
    r"That\s+is\s+why)\b"
)
_GIVES_REASON = re.compile(r"(?:This\s+(?:is|was)\s+(?:so|because|due|in\s+order)|The\s+reason)\b")
_MOST = 3
"""Cues counted in one sentence; a long sentence is not better for having more."""


def explain(library: Library, reading: Reading, grading: Grading) -> tuple[Hit, ...]:
    """Why a grade was given: the findings beside it that tell for or against, best first."""
    grade = grades.named(grading.grade.text) if grading.grade else None
    cue = Fit.PRAISE if grade and grade.praises else Fit.CRITICISM
    index = library.index
    document = grading.subject.document
    chosen = index.within(document, *findings_range(grading)) or index.of((document,))
    for inspection in library.of((document,)):
        for area in inspection.areas:
            chosen = chosen.without(index.within(document, area.span.start, area.span.end))
    relevance = library.ranker.score(Query(reading.concepts, Fit.NONE), chosen)
    worth: dict[int, float] = {}
    for number, relevant in zip(chosen, relevance.tolist(), strict=True):
        text = index.sentence(number).text
        cues, reason = count(cue, text), bool(count(Fit.REASON, text))
        judges = _JUDGES.search(text) is not None
        if cues and (reason or not judges):
            worth[number] = relevant + 0.5 * cues + 0.8 * reason + 1.0 * judges
    return _best(library, worth)


def told(library: Library, cue: Fit, within: Selection) -> tuple[Hit, ...]:
    """The findings that praise, or that criticise, the most outspoken first."""
    against = Fit.CRITICISM if cue is Fit.PRAISE else Fit.NONE
    worth: dict[int, float] = {}
    for number in within:
        text = library.index.sentence(number).text
        cues = count(cue, text) - 1.5 * count(against, text)
        if cues > 0 and not _JUDGES.search(text):
            worth[number] = 0.5 * cues
    return _best(library, worth)


def with_reason(library: Library, hit: Hit) -> Hit:
    """A hit together with the neighbour that its reason stands in.

    "For this reason …" points back to the sentence before; "This is so that …" behind a sentence
    gives the reason for it.
    """
    index, span = library.index, hit.sentence
    before, after = index.neighbours(hit.number)
    if before and _REFERS_BACK.match(span.text):
        return replace(hit, sentence=Span(span.document, before.start, span.end))
    if after and _GIVES_REASON.match(after.text):
        return replace(hit, sentence=Span(span.document, span.start, after.end))
    return hit


def count(fit: Fit, text: str) -> int:
    """How many cues of a kind a text has, up to three."""
    if not fit:
        return 0
    return min(len(PATTERNS[fit].findall(text)), _MOST)


def _best(library: Library, worth: dict[int, float]) -> tuple[Hit, ...]:
    best = sorted(worth, key=lambda number: (-worth[number], number))[:_KEPT]
    return tuple(library.index.hit(number, worth[number]) for number in best)
