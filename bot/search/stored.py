"""Documents and their structure as arrays, and made of these again when something asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from bot.reports.acronyms import Acronym, acronyms
from bot.reports.called import Called, called
from bot.reports.document import Block, Document, Kind, Span
from bot.reports.inspection import Area, Grading, Inspection, inspect
from bot.search.ragged import Ragged

_KINDS = tuple(Kind)
_APART = ("text", "blocks", "pages", "reading")
_KNOWN = tuple(field.name for field in fields(Document) if field.name not in _APART)
_ELSEWHERE = ("document", "gradings", "force")
_PARTS = tuple(field.name for field in fields(Inspection) if field.name not in _ELSEWHERE)
"""What an inspection has beside its gradings: a span, an area, nothing, or several of those."""
_NAMES = ("names", "years", "day", "place", "body", "inspection", "year")
"""What a report is called beside itself; the first three are no plain values."""
_Range = tuple[int, int]
Known = dict[str, Any]
"""What a document's JSON object holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Saved:
    """For each document its text in UTF-8, what is known of it, its blocks, pages and structure."""

    texts: Ragged
    known: Ragged
    """A JSON object and a comma each."""
    blocks: Ragged
    """Four numbers a block: kind, start, end, level."""
    pages: Ragged
    structure: Ragged
    """A JSON object each."""
    subjects: Ragged
    """What is graded, a line each, so that what no report grades is looked for in none."""
    headings: Ragged
    """What its lists stand under, a line each."""
    acronyms: Ragged
    """Four numbers each: the ranges of the short and of the long form."""

    @staticmethod
    def names() -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in fields(Saved))


def saved(documents: Sequence[Document]) -> Saved:
    """Some documents as arrays."""
    inspections = [inspect(document) for document in documents]
    return Saved(
        texts=Ragged.of_bytes([d.text.encode() for d in documents]),
        known=Ragged.of_bytes([_known(i).encode() for i in inspections]),
        blocks=Ragged.of([_blocks(document) for document in documents]),
        pages=Ragged.of([document.pages for document in documents]),
        structure=Ragged.of_bytes([json.dumps(_structure(i)).encode() for i in inspections]),
        subjects=Ragged.of_bytes([_lines(_subjects(i)) for i in inspections]),
        headings=Ragged.of_bytes([_lines(_headings(i)) for i in inspections]),
        acronyms=Ragged.of([_acronyms(document) for document in documents]),
    )


def documents_of(
    saved: Saved, naming: Callable[[Sequence[str]], Sequence[str]] = tuple
) -> tuple[Document, ...]:
    """The documents, each of which reads its text when it is first asked for it.

    ``naming`` gives each another name than its own where it has to be told from others.
    """
    known = known_of(saved)
    names = naming([one["id"] for one in known])
    return tuple(
        StoredDocument.of(saved, place, {**one, "id": name})
        for place, (one, name) in enumerate(zip(known, names, strict=True))
    )


def inspections_of(
    saved: Saved, documents: Sequence[Document], known: Sequence[Known]
) -> tuple[Inspection, ...]:
    """The structure of each document, read when it is first asked for."""
    return tuple(
        StoredInspection.of(saved, place, document, one["service"])
        for place, (document, one) in enumerate(zip(documents, known, strict=True))
    )


def called_of(documents: Sequence[Document], known: Sequence[Known]) -> tuple[Called, ...]:
    """What each document is called, for which neither its text nor its structure is read."""
    return tuple(_called(*pair) for pair in zip(documents, known, strict=True))


def _called(document: Document, known: Known) -> Called:
    names, years, day, *others = (known["called"][name] for name in _NAMES)
    own = dict(zip(_NAMES[3:], others, strict=True))
    years = frozenset(years)
    return Called(document, names=tuple(names), years=years, day=day and tuple(day), **own)


def acronyms_of(saved: Saved, documents: Sequence[Document]) -> list[Acronym]:
    """Every abbreviation that the documents spell out."""
    places = np.flatnonzero(np.diff(saved.acronyms.starts)).tolist()
    return [
        Acronym(Span(documents[place], a, b), Span(documents[place], c, d))
        for place in places
        for a, b, c, d in saved.acronyms[place].reshape(-1, 4).tolist()
    ]


