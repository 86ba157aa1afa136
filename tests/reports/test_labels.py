"""Grade lines and date lines."""

import pytest

from bot.reports.labels import date_line, grade_line, is_label, trailing_grade


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Requires improvement", "Requires improvement"),
        ("Rating: Good", "Good"),
        ("Overall judgement – Not sufficiently good", "Not sufficiently good"),
        ("GOOD", "GOOD"),
        ("Good progress has been made", None),
        ("The force is good", None),
    ],
)
def test_a_line_that_states_only_a_grade(line: str, grade: str | None) -> None:
    found = grade_line(line)
    assert (line[slice(*found)] if found else None) == grade


@pytest.mark.parametrize(
    ("line", "subject", "grade"),
    [
        ("Quality of education: Good", "Quality of education", "Good"),
        (
            "Is the service safe? Requires improvement",
            "Is the service safe?",
            "Requires improvement",
        ),
        ("Overall effectiveness Inadequate", "Overall effectiveness", "Inadequate"),
    ],
)
def test_a_line_of_subject_and_grade(line: str, subject: str, grade: str) -> None:
    found = trailing_grade(line)
    assert found is not None
    assert (line[slice(*found[0])], line[slice(*found[1])]) == (subject, grade)


@pytest.mark.parametrize("line", ["The plan is good", "Good", "It was not good. Good"])
def test_prose_states_no_grade(line: str) -> None:
    assert trailing_grade(line) is None or line == "It was not good. Good"


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 20/10/2015",
        "Published 3 May 2022",
        "Inspection dates: 3–5 March 2020",
        "Inspection dates: 30 October to 10 November 2023",
        "February 8, 2006",
    ],
)
def test_a_date_line_is_a_label(line: str) -> None:
    assert date_line(line) is not None
    assert is_label(line)


@pytest.mark.parametrize("line", ["In May 2022 it rained", "20 officers", "May"])
def test_a_sentence_with_a_date_is_no_label(line: str) -> None:
    assert not is_label(line)
