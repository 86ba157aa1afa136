"""Grades of a whole and of its parts."""

import pytest

from bot.answering.assistant import Assistant
from tests.conftest import Ask

NORTH = """Inspection of Northshire children’s services

Overall effectiveness: Outstanding

The lives of children who need help: Requires improvement to be good

The lives of children in care: Good

The lives of care leavers: Inadequate

The work of leaders: Outstanding

The town has grown. Children in care live near it. Leaders know the children of the town.
"""


@pytest.fixture
def north(ask: Ask) -> Assistant:
    return ask(north=NORTH)


@pytest.mark.parametrize(
    ("asked", "grade"),
    [
        ("what is the overall grade?", "Outstanding"),
        ("what was the grade for children in care?", "Good"),
        ("what grade for care leavers?", "Inadequate"),
        ("what is the grade for children who need help?", "Requires improvement to be good"),
        ("how was the council rated?", "Outstanding"),
        ("how were children’s services rated?", "Outstanding"),
    ],
)
def test_a_part_has_its_own_grade_and_never_the_overall_one(
    north: Assistant, asked: str, grade: str
) -> None:
    assert north.answer(asked).grade == grade


def test_a_grade_named_in_short_lists_the_longer_form_too(north: Assistant) -> None:
    answer = north.answer("which areas were graded requires improvement?")
    assert [row.subject for row in answer.rows] == ["The lives of children who need help"]
