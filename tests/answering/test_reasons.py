"""Reasons, praise and criticism in invented reports."""

from tests.conftest import Ask

REPORT = """Loam PEEL 2016

How good is the force?

Good

It works well with others. It is slow to answer calls. For this reason it is judged as good.

What does it cost?

Inadequate

It spends freely. It does not know its costs. This is because it lacks a plan.

Areas for improvement

• The force should not spend so freely because it must save.
"""


def texts(ask: Ask, question: str) -> list[str]:
    return [quote.text for quote in ask(loam=REPORT).answer(question).quotes]


def test_a_reason_that_points_back_is_quoted_with_what_it_points_to(ask: Ask) -> None:
    assert texts(ask, "why is the force rated good?")[0] == (
        "It is slow to answer calls. For this reason it is judged as good."
    )


def test_a_bad_grade_is_explained_by_criticism_and_not_by_the_advice(ask: Ask) -> None:
    found = texts(ask, "why is cost inadequate?")
    assert found[0] == "It does not know its costs. This is because it lacks a plan."
    assert not any("should not spend" in text for text in found)


def test_strengths_praise_and_weaknesses_criticise(ask: Ask) -> None:
    assert texts(ask, "what are the strengths?")[0] == "It works well with others."
    assert "does not know" in texts(ask, "what are its weaknesses?")[0]
