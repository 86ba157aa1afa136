"""What a paged document leaves behind in text saved from it: a line for each page."""

from __future__ import annotations

import re
from itertools import pairwise

_LONGEST = 120
"""Characters of such a line at most."""
_FEWEST = 3
"""Pages from which a line is one of a series."""
_PAGE = re.compile(
    r"[-–—|\s]*(?:(?P<before>\D[^\n]*?[\s|])?page\s+)(?P<number>\d{1,4})(?:\s+of\s+\d{1,4})?"
    r"(?P<after>(?:[\s|]+[^\n]*)?)[-–—|\s]*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;][”’\"')\]*_]*$")


def without_page_lines(text: str) -> str:
    """A text without the lines that count its pages, such as "Page 4 Inspection of a school".

    They repeat all but for a number that grows. A sentence that goes on behind one is one again.
    """
    lines = text.split("\n")
    counted = _page_lines(lines)
    if not counted:
        return text
    return _closed("\n".join("\f" if n in counted else line for n, line in enumerate(lines)))


def _page_lines(lines: list[str]) -> frozenset[int]:
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        match = _PAGE.fullmatch(line) if len(line) <= _LONGEST else None
        if match:
            words = (match["before"] or "").strip(), (match["after"] or "").strip()
            found.setdefault(words, []).append((place, int(match["number"])))
    return frozenset(place for pages in found.values() if _grows(pages) for place, _ in pages)


def _grows(pages: list[tuple[int, int]]) -> bool:
    numbers = [number for _, number in pages]
    return len(numbers) >= _FEWEST and all(a < b for a, b in pairwise(numbers))


def _closed(text: str) -> str:
    """A text with its page breaks closed: one line break where a sentence goes on, else two."""
    parts = re.split(r"\s*\f\s*", text)
    joined = parts[0]
    for part in parts[1:]:
        goes_on = joined and not _ENDS.search(joined) and part[:1].islower()
        joined += ("\n" if goes_on else "\n\n") + part
    return joined
