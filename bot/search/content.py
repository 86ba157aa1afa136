"""What kind of thing a sentence states, so that it can be held against what is asked."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import cache


class Fit(IntFlag):
    """Kinds of content found in a sentence, as bits."""

    NONE = 0
    NUMBER = 1
    MONEY = 2
    DATE = 4
    NAME = 8
    REASON = 16
    PERCENT = 32
    PLACE = 64
    PRAISE = 128
    CRITICISM = 256
    DURATION = 512


_SCALE = r"(?:m|mn|bn|k|million|billion|thousand)\b"
_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER_WORD = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundred|hundreds|thousand|thousands|million|millions|billion|dozen|dozens|half|third|quarter"
)
PATTERNS: dict[Fit, re.Pattern[str]] = {
    Fit.MONEY: re.compile(
        rf"[£$€¥]\s?\d[\d,.]*\d?(?:\s?{_SCALE})?|\b\d[\d,.]*\s?(?:million|billion|thousand)?\s?"
        r"(?:pounds|dollars|euros|pence)\b"
    ),
    Fit.PERCENT: re.compile(
        rf"\d[\d,.]*\s?(?:%|per\s?cent\b|percentage points?\b)"
        rf"|\b(?:\d+|one|{_NUMBER_WORD})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d+|{_NUMBER_WORD})\b"
        r"|\b(?:an?|one|two|three|four|nine)[\s-](?:half|third|quarter|fifth|tenth)s?\b(?!\s+(?:of\s+)?"
        r"(?:year|time))|\bhalf\s+(?:of\s+)?(?:the|its|their|all|those)\b",
        re.IGNORECASE,
    ),
    Fit.DATE: re.compile(
        rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b(?:1\d|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b"
        rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b(?:\s+\d{{1,2}}\b,?)?(?:\s+\d{{4}}\b)?"
        r"|\b\d{1,2}(?:st|nd|rd|th)\s+century\b|\b\d{3,4}s\b|\b\d+\s+(?:BC|AD|BCE|CE)\b"
    ),
    Fit.NUMBER: re.compile(
        rf"(?<![\w£])\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?{_SCALE})?(?!\w)|\b(?:{_NUMBER_WORD})\b",
        re.IGNORECASE,
    ),
    Fit.DURATION: re.compile(
        rf"\b(?:\d+(?:\.\d+)?|one|{_NUMBER_WORD}|several|many)"
        rf"(?:\s?(?:to|or|and|-|–)\s?(?:\d+(?:\.\d+)?|{_NUMBER_WORD}))?(?:\s+and\s+a\s+half)?"
        r"[\s-](?:(?:working|calendar|school)[\s-])?(?:second|minute|hour|day|night|week|month|year)s?\b"
        r"(?![\s-](?:old|olds|of\s+age)\b)",
        re.IGNORECASE,
    ),
    Fit.NAME: re.compile(
        r"\b[A-Z]{2,}\w*\b"
        r"|(?<=[a-z,;:)] )[A-Z][\w’'-]+(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w’'-]+)*"
        r"|^(?:[A-Z][\w’'-]+\s+)(?:[A-Z][\w’'-]+)"
    ),
    Fit.REASON: re.compile(
        r"\b(?:because|since|due\s+to|as\s+a\s+result|for\s+this\s+reason|owing\s+to|so\s+that|"
        r"therefore|in\s+order\s+to|reasons?|caused?|leads?\s+to|led\s+to|means?\s+that|meaning|"
        r"this\s+is\s+so|without|making\s+it|as\s+it)\b",
        re.IGNORECASE,
    ),
    Fit.PRAISE: re.compile(
        r"\b(?:good|(?<!as\s)well|strong|strongly|strengths?|positive|positively|effective|"
        r"effectively|excellent|outstanding|constructively|keen|commitment|committed|encouraging|"
        r"pleas(?:ed|ing)|impress\w+|successful\w*|comprehensive|robust|innovative|praise\w*)\b",
        re.IGNORECASE,
    ),
    Fit.CRITICISM: re.compile(
        r"\b(?:not|cannot|can’t|doesn’t|isn’t|lacks?|lacking|limited|poor|poorly|weak\w*|fails?|"
        r"failed|failing|failure|unable|needs?\s+to|has\s+yet\s+to|have\s+yet\s+to|"
        r"nor|inconsistent\w*|insufficient\w*|too\s+(?:few|many|long|often|slow)|delays?|backlogs?|"
        r"concern\w*|worr\w+|missed|challenges?|difficult\w*|early\s+stages?|deficit|inadequate|"
        r"no\s+longer|still|more\s+to\s+do|only\s+partly|partly)\b",
        re.IGNORECASE,
    ),
    Fit.PLACE: re.compile(r"\b(?:in|at|from|to|near|across|within)\s+(?:the\s+)?[A-Z]\w+"),
}
"""How each kind shows in a sentence."""


_WRITTEN = tuple((int(f), p) for f, p in PATTERNS.items() if not p.flags & re.IGNORECASE)


@cache
def _lowered() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Those in which case does not matter: their small letters are found twice as fast in a
    sentence of small letters. A saved index needs none of them."""
    told = ((int(f), p) for f, p in PATTERNS.items() if p.flags & re.IGNORECASE)
    return tuple((fit, re.compile(pattern.pattern)) for fit, pattern in told)


def fits(sentence: str) -> Fit:
    """All that a sentence states, as bits."""
    lowered = sentence.lower()
    written = (fit for fit, pattern in _WRITTEN if pattern.search(sentence))
    return Fit(sum(written) + sum(fit for fit, pattern in _lowered() if pattern.search(lowered)))
