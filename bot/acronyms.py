"""The abbreviations that a report spells out itself, such as "chief finance officer (CFO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.document import Document, Span

_BRACKETED = re.compile(r"\((?P<short>[A-Z][A-Za-z&]{1,9}?)(?:['’]?s)?\)")
_WORD = re.compile(r"[\w&]+(?:[-’'][\w]+)*")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An abbreviation and what it stands for, both as the report writes them."""

    short: Span
    long: Span


def acronyms(document: Document) -> Iterator[Acronym]:
    """Every abbreviation that stands in brackets behind the words it shortens."""
    for match in _BRACKETED.finditer(document.text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        line = document.text.rfind("\n", 0, match.start()) + 1
        start = _long_form(short, document.text[line : match.start()])
        if start is not None:
            end = line + len(document.text[line : match.start()].rstrip())
            yield Acronym(Span(document, *match.span("short")), Span(document, line + start, end))


def _long_form(short: str, before: str) -> int | None:
    """Where the long form starts in the text before a bracket (Schwartz and Hearst 2003).

    Each letter is sought from the right, the first one at the start of a word; letters of small
    words between need no counterpart.
    """
    words = list(_WORD.finditer(before))[-min(len(short) + 5, len(short) * 2) :]
    place = len(before)
    floor = words[0].start() if words else place
    for letter in reversed(short.lower()):
        first = letter == short[0].lower()
        place -= 1
        while place >= floor and not _stands(before, place, letter, first or letter != "s"):
            place -= 1
        if place < floor:
            return None
    return place


def _stands(text: str, place: int, letter: str, starts_word: bool) -> bool:
    if text[place].lower() != letter:
        return False
    return not starts_word or place == 0 or not text[place - 1].isalnum()
