"""Documents and their structure made of saved arrays again."""

from dataclasses import fields, replace
from datetime import date

import pytest

from bot.reports.acronyms import acronyms
from bot.reports.called import called
from bot.reports.document import Document, Kind, Span
from bot.reports.inspection import Inspection, inspect
from bot.search.stored import (
    acronyms_of,
    called_of,
    documents_of,
    inspections_of,
    known_of,
    saved,
)
from tests.search.material import laid_out

REPORT = replace(
    laid_out(
        (Kind.HEADING, "Loam Police 2016"),
        (Kind.HEADING, "How well does the force save?"),
        (Kind.LABEL, "Good"),
        (Kind.PARAGRAPH, "The chief finance officer (CFO) of Loam Police saved – in all – £3m."),
        (Kind.HEADING, "Areas for improvement"),
        (Kind.ITEM, "The force should save more."),
    ),
    id="loam",
    published=date(2016, 5, 3),
    pages=(0, 30),
    unread=(2,),
)
DEEPER = {"How well does the force save?": 2, "Areas for improvement": 3}
"""The levels of headings that are not the outermost."""
REPORT = replace(
    REPORT,
    blocks=tuple(
        replace(b, level=DEEPER.get(REPORT.text[b.start : b.end], b.level)) for b in REPORT.blocks
    ),
)
OTHER = laid_out((Kind.PARAGRAPH, "It is short."))


@pytest.mark.parametrize("place", [0, 1])
def test_a_document_is_what_it_was(place: int) -> None:
    document = documents_of(saved((REPORT, OTHER)))[place]
    for field in fields(Document):
        assert getattr(document, field.name) == getattr((REPORT, OTHER)[place], field.name)
    assert isinstance(document, Document)


def test_a_document_can_be_called_otherwise() -> None:
    named = documents_of(saved((REPORT, OTHER)), lambda names: [f"{n}-2" for n in names])
    assert [document.id for document in named] == ["loam-2", "r-2"]


def test_its_structure_is_what_it_was() -> None:
    found = saved((OTHER, REPORT))
    documents = documents_of(found)
    stored = inspections_of(found, documents, known_of(found))[1]
    made = inspect(documents[1])
    assert made.gradings and made.areas
    assert isinstance(stored, Inspection)
    for field in fields(Inspection):
        assert getattr(stored, field.name) == getattr(made, field.name)
    assert stored.areas[0].grading is stored.gradings[0]


def test_what_it_is_called_is_what_it_was_and_takes_no_text() -> None:
    found = saved((OTHER, REPORT))
    documents = documents_of(found)
    called_again = called_of(documents, known_of(found))
    assert not any("text" in vars(document) for document in documents)
    assert called_again[1].place == "Loam"
    assert called_again[1].years == {2016}
    for stored, made in zip(called_again, map(called, map(inspect, documents)), strict=True):
        assert vars(stored) == vars(made)


def test_abbreviations_stand_where_they_stood() -> None:
    found = saved((OTHER, REPORT))
    documents = documents_of(found)
    assert acronyms_of(found, documents) == list(acronyms(documents[1]))
    assert [a.long.text for a in acronyms_of(found, documents)] == ["chief finance officer"]


def test_a_span_of_a_saved_document_is_held_to_its_text() -> None:
    (document,) = documents_of(saved((OTHER,)))
    with pytest.raises(ValueError):
        Span(document, 0, len(OTHER.text) + 1)
