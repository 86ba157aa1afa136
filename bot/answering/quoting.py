"""Spans made into quotes: the words that match are marked, the passage is kept beside."""

from __future__ import annotations

from collections.abc import Sequence

from bot.analysis import tokenise
from bot.answer import Quote
from bot.document import Span
from bot.fit import PATTERNS, Fit
from bot.index import Hit, Index
from bot.query import Concept

_SHOWN = Fit.MONEY | Fit.PERCENT | Fit.DATE | Fit.NUMBER


def quote_hit(index: Index, hit: Hit, concepts: Sequence[Concept], wanted: Fit) -> Quote:
    """The quote of a sentence that was found."""
    matched = matches(index, hit.sentence, concepts, wanted)
    return Quote(hit.sentence, hit.passage, round(hit.score, 4), matched)


def quote_span(span: Span, passage: Span | None = None) -> Quote:
    """The quote of a span that the report's structure gave; it counts as certain."""
    return Quote(span, passage or span, 1.0)


def matches(
    index: Index, span: Span, concepts: Sequence[Concept], wanted: Fit = Fit.NONE
) -> tuple[tuple[int, int], ...]:
    """The ranges of a span's words that match the concepts, and of the figures wanted."""
    terms = {term for concept in concepts for sense in concept.senses for term in sense.terms}
    words = index.vocabulary.words
    ranges = [(t.start, t.end) for t in tokenise(span.text) if words.get(t.text) in terms]
    for fit, pattern in PATTERNS.items():
        if fit & wanted & _SHOWN:
            ranges += [match.span() for match in pattern.finditer(span.text)]
    return tuple((span.start + a, span.start + b) for a, b in _joined(sorted(ranges)))


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order with overlapping ones made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def values(span: Span, wanted: Fit) -> tuple[str, ...]:
    """The distinct figures of the wanted kind in a span, the most specific kind first."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.DATE, Fit.NUMBER):
        if fit & wanted:
            found = dict.fromkeys(m.group() for m in PATTERNS[fit].finditer(span.text))
            if found:
                return tuple(found)
    return ()
