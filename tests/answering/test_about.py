"""Questions about a report as a whole."""

import pytest

from bot.answering.assistant import Assistant
from tests.conftest import Ask

NORTH = """Inspection of Northshire

Inspection dates: 26 February to 8 March 2024

Dates of previous inspection: 4 to 6 June 2018

Lead inspector: Ann Hill, His Majesty’s Inspector

Outcome

There are failings. A monitoring inspection will be carried out within 18 months.

What does the town need to do better?

• Buses are late.
• Streets are dark.

Areas for priority action

• Leaders should light the streets.
• Leaders should mend the roads.

Areas for improvement

• Leaders should plant trees.
"""


@pytest.fixture
def north(ask: Ask) -> Assistant:
    return ask(north=NORTH)


@pytest.mark.parametrize(
    ("asked", "short"),
    [
        ("when was the inspection?", "Inspection dates: 26 February to 8 March 2024"),
        ("when was it last inspected?", "Dates of previous inspection: 4 to 6 June 2018"),
        ("who was the lead inspector?", "Ann Hill"),
        (
            "when will they come back?",
            "A monitoring inspection will be carried out within 18 months",
        ),
    ],
)
def test_a_fact_is_the_reports_own_words(north: Assistant, asked: str, short: str) -> None:
    answer = north.answer(asked)
    assert (answer.status, answer.short) == ("answered", short)
    assert short in answer.quotes[0].text


def test_the_day_of_the_visit_is_not_that_of_publication(north: Assistant) -> None:
    answer = north.answer("when was the report published?")
    assert answer.status == "related"
    assert answer.short.startswith("The report does not state when it was published")
    assert [q.text for q in answer.quotes] == ["Inspection dates: 26 February to 8 March 2024"]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        (
            "list the areas for priority action",
            ["Leaders should light the streets.", "Leaders should mend the roads."],
        ),
        ("what does the town need to do better?", ["Buses are late.", "Streets are dark."]),
        ("what are the areas for improvement?", ["Leaders should plant trees."]),
        ("what should they do about trees?", ["Leaders should plant trees."]),
    ],
)
def test_a_heading_repeated_asks_for_its_list(
    north: Assistant, asked: str, listed: list[str]
) -> None:
    assert [quote.text for quote in north.answer(asked).quotes] == listed


def test_what_the_report_does_not_state_is_searched(ask: Ask) -> None:
    bare = ask(bare="Notes\n\nInspectors will come back when the mill is mended.")
    answer = bare.answer("when will inspectors come back?")
    assert bare.read("when will inspectors come back?").question.kind.name == "following"
    assert answer.quotes[0].text.startswith("Inspectors will come back")


def test_two_leaders_in_one_line_are_quoted_once(ask: Ask) -> None:
    line = "Ann Hill HMI, Ofsted lead inspector Ben Lee, CQC lead inspector."
    answer = ask(north=f"Inspection of Northshire\n\n{line}").answer("who was the lead inspector?")
    assert (answer.short, [quote.text for quote in answer.quotes]) == ("Ann Hill\nBen Lee", [line])


def test_what_comes_next_is_told_in_sentences(north: Assistant) -> None:
    answer = north.answer("what happens next?")
    assert answer.short == "The report says:"
    assert [quote.text for quote in answer.quotes] == [
        "A monitoring inspection will be carried out within 18 months."
    ]


def test_the_grade_before_is_a_sentence_or_nothing(ask: Ask, north: Assistant) -> None:
    unsaid = north.answer("what was the previous grade?")
    assert (unsaid.status, unsaid.quotes) == ("not_found", ())
    assert unsaid.short.endswith("only when: 4 to 6 June 2018.")
    line = "Since the last inspection, when it was judged to be good, Loam has grown."
    answer = ask(loam=f"Inspection of Loam\n\n{line}").answer("what was it before?")
    assert [quote.text for quote in answer.quotes] == [line]


def test_an_inspection_without_grades_has_an_outcome(north: Assistant) -> None:
    answer = north.answer("what is the overall grade?")
    assert (answer.status, answer.grade) == ("answered", "not stated")
    assert answer.quotes[0].text.startswith("There are failings.")
