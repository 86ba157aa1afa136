from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answer, Choice, Quote
from bot.render import jsonl
from bot.reports.document import Block, Document, Kind, Span

Make = Callable[..., Quote]


def test_the_object_has_every_field_of_the_contract(quote: Make) -> None:
    chosen = quote("Staff like the new system.", "system")
    answer = Answer("how is it liked?", "answered", "The report says:", (chosen,), (chosen,))
    assert jsonl.to_object(answer, 1.23456) == {
        "question": "how is it liked?",
        "status": "answered",
        "answer": "The report says:",
        "grade": None,
        "quotes": [
            {
                "text": "Staff like the new system.",
                "document": "coastshire",
                "title": "Coastshire 2020",
                "section": "How well does the force answer calls?",
                "page": None,
                "start": chosen.span.start,
                "end": chosen.span.end,
                "score": 2.0,
                "address": None,
            }
        ],
        "choices": [],
        "elapsed_ms": 1.235,
    }
    assert chosen.span.document.text[chosen.span.start : chosen.span.end] == chosen.text


def test_a_page_is_given_where_the_report_has_pages() -> None:
    report = Document("d", "D", "One.\nTwo.", (Block(Kind.PARAGRAPH, 0, 9),), pages=(0, 5))
    answer = Answer("q", "answered", "", (Quote(Span(report, 5, 9), Span(report, 0, 9), 1.0),))
    [shown] = json.loads(jsonl.to_line(answer, 0))["quotes"]
    assert (shown["page"], shown["section"]) == (2, "")


@pytest.mark.parametrize("grade", ["Good", "not stated", None])
def test_the_grade_is_passed_on(grade: str | None) -> None:
    answer = Answer("grade?", "answered", "…", grade=grade)
    assert json.loads(jsonl.to_line(answer, 0))["grade"] == grade


def test_the_line_is_ascii_and_reads_back() -> None:
    line = jsonl.to_line(Answer("£5 “now”?\u2028😀", "not_found", "No."), 2)
    assert line.isascii()
    assert json.loads(line)["question"] == "£5 “now”?\u2028😀"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_question_gives_one_line_that_utf8_can_carry(question: str) -> None:
    line = jsonl.to_line(Answer(question, "not_found", question), 0.5)
    assert len(line.splitlines()) == 1
    read = json.loads(line)["question"]
    read.encode("utf-8")
    assert read == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in question)


def test_what_may_be_meant_is_there_where_the_answer_asks_back() -> None:
    answer = Answer("x", "related", "Which?", choices=(Choice("Elmbury SEND", "x (SEND)?"),))
    assert jsonl.to_object(answer, 0.0)["choices"] == [
        {"label": "Elmbury SEND", "question": "x (SEND)?"}
    ]
