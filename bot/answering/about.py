"""Answers about a report as a whole: its days, its people and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import SHOWN, Answer, Quote, Status
from bot.answering.library import Library
from bot.answering.quoting import quote_around, quote_span
from bot.questions.kinds import (
    author,
    following,
    former,
    inspected,
    lead,
    previous,
    published,
    steps,
)
from bot.questions.reading import Reading
from bot.reports.document import Kind, Span
from bot.reports.inspection import Inspection


def about(library: Library, reading: Reading) -> Answer | None:
    """What is asked of the whole report, in its own lines; None where it does not state it.

    Where it states another day than the one asked for, that is shown as no more than close.
    """
    inspections = library.of(reading.documents)
    stated = [span for i in inspections for span in _stated(reading, i)]
    spans = stated or [span for i in inspections for span in _near(reading, i)]
    if not spans:
        return _unstated(reading, inspections)
    quotes = tuple({q.span: q for q in (_quote(library, span) for span in spans)}.values())
    if reading.question.kind in _SENTENCES:
        first, rest = quotes[:SHOWN], quotes[SHOWN:]
        return Answer(reading.question.text, "answered", "The report says:", first, rest)
    several = len(inspections) > 1
    said = ((_named(library, span) if several else "") + _line(_shown(span)) for span in spans)
    short = "\n".join(dict.fromkeys(said))
    if not stated:
        short = f"The report does not state when {_EVENT[reading.question.kind.name]}; " + _ONLY
    status: Status = "answered" if stated else "related"
    return Answer(reading.question.text, status, short, quotes)


_SENTENCES = (former.KIND, steps.KIND)
"""Kinds that no few words of a sentence answer."""


def _unstated(reading: Reading, inspections: Sequence[Inspection]) -> Answer | None:
    """That the inspection before is named, but not how it judged; None where it is not named."""
    days = [_line(i.previous) for i in inspections if i.previous]
    if reading.question.kind is not former.KIND or not days:
        return None
    short = f"The report does not say how it was judged before, only when: {', '.join(days)}."
    return Answer(reading.question.text, "not_found", short)


def _named(library: Library, span: Span) -> str:
    return f"{library.shelf.label(span.document)}: "


_ONLY = "it states only:"
_EVENT = {
    inspected.KIND.name: "the inspection took place",
    published.KIND.name: "it was published",
}


def _stated(reading: Reading, inspection: Inspection) -> Sequence[Span]:
    kind, document = reading.question.kind, inspection.document
    days = {
        published.KIND: inspection.published or _dated(inspection, of_visit=False),
        inspected.KIND: inspection.inspected or _dated(inspection, of_visit=True),
        previous.KIND: inspection.previous,
        author.KIND: inspection.author,
    }
    if kind in days:
        day = days[kind]
        return [day] if day else []
    if kind is lead.KIND:
        return inspection.leads
    told = {
        following.KIND: inspection.following,
        former.KIND: inspection.formerly,
        steps.KIND: inspection.steps,
    }
    if kind in told:
        return told[kind]
    return [document.span(b) for b in document.blocks if b.kind is Kind.HEADING][:1]


def _dated(inspection: Inspection, *, of_visit: bool) -> Span | None:
    """The date that a report states of itself, by whether it is said to be the inspection's."""
    date = inspection.date
    return date if date and ("inspect" in date.text.lower()) == of_visit else None


def _near(reading: Reading, inspection: Inspection) -> Sequence[Span]:
    """The other day, where it is a day that is asked for."""
    if reading.question.kind.name not in _EVENT:
        return []
    days = (inspection.date, inspection.published, inspection.inspected)
    return [day for day in days if day][:1]


def _shown(span: Span) -> Span:
    """The line around a span where it is one that states a fact, or else the span itself."""
    place = span.document.block_at(span.start)
    block = span.document.blocks[place] if place is not None else None
    return span.document.span(block) if block and block.kind is Kind.LABEL else span


def _quote(library: Library, span: Span) -> Quote:
    line = _shown(span)
    return quote_span(line) if line != span else quote_around(library.index, span, marked=span)


def _line(span: Span) -> str:
    return " ".join(span.text.split())
