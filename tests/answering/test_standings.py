"""Grades of different scales, which are never ranked against each other."""

from __future__ import annotations

from bot.questions.reading import Note
from tests.conftest import Ask

COUNCIL = """Inspection of {place} local authority children’s services

Inspection dates: 3 to 7 April 2023

Overall effectiveness: {grade}

Staff know the children well.
"""
PRISON = """Report on HMP Tarn

Inspection dates: 5 to 9 June 2023

Overall safety: Reasonably good

Staff know the prisoners well.
"""


def test_grades_of_two_scales_are_ranked_apart(ask: Ask) -> None:
    elm = COUNCIL.format(place="Elmbury", grade="Good")
    wex = COUNCIL.format(place="Wexcombe", grade="Inadequate")
    answer = ask(elm=elm, wex=wex, tarn=PRISON).answer("which report has the best grade overall?")
    assert answer.short == (
        "Highest: good, 1 of 2 councils, by “Overall effectiveness”, "
        "children’s services (Ofsted scale); "
        "Highest: reasonably good, 1 of 1 prison, by “Overall safety”, "
        "prison (HMI Prisons scale):"
    )
    assert [str(row) for row in answer.rows] == [
        "Elmbury: Good",
        "Tarn (Overall safety): Reasonably good",
    ]
    said = "children’s services (Ofsted scale): Elmbury, Wexcombe; prison (HMI Prisons scale): Tarn"
    assert Note("incomparable", said) in answer.notes


def test_grades_of_one_scale_have_no_such_note(ask: Ask) -> None:
    elm = COUNCIL.format(place="Elmbury", grade="Good")
    wex = COUNCIL.format(place="Wexcombe", grade="Inadequate")
    assert ask(elm=elm, wex=wex).answer("which council is the best?").notes == ()
