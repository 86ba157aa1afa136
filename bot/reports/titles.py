"""What a report is called, and the year that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reports.document import Block, Kind
from bot.reports.formats.extract import Extract
from bot.reports.labels import date_line

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SORT = re.compile(
    r"\b(?:re-?)?(?:inspections?|review|report|investigation|assessment|audit|survey|visit|study)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:key|main|executive|our)\s+)?(?:strengths?|findings|summary|introduction|contents|"
    r"background|conclusions?|overview|recommendations?|what\b.*|areas?\s+for\b.*|abbreviations)\W*",
    re.IGNORECASE,
)
_OPENING = 25
"""Blocks among which a report without a title at its head names itself."""
_LONGEST = 30
"""Words of a title at most."""


def title_of(extract: Extract) -> str:
    """The outermost heading that can be a title, with the sort of report where the next says it.

    Where there is none, the first short line that names a sort of report; else an empty string.
    """
    headings = [b for b in extract.blocks if b.kind is Kind.HEADING and _can_be_title(extract, b)]
    top = min(headings, key=lambda block: block.level, default=None)
    if top is None or _SECTION.fullmatch(_line(extract, top)):
        return next(_named(extract), _line(extract, top) if top else "")
    title = _line(extract, top)
    place = extract.blocks.index(top) + 1
    below = extract.blocks[place] if place < len(extract.blocks) else None
    if below and below.kind is Kind.HEADING and not _SORT.search(title):
        sort = _line(extract, below)
        if _SORT.search(sort) and not sort.endswith("?") and not _SECTION.fullmatch(sort):
            return f"{title}: {sort}"
    return title


def year_of(title: str, extract: Extract) -> int | None:
    """The year in a title, or else in the first date that stands alone near the report's head."""
    dates = (
        _line(extract, block)
        for block in extract.blocks[:_OPENING]
        if block.kind is Kind.LABEL and date_line(_line(extract, block))
    )
    years = (match for text in (title, *dates) if (match := _YEAR.search(text)))
    return next((int(match[0]) for match in years), None)


def _line(extract: Extract, block: Block) -> str:
    return " ".join(extract.text[block.start : block.end].split())


def _can_be_title(extract: Extract, block: Block) -> bool:
    """Whether a heading is whole: words enough, a great first letter, no bracket left open."""
    text = _line(extract, block)
    whole = all(text.count(a) == text.count(b) for a, b in ("()", "“”", "[]"))
    begins = text[0] in '“‘"' or (text[0].isalnum() and not text[0].islower())
    return whole and begins and sum(map(str.isalpha, text)) > 2


def _named(extract: Extract) -> Iterator[str]:
    for block in extract.blocks[:_OPENING]:
        text = _line(extract, block)
        short = len(text.split()) <= _LONGEST and not text.endswith(".")
        if (
            block.kind is not Kind.LABEL
            and short
            and re.match(rf"(?:\S+\s+){{0,5}}{_SORT.pattern}", text)
        ):
            yield text
