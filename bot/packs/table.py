"""Questions put to every report by itself: a row a report, a cell a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.assistant import Assistant
from bot.packs.cells import Cell, Row, cell
from bot.reports.document import Document
from bot.reports.readers import Told


@dataclass(frozen=True, slots=True)
class Table:
    """The answers of some reports to some questions."""

    questions: tuple[str, ...]
    rows: tuple[Row, ...]

    def saying(self, question: int) -> int:
        """How many of the reports answer a question, by its place."""
        return sum(row.cells[question].says for row in self.rows)


def asked(
    assistant: Assistant,
    questions: Sequence[str],
    documents: Sequence[Document] = (),
    told: Told | None = None,
) -> Table:
    """The table of some questions over some reports, by place and year.

    Without documents those that the questions name, or else all. ``told`` hears of each report's
    name as it is answered, and how many are done of how many.
    """
    order = in_order(assistant, documents or _named(assistant, questions))
    answers = [assistant.apart.answers(question, order) for question in questions]
    rows: list[Row] = []
    for document in order:
        if told:
            told(document.id, len(rows), len(order))
        # One report after the other, so that each is read once and its sentences stay at hand.
        cells = tuple(cell(next(each)) for each in answers)
        rows.append(_row(assistant, document, cells))
    return Table(tuple(questions), tuple(rows))


def in_order(assistant: Assistant, documents: Sequence[Document]) -> list[Document]:
    """Some reports by place and year, those without a place last."""
    shelf = assistant.library.shelf
    return sorted(
        documents,
        key=lambda d: (shelf.of(d).place.lower() or "\uffff", shelf.of(d).latest),
    )


def _named(assistant: Assistant, questions: Sequence[str]) -> tuple[Document, ...]:
    """The reports that the questions name; all where one of them names none."""
    each = [assistant.apart.asked_of(question) for question in questions]
    return (
        max(each, key=len)
        if assistant.documents in each
        else tuple({d.id: d for documents in each for d in documents}.values())
    )


def _row(assistant: Assistant, document: Document, cells: tuple[Cell, ...]) -> Row:
    shelf = assistant.library.shelf
    called = shelf.of(document)
    label, title = shelf.label(document), document.title or document.id
    return Row(document.id, label, title, called.place, called.year, cells)
