"""The figures of a sentence, whole, and which of them count the thing asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.search.content import PATTERNS, Fit

_REACH = 60
"""Characters before a word in which its count is sought."""
_WORDS_BETWEEN = 3
_NO_COUNT = frozenset("half third quarter".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIMITED = re.compile(
    r"\b(?:(?:approximately|about|around|nearly|almost|roughly|over|under|some|"
    r"(?:more|fewer|less|no\s+more|no\s+fewer|no\s+less)\s+than|up\s+to|at\s+(?:least|most)|"
    r"just\s+(?:over|under)|below|above|between\s+\S+\s+and)\s+)+$",
    re.IGNORECASE,
)
"""What stands before a figure and makes it another: "fewer than 50" is not 50."""
_AFTER = re.compile(
    r"[\w’'-]*(?:\s+numbers?|(?:\s+\w+){0,3}\s*(?=[:–|\t]))?\s*(?:at|of|to|is|was|are|were|stands?\s+at|stood\s+at|:|–|\||\(|=|,)*\s*"
    r"(?:about|around|nearly|over|only|just)?\s*(?P<count>\d(?:[\d,.]*\d)?)(?![\d,.]*\s*(?:%|per\s?cent))",
    re.IGNORECASE,
)


def values(text: str, wanted: Fit) -> tuple[str, ...]:
    """The distinct figures of the wanted kind with what limits them ("up to £5m"), the most
    specific kind first; a bare number is no figure, for it does not say of what."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.DURATION, Fit.DATE):
        if fit & wanted:
            limited = fit is not Fit.DATE
            found = (m.span() for m in PATTERNS[fit].finditer(text))
            said = [_whole(text, *span) if limited else text[slice(*span)] for span in found]
            if said:
                return tuple(dict.fromkeys(said))
    return ()


def counts(text: str, start: int, end: int) -> tuple[str, ...]:
    """The distinct numbers that stand beside a word at a range of a text, as counts of it do.

    They stand up to four words before ("900 special constables") or right after ("officer numbers
    at 1,220"). Sums, shares, days and periods count nothing.
    """
    taken = [m.span() for m in _others(text)]
    found = dict.fromkeys(
        _whole(text, first, last)
        for first, last in _beside(text, start, end)
        if not any(a < last and first < b for a, b in taken)
    )
    return tuple(found)


def _others(text: str) -> Iterator[re.Match[str]]:
    """The figures that are more than a number; four digits are a day only as a likely year."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.DURATION, Fit.DATE):
        for match in PATTERNS[fit].finditer(text):
            if not match.group().isdigit() or _YEAR.fullmatch(match.group()):
                yield match


def _beside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    after = _AFTER.match(text, end)
    if after:
        yield after.span("count")
    for match in PATTERNS[Fit.NUMBER].finditer(text, max(0, start - _REACH), start):
        between = text[match.end() : start]
        near = len(between.split()) <= _WORDS_BETWEEN and not re.search(r"[;:]|[,.](?!\d)", between)
        if near and match.group().lower() not in _NO_COUNT:
            yield match.span()


def _whole(text: str, start: int, end: int) -> str:
    """A figure with the words before it that limit it."""
    limit = _LIMITED.search(text[:start])
    return text[limit.start() if limit else start : end]
