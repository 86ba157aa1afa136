"""What one report answers to one question, as plain text that needs no report any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.answer import NOT_STATED, SILENT, Answer, Quote
from bot.reports.document import one_line

SAYS = "says"
"""Stands for the short answer where the quote alone is the answer."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with its place, and the short answer that it stands for."""

    answer: str
    quote: str
    """The report's own characters."""
    citation: str
    """Report, headings, place and day, in one line."""
    where: str
    """Heading and place within the report."""
    page: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A report's answer; without excerpts it does not say."""

    short: str
    """A grade, a figure, a count or a name in few words; empty where the quotes say all."""
    grade: str
    """The grade in the report's words, or ``not stated``; empty where none is asked."""
    excerpts: tuple[Excerpt, ...]
    note: str = ""
    """What could not be searched."""

    @property
    def says(self) -> bool:
        """Whether the report says it."""
        return bool(self.excerpts)

    @property
    def said(self) -> str:
        """The short answer, ``says`` where the quote is all, or ``does not say``."""
        return (self.short or SAYS) if self.says else SILENT


@dataclass(frozen=True, slots=True)
class Row:
    """One report and its answers."""

    report: str
    """The name of it in the folder."""
    label: str
    """The shortest name that tells it from the others."""
    title: str
    place: str
    year: int | None
    cells: tuple[Cell, ...]
    """One a question, in the order of the questions."""


def cell(answer: Answer, most: int = 1) -> Cell:
    """The cell of an answer that one report gave, with so many quotes where it is no list."""
    notes = "; ".join(note.text for note in answer.notes if note.kind == "unread")
    if answer.status != "answered":
        return Cell("", "", (), notes)
    short = _short(answer)
    excerpts = tuple(_excerpts(answer, short, most))
    if not excerpts:
        return Cell("", "", (), notes)
    return Cell(short, answer.grade or "", excerpts, notes)


def _short(answer: Answer) -> str:
    """The short answer without what only leads to the quotes."""
    if answer.grade:
        return "grade not stated" if answer.grade == NOT_STATED else one_line(answer.grade)
    if answer.is_list:
        return one_line(answer.short).rstrip(":") if len(answer.quotes) > 1 else ""
    return "" if answer.short.endswith(":") else one_line(answer.short)


def _excerpts(answer: Answer, short: str, most: int) -> Iterator[Excerpt]:
    whole = answer.is_list or bool(answer.grade)
    quotes = answer.quotes if whole else (*answer.quotes, *answer.more)[:most]
    each = len(answer.rows) == len(answer.quotes)
    seen: set[str] = set()
    for place, quote in enumerate(quotes):
        text = one_line(quote.text).lower()
        # A grade that stands by its own heading again is the same answer.
        if text not in seen:
            seen.add(text)
            yield excerpt(quote, one_line(str(answer.rows[place])) if each else short or SAYS)


def excerpt(quote: Quote, answer: str) -> Excerpt:
    """A quote as plain text."""
    cited = quote.citation
    path = [one_line(cited.section)] if cited.section else []
    if path and one_line(quote.text).startswith(path[0]):
        path = []
    where = " · ".join((*path, *([cited.place] if cited.place else [])))
    return Excerpt(answer, quote.text, one_line(str(cited)), where, cited.page)
