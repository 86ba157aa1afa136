"""What changed between two inspections of the same body: its grades and what it was to improve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.answer import Answer, Quote, Row, tabled
from bot.answering.bodies import counted, of_bodies
from bot.answering.library import Library
from bot.answering.movement import Movement, movements
from bot.answering.quoting import quote_span
from bot.answering.standings import Standings
from bot.questions.reading import Reading
from bot.reports.document import Document
from bot.reports.inspection import Area
from bot.search.encoder.encoder import Encoder
from bot.search.pairing import paired

_AREAS = re.compile(r"\b(?:areas?|recommend\w*|afis?|told|asked|actions?|repeated)\b", re.I)
_GRADES = re.compile(r"\b(?:grad\w+|rat(?:ed|ings?)|judge?ments?|up|down)\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:up|better|improv(?:e|ed|ing)|rose|higher)\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:down|worse|declin\w+|fell|lower|deteriorat\w+)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?P<new>new)\b|\b(?P<repeated>repeated|again|still|same)\b|\b(?P<gone>gone|"
    r"dropped|closed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """An area for improvement in one or both of two reports."""

    name: str
    """``new``, ``repeated`` or ``gone``."""
    areas: tuple[Area, ...]
    """Of a repeated one the earlier and the later."""


class Changes:
    """Holds an inspection against the one before it."""

    def __init__(self, library: Library, standings: Standings, encoder: Encoder | None) -> None:
        self._library = library
        self._standings = standings
        self._encoder = encoder

    def answer(self, reading: Reading) -> Answer | None:
        """What changed; None where no body asked about was inspected twice in these reports."""
        pairs = list(self._pairs(reading))
        if not pairs:
            return None
        alone = bool(reading.visits) or len(self._library.shelf.latest) == 1
        return (
            self._one(reading, *pairs[0])
            if alone and len(pairs) == 1
            else self._many(reading, pairs)
        )

    def _pairs(self, reading: Reading) -> Iterator[tuple[Document, Document]]:
        """The earlier and the later report: those of the years named, or else the last two."""
        shelf = self._library.shelf
        asked = reading.documents if reading.named else of_bodies(shelf, reading)
        groups: dict[tuple[str, str, str], list[Document]] = {}
        for document in asked:
            groups.setdefault(shelf.of(document).key, []).append(document)
        for group in groups.values():
            latest = max(group, key=lambda document: shelf.of(document).latest)
            others = [d for d in group if d is not latest]
            former = max(others, key=lambda d: shelf.of(d).latest, default=shelf.before(latest))
            if former is None and len(shelf.visits(latest)) > 1:
                former, latest = latest, shelf.visits(latest)[-1].document
            if former:
                yield former, latest

    def _one(self, reading: Reading, old: Document, new: Document) -> Answer:
        text, shelf = reading.question.text, self._library.shelf
        before, after = (self._library.of((document,))[0] for document in (old, new))
        moved = movements(before, after, shelf)
        about_areas, about_grades = _AREAS.search(text), _GRADES.search(text)
        graded = moved if about_grades or not about_areas else ()
        areas = self.areas(old, new) if about_areas or not about_grades else ()
        only = {name for m in _ONLY.finditer(text) for name, said in m.groupdict().items() if said}
        areas = [c for c in areas if c.name in only] if only and not graded else list(areas)
        graded = tuple(_wanted(text, graded)) if about_grades else graded
        years = f"{shelf.of(old).year} → {shelf.of(new).year}"
        counts = [f"{_count(graded, name)} {name}" for name in ("up", "down", "the same")]
        said = [f"grades: {', '.join(counts)}"] if graded else []
        if areas:
            names = only or ("new", "repeated", "gone")
            counts = [f"{sum(c.name == n for c in areas)} {n}" for n in names]
            said.append(f"areas for improvement: {', '.join(counts)}")
        place = shelf.of(new).place or new.title
        rows = [*(m.row for m in graded), *(r for c in areas for r in self._rows(c))]
        quotes = [*(q for m in graded for q in m.quotes), *_quotes(areas)]
        short = f"{place}, {years}. " + (_sentence(said) if said else "Nothing of that changed.")
        return tabled(reading.question.text, short, rows, quotes)

    def _many(self, reading: Reading, pairs: Sequence[tuple[Document, Document]]) -> Answer:
        """The grade of the whole, or of what is named, of every body inspected twice."""
        moved = []
        shelf, text = self._library.shelf, reading.question.text
        for old, new in pairs:
            before, after = self._standings.of(reading, (old, new))
            if before.gradings and after.gradings:
                place = f"{shelf.of(new).place} {shelf.of(old).year} → {shelf.of(new).year}"
                same = self._standings.scheme(old) == self._standings.scheme(new)
                moved.append(Movement(place, before.gradings[0], after.gradings[0], same))
        chosen = list(_wanted(text, moved))
        names = ("up", "down", "the same")
        spread = ", ".join(f"{_count(moved, name)} {name}" for name in names)
        of = counted(shelf, [new for _, new in pairs])
        short = f"{of} inspected twice: {spread}."
        if not moved:
            short = f"{of} inspected twice; none graded that both times."
        rows = [m.row for m in chosen]
        return tabled(reading.question.text, short, rows, [q for m in chosen for q in m.quotes])

    def areas(self, old: Document, new: Document) -> list[Change]:
        """The areas for improvement of two reports, matched by what they say."""
        before, after = (
            [area for i in self._library.of((document,)) for area in i.areas]
            for document in (old, new)
        )
        texts = [[area.span.text for area in areas] for areas in (before, after)]
        pairs = paired(texts[0], texts[1], self._library.index, self._encoder)
        repeated = [Change("repeated", (before[i], after[j])) for i, j in pairs]
        kept, left = {j for _, j in pairs}, {i for i, _ in pairs}
        fresh = [Change("new", (a,)) for j, a in enumerate(after) if j not in kept]
        gone = [Change("gone", (a,)) for i, a in enumerate(before) if i not in left]
        return [*fresh, *repeated, *gone]

    def _rows(self, change: Change) -> Iterator[Row]:
        for area in change.areas:
            year = self._library.shelf.of(area.span.document).year
            yield Row(
                f"{change.name.capitalize()} ({year})", f"“{' '.join(area.span.text.split())}”"
            )


def _wanted(text: str, moved: Sequence[Movement]) -> Iterator[Movement]:
    """The movements in the direction asked for; all where none is, or both are."""
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    for movement in moved:
        if up == down or movement.way == ("up" if up else "down"):
            yield movement


def _count(moved: Sequence[Movement], way: str) -> int:
    return sum(movement.way == way for movement in moved)


def _quotes(changes: Sequence[Change]) -> list[Quote]:
    return [quote_span(area.span) for change in changes for area in change.areas]


def _sentence(parts: Sequence[str]) -> str:
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."
