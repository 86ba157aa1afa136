"""The abbreviations that a report spells out itself, such as "chief finance officer (CFO)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.reports.document import Document, Span

_BRACKETED = re.compile(r"\((?P<short>[A-Z][A-Za-z&]{1,9}?)(?:['’]?s)?\)")
_POSSESSIVE = re.compile(r"(?:['’]s?)?\s*$")
_SMALL = re.compile(r"(?:of|the|and|for|in|to|a|an|on|at)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w&]+(?:[-’'][\w]+)*")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An abbreviation and what it stands for, both as the report writes them."""

    short: Span
    long: Span


class Named(Mapping[str, tuple[Acronym, ...]]):
    """Abbreviations by their lower case, sought in all reports when one is first asked about."""

    def __init__(self, found: Callable[[], Iterable[Acronym]]) -> None:
        self._find = found

    @cached_property
    def _found(self) -> dict[str, tuple[Acronym, ...]]:
        named: dict[str, list[Acronym]] = {}
        for acronym in self._find():
            named.setdefault(acronym.short.text.lower(), []).append(acronym)
        return {name: tuple(found) for name, found in named.items()}

    def __getitem__(self, name: str) -> tuple[Acronym, ...]:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def acronyms(document: Document) -> Iterator[Acronym]:
    """Every abbreviation that stands in brackets behind the words it shortens."""
    for match in _BRACKETED.finditer(document.text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        line = document.text.rfind("\n", 0, match.start()) + 1
        start = _long_form(short, document.text[line : match.start()])
        if start is not None:
            end = line + len(_POSSESSIVE.sub("", document.text[line : match.start()]))
            yield Acronym(Span(document, *match.span("short")), Span(document, line + start, end))


def _long_form(short: str, before: str) -> int | None:
    """Where the long form starts in the text before a bracket (Schwartz and Hearst 2003).

    Each capital is sought from the right at the start of a word that is not a small one; other
    words may stand between.
    """
    words = list(_WORD.finditer(before))[-min(len(short) + 5, len(short) * 2) :]
    place = len(before)
    floor = words[0].start() if words else place
    for letter in reversed([c.lower() for c in short if c.isupper()]):
        place -= 1
        while place >= floor and not _starts(before, place, letter):
            place -= 1
        if place < floor:
            return None
    return place


def _starts(text: str, place: int, letter: str) -> bool:
    """Whether a word that can stand behind a letter of an abbreviation starts here."""
    inside = place > 0 and text[place - 1].isalnum()
    return text[place].lower() == letter and not inside and not _SMALL.match(text, place)
