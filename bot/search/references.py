"""Tells a reference to another work, as in a footnote, from a sentence that says something."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+)?(?:\d{{1,2}},\s+)?(?:19|20)\d\d"
_VISITED = re.compile(rf"\baccessed\s+(?:on\s+)?(?:\d{{1,2}}\s+)?{_DAY},?\s+\S*(?:https?:|www\.)")
_DATED = re.compile(rf"\((?:[^()]{{1,40}}[:;,]\s+)?{_DAY}(?:;[^()]{{1,40}})?\)\W*$")
"""The place and day of a publication, at the end of a reference."""
_TITLED = 0.6
"""The share of longer words with a capital from which a text is titles and names."""
_LONGER = re.compile(r"[^\W\d_]{4,}")


def is_reference(sentence: str) -> bool:
    """Whether a sentence only names another work and when it came out or was visited."""
    if _VISITED.search(sentence) is not None:
        return True
    if not _DATED.search(sentence):
        return False
    words: list[str] = _LONGER.findall(sentence[: sentence.rfind("(")])
    return sum(word[0].isupper() for word in words) >= _TITLED * max(len(words), 1)
