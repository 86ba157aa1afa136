"""Spans made into quotes: the words that match are marked, the passage is kept beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Quote
from bot.reports.document import Span
from bot.search.analysis import tokenise
from bot.search.content import PATTERNS, Fit
from bot.search.index import Hit, Index
from bot.search.query import Concept

_SHOWN = Fit.MONEY | Fit.PERCENT | Fit.DATE | Fit.DURATION | Fit.NUMBER
_FIGURES = tuple((int(fit), pattern) for fit, pattern in PATTERNS.items() if fit & _SHOWN)
"""Plain numbers: bits of an enumeration are slow to join."""


def quote_hit(index: Index, hit: Hit, concepts: Sequence[Concept], wanted: Fit) -> Quote:
    """The quote of a sentence that was found."""
    matched = matches(index, hit.sentence, concepts, wanted)
    return Quote(hit.sentence, hit.passage, round(hit.score, 4), matched)


def quote_span(span: Span, passage: Span | None = None) -> Quote:
    """The quote of a span that the report's structure gave; it counts as certain."""
    return Quote(span, passage or span, 1.0)


def quote_around(index: Index, span: Span, marked: Span) -> Quote:
    """The quote of the sentence around a span, with the words themselves marked.

    Where no sentence holds the span, as in a heading or a label, it is the marked words alone.
    """
    number = index.sentence_around(span)
    if number is None:
        return quote_span(marked)
    quote = quote_span(index.sentence(number), index.passage_of(number))
    return replace(quote, matched=((marked.start, marked.end),))


def matches(
    index: Index, span: Span, concepts: Sequence[Concept], wanted: Fit = Fit.NONE
) -> tuple[tuple[int, int], ...]:
    """The ranges of a span's words that match the concepts, and of the figures wanted."""
    terms = {term for concept in concepts for sense in concept.senses for term in sense.terms}
    words = index.vocabulary.words
    ranges = [(t.start, t.end) for t in tokenise(span.text) if words.get(t.text) in terms]
    text, asked = span.text, int(wanted)
    for fit, pattern in _FIGURES:
        if fit & asked:
            ranges += [match.span() for match in pattern.finditer(text)]
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
