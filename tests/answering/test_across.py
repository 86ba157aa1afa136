"""Questions over several reports: which, how many, the best, all, compared, unknown places."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant
from bot.questions.reading import Note
from tests.answering.several import library
from tests.conftest import Ask


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library(tmp_path_factory.mktemp("councils"))


def rows(answer: Answer) -> list[str]:
    return [str(row) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which authorities were rated inadequate?", ["Elmbury: Inadequate"]),
        ("who is outstanding?", ["Ashford Vale 2024: Outstanding"]),
        ("list the good councils", ["North Tarn: Good", "Wexcombe: Good"]),
        (
            "which councils are good for leaders?",
            ["Ashford Vale 2024: Good", "Pell and Dray: Good"],
        ),
        ("which councils require improvement for leaders?", ["Wexcombe: Requires improvement"]),
        (
            "which councils are less than good overall?",
            ["Elmbury: Inadequate", "Pell and Dray: Requires improvement"],
        ),
        ("which councils were rated outstanding in 2021?", []),
    ],
)
def test_which_reports_gave_a_grade(councils: Assistant, question: str, wanted: list[str]) -> None:
    answer = councils.answer(question)
    assert (answer.status, rows(answer)) == ("answered", wanted)


def test_a_grade_given_together_with_another_thing_is_told(councils: Assistant) -> None:
    answer = councils.answer("how many councils are good for care leavers?")
    assert answer.short == (
        "5 of 5 councils, by “The experiences of care leavers”, 1 of them by another heading:"
    )
    assert rows(answer)[-1] == "North Tarn (The experiences of children in care and leavers): Good"


def test_how_many_are_counted_and_named_by_their_latest_reports(councils: Assistant) -> None:
    answer = councils.answer("how many councils were rated good overall?")
    assert answer.short == "2 of 5 councils, by “Overall effectiveness”:"
    said = "the latest report on each of 5; 1 older not counted"
    assert answer.notes == (Note("latest", said),)


def test_none_shows_what_there_is(councils: Assistant) -> None:
    answer = councils.answer("which councils are poor?")
    assert answer.short == (
        "None of 5 councils, by “Overall effectiveness” "
        "(1 outstanding, 2 good, 1 requires improvement, 1 inadequate)."
    )


def test_bodies_of_a_sort_that_is_not_loaded(councils: Assistant) -> None:
    answer = councils.answer("how many schools were rated good?")
    assert (answer.status, answer.short) == (
        "not_found",
        "No loaded report is on a school (6 loaded).",
    )


@pytest.mark.parametrize(
    ("question", "lead", "wanted"),
    [
        (
            "which council did best?",
            "Highest: outstanding, 1 of 5 councils, by “Overall effectiveness”:",
            ["Ashford Vale 2024: Outstanding"],
        ),
        (
            "which is the worst council for leaders?",
            "Lowest: inadequate, 1 of 5 councils, by “The impact of leaders on practice”:",
            ["Elmbury: Inadequate"],
        ),
    ],
)
def test_the_best_and_the_worst(
    councils: Assistant, question: str, lead: str, wanted: list[str]
) -> None:
    answer = councils.answer(question)
    assert (answer.short, rows(answer)) == (lead, wanted)


def test_all_are_a_table_the_best_first(councils: Assistant) -> None:
    answer = councils.answer("show the grades of all councils")
    assert [row.grade for row in answer.rows] == [
        "Outstanding",
        "Good",
        "Good",
        "Requires improvement",
        "Inadequate",
    ]


def test_those_named_are_compared_and_a_missing_one_is_said(councils: Assistant) -> None:
    answer = councils.answer("compare Elmbury, Leeds and Wexcombe on leaders")
    assert rows(answer) == ["Elmbury: Inadequate", "Wexcombe: Requires improvement"]
    assert Note("missing", "Leeds") in answer.notes


def test_one_compared_with_what_is_not_loaded_is_answered_alone(councils: Assistant) -> None:
    answer = councils.answer("compare Leeds and Elmbury on leaders")
    assert (answer.status, answer.grade) == ("answered", "Inadequate")
    assert Note("missing", "Leeds") in answer.notes


def test_figures_stand_side_by_side_and_none_is_called_the_most(councils: Assistant) -> None:
    answer = councils.answer("how much did each council spend on agency staff?")
    said = {row.subject: row.grade for row in answer.rows}
    assert said["Elmbury"] == "“Elmbury spent £3m on agency staff last year.”"
    assert said["Wexcombe"] == "“Wexcombe spent £5m on agency staff last year.”"
    assert said["North Tarn"] == "does not say"
    most = councils.answer("which council spent the most on agency staff?")
    assert "most" not in most.short.lower()
    assert {row.subject for row in most.rows if row.grade != "does not say"} == {
        "Elmbury",
        "Wexcombe",
    }


@pytest.mark.parametrize(
    ("question", "lead", "first"),
    [
        ("how many reports are there?", "6 reports on 5 councils:", "Ashford Vale: 2021, 2024"),
        ("how many reports are from 2023?", "1 report:", "Elmbury: 2023"),
    ],
)
def test_the_reports_themselves(councils: Assistant, question: str, lead: str, first: str) -> None:
    answer = councils.answer(question)
    assert (answer.short, rows(answer)[0]) == (lead, first)


def test_the_latest_report_is_dated_by_its_own_line(councils: Assistant) -> None:
    answer = councils.answer("which is the latest report?")
    assert [quote.text for quote in answer.quotes] == ["Inspection dates: 6 to 30 May 2024"]


def test_a_body_was_last_inspected_when_its_latest_report_says(councils: Assistant) -> None:
    answer = councils.answer("when was Ashford Vale last inspected?")
    assert [quote.text for quote in answer.quotes] == ["Inspection dates: 4 to 30 March 2024"]


def test_the_latest_of_a_body_is_taken_and_said(councils: Assistant) -> None:
    answer = councils.answer("overall grade for Ashford Vale")
    assert answer.grade == "Outstanding"
    said = "Ashford Vale 2024 (the latest; also loaded: Ashford Vale 2021)"
    assert answer.notes == (Note("latest", said),)
    assert councils.answer("and in 2021?", ["overall grade for Ashford Vale"]).grade == "Good"


def test_a_year_that_a_body_has_no_report_of(councils: Assistant) -> None:
    answer = councils.answer("how did Ashford Vale do in 2019?")
    assert answer.short == "No loaded report on Ashford Vale is of 2019; loaded: 2021 and 2024."


@pytest.mark.parametrize("place", ["Manchester", "Leeds", "the Met", "Tarn", "Quillingham"])
def test_a_place_that_is_not_loaded_is_said(councils: Assistant, place: str) -> None:
    answer = councils.answer(f"how did {place} do?")
    assert (answer.status, answer.quotes, answer.notes) == ("not_found", (), ())
    assert answer.short.startswith(f"No loaded report is on {place.removeprefix('the ')}. Nearest")
    assert answer.short.endswith("(6 loaded).")


def test_a_place_that_is_not_loaded_is_never_answered_from_the_one_before(
    councils: Assistant,
) -> None:
    for question in ("how did Manchester do?", "and Manchester?", "what about Manchester?"):
        answer = councils.answer(question, ["how did Wexcombe do?"])
        assert (answer.status, answer.quotes) == ("not_found", ()), question


def test_every_line_of_a_list_names_its_report(councils: Assistant) -> None:
    places = ("Ashford Vale 2024", "Elmbury", "North Tarn", "Pell and Dray", "Wexcombe")
    for question in ("list the gradings", "who led the inspection?"):
        answer = councils.answer(question)
        lines = answer.text.splitlines()[1 if answer.rows else 0 :]
        assert lines
        assert all(line.startswith(places) for line in lines), lines


def test_a_question_over_all_leaves_the_report_spoken_of(councils: Assistant) -> None:
    answer = councils.answer("which councils are inadequate?", ["how did Wexcombe do?"])
    assert rows(answer) == ["Elmbury: Inadequate"]
    after = councils.answer("what about leaders?", ["how did Wexcombe do?"])
    assert after.grade == "Requires improvement"


def test_a_single_report_is_asked_as_ever(tmp_path: Path) -> None:
    alone = library(tmp_path, "elmbury-2023")
    answer = alone.answer("which areas were graded good?")
    assert [quote.text for quote in answer.quotes] == ["The experiences of care leavers: Good"]
    assert alone.answer("what is the overall grade?").notes == ()


def test_a_report_that_grades_nothing_is_not_counted_among_those_that_do(ask: Ask) -> None:
    title = "Inspection of {} local authority children’s services\n\n"
    assistant = ask(
        elmbury=title.format("Elmbury") + "Overall effectiveness: Good\n\nFamilies are met.\n",
        wexcombe=title.format("Wexcombe") + "Overall effectiveness: Inadequate\n\nFamilies wait.\n",
        tarn=title.format("North Tarn") + "The plans for families are in good order.\n",
    )
    assert assistant.answer("which councils are good?").short == (
        "1 of 2 councils, by “Overall effectiveness”:"
    )


def test_the_name_that_chooses_a_report_is_not_looked_for_in_it(ask: Ask) -> None:
    title = "Inspection of {} local authority children’s services\n\n"
    assistant = ask(
        elmbury=title.format("Elmbury")
        + "Elmbury council has a large young population. Elmbury is proud of its plans.\n\n"
        "Social workers hold manageable caseloads.\n",
        wexcombe=title.format("Wexcombe") + "Wexcombe knows its families well.\n",
    )
    answer = assistant.answer("caseloads elmbury")
    assert [quote.text for quote in answer.quotes] == ["Social workers hold manageable caseloads."]


def test_many_reports_that_say_nothing_of_it_share_a_line(ask: Ask) -> None:
    title = "Inspection of {} local authority children’s services\n\n"
    names = ("Ashford", "Barham", "Coldwell", "Dunmere", "Elmbury", "Farrow", "Gorsley")
    reports = {name.lower(): title.format(name) + "Families are met.\n" for name in names}
    reports["ashford"] += "\nIts panthers are fed at noon.\n"
    answer = ask(**reports).answer("what does each report say about panthers?")
    assert rows(answer) == [
        "Ashford: “Its panthers are fed at noon.”",
        "Barham, Coldwell, Dunmere, Elmbury, Farrow, Gorsley: does not say",
    ]


def test_a_thing_compared_is_looked_for_without_the_word_compare(ask: Ask) -> None:
    title = "Inspection of {} local authority children’s services\n\n"
    assistant = ask(
        elmbury=title.format("Elmbury") + "Caseloads are too high.\n",
        wexcombe=title.format("Wexcombe") + "Caseloads are manageable.\n",
    )
    answer = assistant.answer("compare caseloads in Elmbury and Wexcombe")
    assert answer.short == "2 of 2 councils speak of it:"
    assert rows(answer) == [
        "Elmbury: “Caseloads are too high.”",
        "Wexcombe: “Caseloads are manageable.”",
    ]


def test_what_a_text_on_no_body_is_about_is_looked_for_in_it(ask: Ask) -> None:
    assistant = ask(
        lantern="# The Lantern\n\nThe Lantern is a ship. She sank in a gale.\n\nMen sank wells.\n",
        mill="# The Mill\n\nThe Mill grinds corn for the town.\n",
    )
    words = assistant.read("what sort of vessel is the Lantern?").words
    assert "Lantern" in [word.text for word in words]
