"""Which of the reports asked about are on the sort of body that a question speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.answer import Answer
from bot.answering.standings import Standing, asked_bodies
from bot.questions.reading import Reading
from bot.reports.document import Document
from bot.reports.shelf import Shelf


def of_bodies(shelf: Shelf, reading: Reading) -> tuple[Document, ...]:
    """The reports on the councils, forces or schools asked about; all where it names no such."""
    asked = asked_bodies(reading.question.text)
    fitting = tuple(d for d in reading.documents if shelf.of(d).body in asked)
    known = all(shelf.of(document).body for document in reading.documents)
    return fitting if fitting or (asked and known and not reading.named) else reading.documents


def none_of(shelf: Shelf, reading: Reading) -> Answer | None:
    """That no loaded report is on the sort of body asked about, where that is so."""
    if of_bodies(shelf, reading):
        return None
    named = listed(
        sorted(f"{a_or_an(body)} {body}" for body in asked_bodies(reading.question.text))
    )
    short = f"No loaded report is on {named.replace(' and ', ' or ')} ({len(shelf.all)} loaded)."
    return Answer(reading.question.text, "not_found", short)


def a_or_an(noun: str) -> str:
    """The article of a noun in small letters."""
    return "an" if noun[0] in "aeiou" else "a"


def in_words(shelf: Shelf, standings: Sequence[Standing]) -> str:
    """How many bodies, or reports where one body has several: "40 councils", "1 report"."""
    return counted(shelf, [standing.document for standing in standings])


def counted(shelf: Shelf, documents: Sequence[Document]) -> str:
    """How many bodies some reports are on, or how many reports where they are of mixed sorts."""
    places = {shelf.of(document).key for document in documents}
    bodies = {shelf.of(document).body for document in documents}
    alike = len(places) == len(documents) and len(bodies) == 1
    noun = next(iter(bodies)) if alike and "" not in bodies else "report"
    return f"{len(documents)} {noun}" + ("" if len(documents) == 1 else "s")


def listed(labels: Iterable[str]) -> str:
    """Names for a sentence: "A", "A and B", "A, B and C"."""
    *most, last = labels
    return f"{', '.join(most)} and {last}" if most else last
