"""Which of several reports on one place is meant."""

from __future__ import annotations

from bot.answering.assistant import Assistant
from tests.conftest import Ask

CARE = """Inspection of Elmbury local authority children’s services

Inspection dates: 3 to 7 April 2023

Areas for improvement

• The quality of plans
"""
SEND = """Area SEND inspection of Elmbury local area partnership

Inspection dates: 5 to 9 June 2023

Areas for improvement

• The time that families wait
"""


def both(ask: Ask) -> Assistant:
    return ask(care=CARE, send=SEND)


def test_two_sorts_of_reports_are_asked_back_with_choices(ask: Ask) -> None:
    answer = both(ask).answer("what are the areas for improvement in Elmbury?")
    assert answer.short == (
        "2 reports on Elmbury, of different sorts, say this. Which do you mean?"
    )
    assert [choice.label for choice in answer.choices] == [
        "Elmbury council children’s services",
        "Elmbury council SEND",
    ]


def test_a_choice_is_a_whole_question(ask: Ask) -> None:
    assistant = both(ask)
    choices = assistant.answer("what are the areas for improvement in Elmbury?").choices
    found = [assistant.answer(choice.question).quotes[0].text for choice in choices]
    assert found == ["The quality of plans", "The time that families wait"]


def test_a_question_that_tells_the_sort_is_answered(ask: Ask) -> None:
    answer = both(ask).answer("areas for improvement in Elmbury's SEND report")
    assert [quote.text for quote in answer.quotes] == ["The time that families wait"]


def test_a_report_without_grades_says_so(ask: Ask) -> None:
    other = CARE.replace("Elmbury", "Wexcombe") + "\nOverall effectiveness: Good\n"
    assistant = ask(care=CARE, other=other)
    answer = assistant.answer("how did Elmbury do?")
    assert answer.short == "The report on Elmbury gives no grade."


def test_where_none_is_given_a_grade_is_not_stated(ask: Ask) -> None:
    answer = ask(care=CARE).answer("which grade did it get overall?")
    assert answer.short == "The report does not say: it gives no grades."
    assert answer.grade == "not stated"


LIFE = """Nora Tarnworth

Her life

Nora Tarnworth built the harbour wall in 1901. Tarnworth had two bakers for friends.
"""


def test_part_of_the_name_of_the_one_report_is_no_place_that_it_lacks(ask: Ask) -> None:
    answer = ask(life=LIFE).answer("When did Tarnworth build a wall?")
    assert answer.status == "answered"
    assert answer.quotes[0].text == "Nora Tarnworth built the harbour wall in 1901."


def test_a_place_among_other_words_silences_no_search_of_one_report(ask: Ask) -> None:
    answer = ask(life=LIFE).answer("who built the harbour wall in 1901, as in the state of Ohio?")
    assert answer.quotes[0].text == "Nora Tarnworth built the harbour wall in 1901."
