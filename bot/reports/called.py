"""What a report is called: its place, the sorts of its body and inspection, its years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.reports.days import Day, last_day
from bot.reports.document import Document
from bot.reports.inspection import Inspection
from bot.reports.places import SMALL, other_names, words_of
from bot.reports.sorts import body_of, inspection_of

_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*|&|[:;|–—(),/]")
_NO_PLACE = frozenset(
    """
    a an inspection inspections reinspection re-inspection report reports review visit letter
    monitoring focused joint targeted area areas local authority authorities council councils county
    borough metropolitan district unitary royal city services service children children's social
    care people young help protection safeguarding partnership partnerships send special educational
    needs disabilities peel police constabulary force forces effectiveness efficiency legitimacy
    crime data integrity fire rescue annual assessment custody national her his majesty's hm hmic
    hmicfrs ofsted cqc hmip prison prisons hmp yoi school schools academy college primary secondary
    nursery junior infant infants home homes hospital trust nhs foundation of for to at by how what
    well does is are was were audit investigation study survey response final draft summary full
    main version published contents overview introduction findings recommendations appendix
    """.split()
)
"""Words of titles that are in no place's name, or only beside it ("Kent County Council")."""
_STYLED = re.compile(r"\b(?:London|Royal|Metropolitan|County)\s+Borough\s+(?:Council\s+)?of\b")
_CITY = re.compile(r"\bCity of (?:[A-Z][\w’'-]+)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, eq=False)
class Called:
    """What a report is called, and which reports it belongs with."""

    document: Document
    place: str
    """Such as "Windsor and Maidenhead"; empty where the report names none."""
    names: tuple[str, ...]
    """What else its place is called: by its file, its manifest and in general."""
    body: str
    """The sort of body, such as "council"; empty where nothing tells it."""
    inspection: str
    """The sort of inspection, such as "SEND", or the pillar that the manifest names."""
    year: int | None
    years: frozenset[int]
    """All years by which people may call it: of the visit, of its publication, of its file."""

    day: Day | None
    """The last day of the inspection, or of the publication where that is not told."""

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """The same for all inspections of one sort of the same body."""
        place = " ".join(words_of(self.place)) or f"\0{self.document.id}"
        return place, self.body, self.inspection

    @property
    def latest(self) -> tuple[Day, str]:
        """Grows with the time of the inspection."""
        published = self.document.published
        day = published.isoformat() if published else ""
        numbers = "-".join(re.findall(r"\d+", self.document.id))
        return self.day or (self.year or 0, 0, 0), day or numbers


def called(inspection: Inspection) -> Called:
    """What one report is called."""
    document = inspection.document
    title = f"{document.force or ''} {document.title}"
    forced = place_in(inspection.force or "")
    place = next(filter(None, _places(inspection)), "")
    published = {document.published.year} if document.published else set()
    years = {document.year} if document.year else set()
    filed = {int(year) for year in _YEAR.findall(document.id)}
    return Called(
        document,
        place,
        tuple(_names(document, place)),
        body_of(title) or (body_of(inspection.force or "") if place == forced else ""),
        (document.pillar or "").lower() or inspection_of(document.title),
        document.year or next(iter(published or filed), None),
        frozenset(years | published | filed),
        _day(inspection),
    )


def _day(inspection: Inspection) -> Day | None:
    """The last day of the visit, or the first of the other days that a report tells of itself."""
    spans = (inspection.inspected, inspection.date, inspection.published)
    days = filter(None, (last_day(span.text) for span in spans if span))
    year = inspection.document.year
    return next((day for day in days if year is None or abs(day[0] - year) <= 1), None)


def _places(inspection: Inspection) -> Iterator[str]:
    document = inspection.document
    yield place_in(document.force or "")
    yield place_in(document.title)
    yield place_in(inspection.force or "")
    yield _filed(document)


def place_in(title: str) -> str:
    """The name of a place in a title: the longest run of capitalised words of no other sense."""
    city = _CITY.search(title)
    if city and other_names(city[0]):
        return city[0]
    title = _STYLED.sub(":", title)
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(title):
        plain = word.lower().replace("’", "'")
        plain = plain.removesuffix("'s") if plain not in _NO_PLACE else plain
        if plain in SMALL:
            if runs[-1]:
                runs[-1].append(word)
        elif word[0].isupper() and plain not in _NO_PLACE and not _coded(word):
            saint = bool(runs[-1]) and runs[-1][-1].rstrip(".") in ("St", "Saint")
            runs[-1].append(word if saint else re.sub(r"[’']s$", "", word))
        elif runs[-1]:
            runs.append([])
    trimmed = [_trimmed(run) for run in runs]
    return " ".join(max(trimmed, key=lambda run: sum(w.lower() not in SMALL for w in run)))


def _coded(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _trimmed(run: list[str]) -> list[str]:
    """A run without small words at its end."""
    while run and run[-1].lower() in SMALL:
        run = run[:-1]
    return run


def _filed(document: Document) -> str:
    """The words of the file's name that the text writes with a capital: "ofsted-barset-2021"."""
    words = [w for w in re.split(r"[-_\W\d]+", document.id) if len(w) > 2 and w not in _NO_PLACE]
    return " ".join(w.title() for w in words if re.search(rf"\b{w.title()}\b", document.text))


def _names(document: Document, place: str) -> Iterator[str]:
    yield from document.aliases
    filed = _filed(document)
    if place and filed and set(words_of(place)) & set(words_of(filed)):
        yield filed
    yield from other_names(place)
    yield from other_names(filed)
    yield from _parts(place)


def _parts(place: str) -> Iterator[str]:
    """What may stand for the whole: each side of "and", and what comes before "of" or "upon"."""
    sides = re.split(r"\s+(?:and|&)\s+", place)
    if len(sides) > 1:
        yield from sides
    before = re.split(r"\s+(?:of|upon|on)\s+", place)
    if len(before) > 1 and before[0].lower() not in ("city", "isle", "vale"):
        yield before[0]
