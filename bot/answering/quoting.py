"""Spans made into quotes: the words that match are marked, the passage is kept beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Quote
from bot.reports.document import Span
from bot.search.analysis import tokenise
from bot.search.content import PATTERNS, Fit
from bot.search.index import Hit, Index
from bot.search.query import Concept

_SHOWN = Fit.MONEY | Fit.PERCENT | Fit.DATE | Fit.NUMBER


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


_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 60
"""Characters before a word in which its count is sought."""
_WORDS_BETWEEN = 3
_AFTER = re.compile(
    r"[\w’'-]*(?:\s+numbers?|(?:\s+\w+){0,3}\s*(?=[:–|\t]))?\s*(?:at|of|to|is|was|are|were|stands?\s+at|stood\s+at|:|–|\||\(|=|,)*\s*"
    r"(?:about|around|nearly|over|only|just)?\s*(?P<count>\d[\d,.]*)(?!\s*(?:%|per\s?cent))",
    re.IGNORECASE,
)


def counted(text: str, start: int, end: int) -> bool:
    """Whether a number stands beside a word at a range of a text, as a count of it does.

    It stands up to four words before ("900 special constables") or right after ("officer numbers
    at 1,220"); a percentage is no count.
    """
    if _AFTER.match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    numbers = PATTERNS[Fit.NUMBER].finditer(before)
    return any(
        len(before[m.end() :].split()) <= _WORDS_BETWEEN
        and not re.match(r"\s*(?:%|per\s?cent)|[^,;:.]*[,;:.]", before[m.end() :])
        for m in numbers
    )


def values(span: Span, wanted: Fit) -> tuple[str, ...]:
    """The distinct figures of the wanted kind in a span, the most specific kind first."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.DATE, Fit.NUMBER):
        if fit & wanted:
            found = dict.fromkeys(m.group() for m in PATTERNS[fit].finditer(span.text))
            if fit is Fit.NUMBER:
                found = {number: None for number in found if not _YEAR.fullmatch(number)}
            if found:
                return tuple(found)
    return ()
