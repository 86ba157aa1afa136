"""The day that a line of a report names, for putting reports in order; never shown."""

from __future__ import annotations

import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?\b(?P<month>[A-Za-z]{3,9})\s+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,\s+)?(?P<year>(?:19|20)\d\d)"
)
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")

Day = tuple[int, int, int]
"""Year, month and day; 0 for what is not told."""


def last_day(line: str) -> Day | None:
    """The last day that a line names, such as 15 May of "11 to 15 May 2023"; None for none."""
    found = [*_worded(line), *_figured(line)]
    return max(found, default=None)


def _worded(line: str) -> list[Day]:
    days = []
    for match in _WORDS.finditer(line):
        month = match["month"][:3].lower()
        if month in _MONTHS:
            day = int(match["day"] or match["after"] or 0)
            days.append((int(match["year"]), _MONTHS.index(month) + 1, day))
    return days


def _figured(line: str) -> list[Day]:
    matches = (match for pattern in (_FIGURES, _ISO) for match in pattern.finditer(line))
    return [(int(m["year"]), int(m["month"]), int(m["day"])) for m in matches]
