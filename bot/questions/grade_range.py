"""Which grades a question asks for: "good or better", "less than good", "not outstanding"."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import ge, gt, le, lt

from bot.questions.kinds import grade
from bot.reports import grades

_BOUNDS = (
    (re.compile(r"\bat least\b|\bor (?:better|above|higher|more)\b", re.IGNORECASE), ge),
    (re.compile(r"\bat (?:most|best)\b|\bor (?:worse|below|lower|less)\b", re.IGNORECASE), le),
    (re.compile(r"\b(?:better|higher|more) than\b|\babove\b", re.IGNORECASE), gt),
    (re.compile(r"\b(?:worse|lower|less) than\b|\b(?:below|under)\b", re.IGNORECASE), lt),
)
_NOT = re.compile(r"\b(?:not|never|(?:is|was|are|were|did|do|does)n['’]?t|other than)\b", re.I)
_ENOUGH = re.compile(r"\bnot sufficiently good\b", re.IGNORECASE)

Wanted = Callable[[str], bool]


def wanted(text: str) -> Wanted | None:
    """Whether a grade is one of those asked for; None where a question names no grade."""
    names = tuple(dict.fromkeys(grades.plain(m.group()) for m in grade.NAME.finditer(text)))
    levels = [known.level for known in map(grades.named, names) if known]
    if not levels:
        return None
    for pattern, holds in _BOUNDS:
        if pattern.search(text):
            bound = min(levels) if holds in (ge, lt) else max(levels)
            return lambda given: holds(_level(given), bound) and _level(given) > 0
    if _NOT.search(_ENOUGH.sub("", text)):
        return lambda given: grades.plain(given) not in names
    return lambda given: grades.plain(given) in names


def _level(given: str) -> int:
    known = grades.named(given)
    return known.level if known else 0
