from __future__ import annotations

from bot.answering.assistant import Assistant
from bot.packs.chart import MOST, OVERALL, by_parts, by_years, short_names, shown
from tests.conftest import Ask

COUNCIL = """Inspection of Elmbury local authority children’s services

Inspection dates: 3 to 7 April 2023

Overall effectiveness: Good

{parts}Staff know the children well.
"""
PRISON = """Report on HMP Tarn

Inspection dates: 5 to 9 June 2023

Overall safety: Reasonably good

Staff know the prisoners well.
"""


def test_a_row_a_report_and_a_column_a_part(councils: Assistant) -> None:
    (grid,) = by_parts(councils, councils.library.shelf.latest)
    assert grid.scheme == "children’s services (Ofsted scale)"
    assert grid.columns == (
        OVERALL,
        "The impact of leaders on practice",
        "The experiences of children in care",
        "The experiences of care leavers",
        "The experiences of children in care and leavers",
    )
    assert {strip.label: strip.cells for strip in grid.strips} == {
        "Ashford Vale 2024": ("Outstanding", "Good", "Outstanding", "Good", ""),
        "Elmbury": ("Inadequate", "Inadequate", "Inadequate", "Good", ""),
        "North Tarn": ("Good", "Outstanding", "", "", "Good"),
        "Pell and Dray": ("Requires improvement", "Good", "Good", "Good", ""),
        "Wexcombe": ("Good", "Requires improvement", "Good", "Good", ""),
    }


def test_a_row_a_body_and_a_column_a_year(councils: Assistant) -> None:
    (grid,) = by_years(councils, councils.documents, "What is the overall grade?")
    assert grid.subject == "Overall effectiveness"
    assert grid.columns == ("2021", "2022", "2023", "2024")
    assert {strip.label: strip.cells for strip in grid.strips} == {
        "Ashford Vale": ("Good", "", "", "Outstanding"),
        "Elmbury": ("", "", "Inadequate", ""),
        "North Tarn": ("", "Good", "", ""),
        "Pell and Dray": ("", "", "", "Requires improvement"),
        "Wexcombe": ("", "Good", "", ""),
    }


def test_a_part_is_shown_by_years(councils: Assistant) -> None:
    (grid,) = by_years(councils, councils.documents, "What grade was given for leaders?")
    assert grid.subject == "The impact of leaders on practice"
    assert dict(zip(grid.columns, grid.strips[0].cells, strict=True))["2021"] == "Good"


def test_other_scales_have_a_grid_of_their_own(ask: Ask) -> None:
    assistant = ask(elm=COUNCIL.format(parts=""), tarn=PRISON)
    first, second = by_parts(assistant, assistant.documents)
    assert first.scheme == "children’s services (Ofsted scale)"
    assert second.scheme == "prison (HMI Prisons scale)"
    assert [(s.label, s.cells) for s in (*first.strips, *second.strips)] == [
        ("Elmbury", ("Good",)),
        ("Tarn", ("Reasonably good",)),
    ]


def test_no_grid_has_more_columns_than_a_phone_has_room_for(ask: Ask) -> None:
    named = [f"The care of group {word}" for word in "ash beech cedar elm fir hazel".split()]
    parts = "".join(f"{name}: Good\n\n" for name in named)
    assistant = ask(elm=COUNCIL.format(parts=parts), tarn=PRISON)
    grids = by_parts(assistant, assistant.documents[:1])
    assert [len(grid.columns) for grid in grids] == [MOST, 2]
    assert [column for grid in grids for column in grid.columns] == [OVERALL, *named]


def test_headings_are_told_apart_by_what_they_do_not_share() -> None:
    columns = ("Overall", "The progress of children in care", "The progress of leavers")
    assert short_names(columns) == ("Overall", "… children in care", "… leavers")
    assert short_names(("How safe is it?", "How good is it?")) == (
        "How safe is it?",
        "How good is it?",
    )


def test_grades_of_the_table_are_shown_short_and_others_as_they_are() -> None:
    assert shown("Requires improvement to be good") == "Requires improvement"
    assert shown("good") == "Good"
    assert shown("Joint") == "Joint"
    assert shown("") == ""