class StoredDocument(Document):
    """A document whose text, blocks and pages are read when they are first asked for."""

    _saved: Saved
    _place: int

    @classmethod
    def of(cls, saved: Saved, place: int, known: dict[str, Any]) -> StoredDocument:
        """The document at a place."""
        found = object.__new__(cls)
        day = known["published"]
        # JSON knows no tuples.
        each = ((name, known[name]) for name in _KNOWN)
        vars(found).update({n: tuple(v) if isinstance(v, list) else v for n, v in each})
        vars(found).update(published=date.fromisoformat(day) if day else None)
        vars(found).update(_saved=saved, _place=place)
        return found

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return str(self._saved.texts[self._place].tobytes(), "utf-8")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The outline."""
        rows = self._saved.blocks[self._place].reshape(-1, 4).tolist()
        return tuple(Block(_KINDS[kind], start, end, level) for kind, start, end, level in rows)

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """Where each page starts."""
        return tuple(self._saved.pages[self._place].tolist())


class StoredInspection(Inspection):
    """The structure of a report, read when it is first asked for."""

    __slots__ = ("_place", "_saved")

    @classmethod
    def of(
        cls, saved: Saved, place: int, document: Document, service: str | None
    ) -> StoredInspection:
        """The structure of the document at a place; ``service``: the force that it is about."""
        found = object.__new__(cls)
        own = {"_saved": saved, "_place": place, "document": document, "force": service}
        for name, value in own.items():
            object.__setattr__(found, name, value)
        return found

    def __getattr__(self, name: str) -> Any:
        """Fills what is empty as yet: Python asks here for nothing else."""
        if name.startswith("_"):
            raise AttributeError(name)
        table = json.loads(self._saved.structure[self._place].tobytes())
        for field, value in _parts(table, self.document).items():
            object.__setattr__(self, field, value)
        return object.__getattribute__(self, name)


def lines_of(lines: Ragged) -> frozenset[str]:
    """All lines that any document has, of which many have the same few."""
    return frozenset(str(lines.values.tobytes(), "utf-8").split("\n")) - {""}


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def known_of(saved: Saved) -> list[Known]:
    """What is known of each document beside its text and structure."""
    known: list[Known] = json.loads(b"[%s]" % saved.known.values.tobytes()[:-1])
    return known


def _known(inspection: Inspection) -> str:
    document = inspection.document
    day = document.published.isoformat() if document.published else None
    table = {name: getattr(document, name) for name in _KNOWN}
    name = called(inspection)
    names = {field: getattr(name, field) for field in _NAMES}
    names["years"] = sorted(name.years)
    more = {"published": day, "service": inspection.force, "called": names}
    return json.dumps({**table, **more}) + ","


def _subjects(inspection: Inspection) -> Iterator[str]:
    return (grading.subject.text for grading in inspection.gradings)


def _headings(inspection: Inspection) -> Iterator[str]:
    return (area.heading.text for area in (*inspection.areas, *inspection.strengths))


def _lines(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in dict.fromkeys(map(line, texts))).encode()


def _blocks(document: Document) -> list[int]:
    return [n for b in document.blocks for n in (_KINDS.index(b.kind), b.start, b.end, b.level)]


def _acronyms(document: Document) -> list[int]:
    pairs = ((a.short, a.long) for a in acronyms(document))
    return [n for pair in pairs for span in pair for n in (span.start, span.end)]


def _structure(inspection: Inspection) -> dict[str, Any]:
    gradings = list(inspection.gradings)
    return {
        "gradings": [(_range(g.subject), _range(g.grade), g.overall) for g in gradings],
        **{name: _plain(getattr(inspection, name), gradings) for name in _PARTS},
    }


def _plain(part: Any, gradings: list[Grading]) -> Any:
    """A part as JSON: a span by its two ends, an area by two of those and its grading's place.

    Raises TypeError on anything else, which has to be added here and below.
    """
    if part is None or isinstance(part, Span):
        return _range(part)
    if isinstance(part, tuple):
        return {"all": [_plain(one, gradings) for one in part]}
    if isinstance(part, Area):
        place = gradings.index(part.grading) if part.grading else None
        return _range(part.span), _range(part.heading), place
    raise TypeError(f"an inspection has a {type(part).__name__}")


def _range(span: Span | None) -> _Range | None:
    return (span.start, span.end) if span else None


def _parts(table: dict[str, Any], document: Document) -> dict[str, Any]:
    def span(found: _Range | None) -> Span | None:
        return Span(document, *found) if found else None

    def part(plain: Any) -> Any:
        if isinstance(plain, dict):
            return tuple(map(part, plain["all"]))
        if plain is None or len(plain) == 2:
            return span(plain)
        subject, heading, place = plain
        grading = None if place is None else gradings[place]
        return Area(Span(document, *subject), Span(document, *heading), grading)

    gradings = tuple(Grading(Span(document, *s), span(g), o) for s, g, o in table["gradings"])
    return {"gradings": gradings, **{name: part(table[name]) for name in _PARTS}}
