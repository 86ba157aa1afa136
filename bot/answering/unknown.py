"""What is said where no report answers, and which report was meant where several may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import NOT_STATED, Answer, Choice
from bot.answering.bodies import listed
from bot.answering.library import Library
from bot.questions.reading import Note, Reading
from bot.reports.document import Document

_LONGEST_WORD = 40


def unknown(library: Library, reading: Reading, *, graded: bool) -> Answer:
    """That no report says it, and what of the question they lack; ``graded``: a grade is asked."""
    lacking = [c.text for c in reading.words if not c.senses and not c.common]
    subject = "The report" if len(reading.documents) == 1 else "No report"
    short = "The report does not say." if len(reading.documents) == 1 else "No report says that."
    if reading.foreign:
        short = f"{_silent(subject)}: {_it(subject)} not mention {', '.join(reading.foreign)}."
    elif graded and not library.gives("gradings", reading.documents):
        short = f"{_silent(subject)}: {_gives(subject)} no grades."
    elif graded and reading.concepts:
        named = " ".join(c.text for c in reading.concepts)
        short = f"{_silent(subject)}: {_gives(subject)} no grade for “{named}”."
    elif lacking:
        named = ", ".join(f"“{_shortened(word)}”" for word in dict.fromkeys(lacking[:3]))
        short = f"{_silent(subject)}: {_it(subject)} not mention {named}."
    count = len(library.inspections)
    if count > 1:
        asked = reading.documents
        of = f"Asked: {library.shelf.label(asked[0])}." if len(asked) == 1 else f"Loaded: {count}."
        short += f" {of}"
    elif reading.foreign:
        short += f" Loaded: {library.inspections[0].document.title}."
    grade = NOT_STATED if graded else None
    return Answer(reading.question.text, "not_found", short, grade=grade)


def unsaid(reading: Reading) -> Answer:
    """That one report does not say it."""
    return Answer(reading.question.text, "not_found", "The report does not say.")


def _silent(subject: str) -> str:
    return "The report does not say" if subject == "The report" else "No report says that"


def _it(subject: str) -> str:
    return "it does" if subject == "The report" else "they do"


def _gives(subject: str) -> str:
    return "it gives" if subject == "The report" else "they give"


def not_loaded(library: Library, reading: Reading) -> Answer:
    """That no report is on the places asked about, with the nearest names and the number loaded."""
    missing = reading.missing
    near = library.shelf.nearest(missing[0])
    count = len(library.inspections)
    if count == 1:
        short = f"The report does not say: it does not mention {listed(missing)}."
        short += f" It is on {near[0]}." if near else ""
    else:
        short = f"No loaded report is on {listed(missing)}."
        short += f" Nearest by name: {listed(near)} ({count} loaded)." if near else ""
    return Answer(reading.question.text, "not_found", short, grade=None)


def ungraded(library: Library, reading: Reading) -> Answer:
    """That the reports asked about give no grade at all."""
    named = listed([library.shelf.label(document) for document in reading.documents])
    one = len(reading.documents) == 1
    short = f"The report{'' if one else 's'} on {named} give{'s' if one else ''} no grade."
    return Answer(reading.question.text, "not_found", short, grade=NOT_STATED)


def not_of_year(library: Library, reading: Reading) -> Answer:
    """That no report on the bodies asked about is of the years asked for, and of which they are."""
    shelf = library.shelf
    visits = tuple(map(shelf.of, reading.visits))
    places = listed(dict.fromkeys(r.place or r.document.title for r in visits))
    years = listed(dict.fromkeys(str(r.year) for r in sorted(visits, key=lambda r: r.latest)))
    short = f"No loaded report on {places} is of {listed(reading.foreign)}; loaded: {years}."
    return Answer(reading.question.text, "not_found", short)


def which(library: Library, reading: Reading, documents: Sequence[Document]) -> Answer:
    """A question back: which of several reports on the same place is meant."""
    text = reading.question.text
    choices = []
    for document in documents:
        year = _year(library, document)
        choices.append(
            Choice(
                library.shelf.label(document), f"{text.rstrip(' ?!.')} ({document.title}{year})?"
            )
        )
    places = listed(dict.fromkeys(library.shelf.of(d).place for d in documents))
    short = (
        f"{len(documents)} reports on {places}, of different sorts, say this. Which do you mean?"
    )
    return Answer(text, "related", short, choices=tuple(choices))


def _year(library: Library, document: Document) -> str:
    """The year of a report whose title another has too, for a question that is to tell them."""
    same = [i for i in library.inspections if i.document.title == document.title]
    year = library.shelf.of(document).year
    return f", {year}" if len(same) > 1 and year else ""


def with_missing(answer: Answer, reading: Reading) -> Answer:
    """An answer on the reports that are loaded, with the places beside them that are not."""
    note = Note("missing", listed(reading.missing))
    return replace(answer, notes=(*answer.notes, note))


def _shortened(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else word[:_LONGEST_WORD] + "…"
