"""What changed between two inspections of the same body."""

from __future__ import annotations

import pytest

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant
from tests.answering.several import library


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library(tmp_path_factory.mktemp("changes"))


def rows(answer: Answer) -> list[str]:
    return [str(row) for row in answer.rows]


def test_grades_and_areas_are_held_against_those_before(councils: Assistant) -> None:
    answer = councils.answer("what has changed in Ashford Vale since the last inspection?")
    assert answer.short == (
        "Ashford Vale, 2021 → 2024. Grades: 2 up, 0 down, 2 the same; "
        "areas for improvement: 1 new, 1 repeated, 1 gone."
    )
    assert rows(answer) == [
        "Overall effectiveness: Good → Outstanding (up)",
        "The impact of leaders on practice: Good → Good (the same)",
        "The experiences of children in care: Good → Outstanding (up)",
        "The experiences of care leavers: Good → Good (the same)",
        "New (2024): “Access to dentists for young adults.”",
        "Repeated (2021): “The quality of written plans for children who go missing.”",
        "Repeated (2024): “The quality of plans for children who go missing from home.”",
        "Gone (2021): “The supervision of social workers.”",
    ]


def test_every_line_has_its_quotes(councils: Assistant) -> None:
    answer = councils.answer("what has changed in Ashford Vale since the last inspection?")
    quotes = [quote.text for quote in (*answer.quotes, *answer.more)]
    assert quotes[:2] == ["Overall effectiveness: Good", "Overall effectiveness: Outstanding"]
    assert quotes[-1] == "The supervision of social workers."
    assert len(quotes) == 2 * 4 + 4


def test_only_what_is_asked_for_is_shown(councils: Assistant) -> None:
    up = councils.answer("which grades went up in Ashford Vale?")
    assert [row.subject for row in up.rows] == [
        "Overall effectiveness",
        "The experiences of children in care",
    ]
    new = councils.answer("which areas for improvement are new in Ashford Vale?")
    assert rows(new) == ["New (2024): “Access to dentists for young adults.”"]


def test_all_bodies_inspected_twice(councils: Assistant) -> None:
    answer = councils.answer("which councils have improved?")
    assert answer.short == "1 council inspected twice: 1 up, 0 down, 0 the same."
    assert rows(answer) == ["Ashford Vale 2021 → 2024: Good → Outstanding (up)"]


def test_last_time_is_the_report_before(councils: Assistant) -> None:
    answer = councils.answer("what did they say about supervision last time in Ashford Vale?")
    assert answer.quotes[0].citation.document == "ashford-vale-2021"
