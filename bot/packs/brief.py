"""What a meeting needs of a report: its facts, grades, lists, changes and chosen answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.answer import NOT_STATED, SHOWN, Answer
from bot.answering.assistant import Assistant
from bot.answering.changes import Change, Changes
from bot.answering.movement import Movement, distinct, movements
from bot.answering.quoting import quote_span
from bot.answering.standings import Standings
from bot.answering.structure import Structure
from bot.packs.cells import Cell, Excerpt, cell, excerpt
from bot.reports.document import Document, Span, in_words, one_line
from bot.reports.inspection import Grading, Inspection
from bot.reports.readers import Told

_PRAISED = "What are the strengths?"
_BLAMED = "What are the weaknesses?"
"""What is asked where a report has no list of praise, or of what is to change."""
_TOLD = 6
"""Sentences of praise or of blame that a brief has room for; a list is whole."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a report: a label of ours, the report's words, and where they stand."""

    label: str
    said: str
    where: str


@dataclass(frozen=True, slots=True)
class Graded:
    """A part with its grade, and how the report before graded it."""

    subject: str
    grade: str
    where: str
    former: str
    """The grade before; empty where the earlier report does not grade it."""
    former_where: str
    way: str
    """``up``, ``down``, ``the same``, ``new``, ``gone`` or ``not comparable``; empty for none."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One report in brief; everything but the labels is sliced from it."""

    report: str
    label: str
    title: str
    facts: tuple[Fact, ...]
    grades: tuple[Graded, ...]
    before: str
    """What tells the report before, such as its year; empty where none is loaded."""
    formerly: tuple[Excerpt, ...]
    """What the report itself says of the grades before."""
    improve: tuple[Excerpt, ...]
    listed: bool
    """Whether ``improve`` is the report's own list, or else sentences that blame."""
    praised: tuple[Excerpt, ...]
    changed: tuple[tuple[str, tuple[Excerpt, ...]], ...]
    """Areas for improvement: ``new``, ``repeated`` or ``gone``; the earlier report's words first
    where both have it."""
    steps: tuple[Excerpt, ...]
    answers: tuple[tuple[str, Cell], ...]
    """The chosen questions."""


def briefs(
    assistant: Assistant,
    documents: Sequence[Document],
    questions: Sequence[str] = (),
    told: Told | None = None,
) -> tuple[Brief, ...]:
    """A brief of each report; ``told`` hears of each as it is begun."""
    library = assistant.library
    standings = Standings(library, Structure(library))
    changes = Changes(library, standings, assistant.model.encoder)
    found = []
    for number, document in enumerate(documents):
        if told:
            told(document.id, number, len(documents))
        found.append(_Briefing(assistant, changes, document).brief(questions))
    return tuple(found)


class _Briefing:
    """Gathers one brief."""

    def __init__(self, assistant: Assistant, changes: Changes, document: Document) -> None:
        self._assistant = assistant
        self._changes = changes
        self._document = document
        self._inspection = self._of(document)
        self._former = assistant.library.shelf.before(document)

    def brief(self, questions: Sequence[str]) -> Brief:
        inspection, shelf = self._inspection, self._assistant.library.shelf
        improve = tuple(_said(a.span) for a in inspection.areas)
        praised = tuple(_said(a.span) for a in inspection.strengths)
        former = self._former
        return Brief(
            report=self._document.id,
            label=shelf.label(self._document),
            title=self._document.title or self._document.id,
            facts=tuple(_facts(inspection, shelf.of(self._document).place)),
            grades=tuple(self._grades()),
            before=str(shelf.of(former).year or shelf.label(former)) if former else "",
            formerly=tuple(map(_said, inspection.formerly)),
            improve=improve or self._told(_BLAMED),
            listed=bool(improve),
            # One entry alone is an example, and no list of what is good.
            praised=praised if len(praised) > 1 else self._told(_PRAISED),
            changed=tuple(self._changed()),
            steps=tuple(map(_said, inspection.steps)),
            answers=tuple((q, cell(self._answer(q), SHOWN)) for q in questions),
        )

    def _of(self, document: Document) -> Inspection:
        return self._assistant.library.of((document,))[0]

    def _answer(self, question: str) -> Answer:
        return next(self._assistant.apart.answers(question, (self._document,)))

    def _told(self, question: str) -> tuple[Excerpt, ...]:
        return cell(self._answer(question), _TOLD).excerpts

    def _grades(self) -> Iterator[Graded]:
        if self._former is None:
            yield from map(_graded, distinct(self._inspection.gradings))
            return
        shelf = self._assistant.library.shelf
        yield from map(_moved, movements(self._of(self._former), self._inspection, shelf))

    def _changed(self) -> Iterator[tuple[str, tuple[Excerpt, ...]]]:
        if self._former is None:
            return
        for change in self._changes.areas(self._former, self._document):
            yield change.name, _both(change)


def _facts(inspection: Inspection, place: str) -> Iterator[Fact]:
    document = inspection.document
    if inspection.force:
        yield Fact("Body", inspection.force, "")
    if place and place not in (inspection.force or ""):
        yield Fact("Place", place, "")
    days = {
        "Inspected": inspection.inspected,
        "Dated": inspection.date,
        "Published": inspection.published,
        "Inspected before": inspection.previous,
    }
    shown: list[Span] = []
    for label, span in days.items():
        # The line that dates a report is often that of its inspection.
        if span and not any(s.start < span.end and span.start < s.end for s in shown):
            shown.append(span)
            yield _fact(label, span)
    if not inspection.published and document.published:
        yield Fact("Published", in_words(document.published), "manifest")
    names = {one_line(span.text): span for span in inspection.leads}
    for span in names.values():
        yield _fact("Lead inspector", span)
    if inspection.author:
        yield _fact("Inspectorate", inspection.author)
    if document.source:
        yield Fact("Source", document.source, "manifest")


def _fact(label: str, span: Span) -> Fact:
    return Fact(label, one_line(span.text), span.citation.place)


def _graded(grading: Grading) -> Graded:
    return Graded(one_line(grading.subject.text), _grade(grading), _where(grading), "", "", "")


def _moved(movement: Movement) -> Graded:
    return Graded(
        movement.subject,
        _grade(movement.after),
        _where(movement.after),
        _grade(movement.before),
        _where(movement.before),
        movement.way,
    )


def _grade(grading: Grading | None) -> str:
    if grading is None:
        return ""
    return one_line(grading.grade.text) if grading.grade else NOT_STATED


def _where(grading: Grading | None) -> str:
    return grading.span.citation.place if grading else ""


def _both(change: Change) -> tuple[Excerpt, ...]:
    return tuple(_said(area.span) for area in change.areas)


def _said(span: Span) -> Excerpt:
    return excerpt(quote_span(span), "")
