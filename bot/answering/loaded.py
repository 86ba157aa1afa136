"""Answers about the loaded reports themselves: how many, which, and the latest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.answer import Answer, Quote, Row
from bot.answering.bodies import counted, of_bodies
from bot.answering.library import Library
from bot.answering.quoting import quote_span
from bot.questions.reading import Reading
from bot.reports.document import Document
from bot.reports.inspection import Inspection

_LATEST = re.compile(r"\b(?:latest|newest|most recent|last)\b", re.IGNORECASE)
_OLDEST = re.compile(r"\b(?:oldest|earliest|first)\b", re.IGNORECASE)


def loaded(library: Library, reading: Reading) -> Answer:
    """How many reports there are and on which bodies, or which is the latest or the oldest."""
    documents = _asked(library, reading)
    text = reading.question.text
    if _LATEST.search(text) or _OLDEST.search(text):
        return _ends(library, reading, documents, last=_OLDEST.search(text) is None)
    bodies: dict[tuple[str, str, str], list[Document]] = {}
    for document in documents:
        bodies.setdefault(library.shelf.of(document).key, []).append(document)
    short = f"{len(documents)} report{'' if len(documents) == 1 else 's'}"
    if len(bodies) < len(documents):
        on = counted(library.shelf, [group[-1] for group in bodies.values()])
        short += f" on {len(bodies)} bodies" if "report" in on else f" on {on}"
    rows = tuple(_row(library, group) for group in bodies.values())
    if not documents:
        return Answer(text, "not_found", "No loaded report is on that.")
    return Answer(text, "answered", f"{short}:", rows=rows)


def _asked(library: Library, reading: Reading) -> tuple[Document, ...]:
    """All reports on the bodies asked about, of any year, but for a year that is named."""
    if reading.named or reading.foreign:
        return of_bodies(library.shelf, reading)
    keys = {library.shelf.of(d).key for d in of_bodies(library.shelf, reading)}
    return tuple(r.document for r in library.shelf.all if r.key in keys)


def _row(library: Library, group: Sequence[Document]) -> Row:
    shelf = library.shelf
    reports = sorted(map(shelf.of, group), key=lambda report: report.latest)
    years = ", ".join(str(report.year) for report in reports if report.year)
    label = shelf.label(reports[-1].document)
    named = label.removesuffix(f" {reports[-1].year}")
    return Row(named, years or reports[-1].document.title)


def _ends(
    library: Library, reading: Reading, documents: Sequence[Document], *, last: bool
) -> Answer:
    """The report of the latest or of the earliest inspection, with the line that dates it."""
    shelf = library.shelf
    order = sorted(map(shelf.of, documents), key=lambda report: report.latest, reverse=last)
    ends = [report.document for report in order if report.year == order[0].year]
    chosen = [order[0].document] if order[0].latest != order[-1].latest else ends
    quotes = [quote for i in library.of(chosen) for quote in _dated(i)]
    which = "latest" if last else "oldest"
    labels = ", ".join(f"{document.title}" for document in chosen)
    of = f"{len(documents)} reports" if len(documents) != 1 else "one report"
    return Answer(
        reading.question.text, "answered", f"The {which} of {of}: {labels}.", tuple(quotes)
    )


def _dated(inspection: Inspection) -> list[Quote]:
    day = inspection.date or inspection.published or inspection.inspected
    return [quote_span(day)] if day else []
