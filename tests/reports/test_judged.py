"""Grades that a report gives, told from those that it recalls."""

from __future__ import annotations

from bot.reports.document import Document, Kind
from bot.reports.inspection import inspect
from tests.search.material import laid_out


def given(document: Document) -> list[tuple[str, str | None, bool]]:
    return [
        (g.subject.text, g.grade.text if g.grade else None, g.overall)
        for g in inspect(document).gradings
    ]


PARTS = (
    (Kind.HEADING, "Children’s services in Loamshire require improvement to be good"),
    (Kind.ITEM, "1. Help at once: Requires improvement"),
    (Kind.ITEM, "2. Children in care: Good"),
)
OURS = [
    ("Children’s services in Loamshire", "require improvement to be good", True),
    ("Help at once", "Requires improvement", False),
    ("Children in care", "Good", False),
]


def test_a_heading_that_judges_the_whole_above_numbered_parts_is_the_overall_grade() -> None:
    assert given(laid_out(*PARTS)) == OURS


def test_a_heading_that_judges_counts_only_right_above_the_grades() -> None:
    apart = (PARTS[0], (Kind.PARAGRAPH, "The county is wide."), *PARTS[1:])
    assert given(laid_out(*apart)) == OURS[1:]


def test_grades_under_a_heading_of_former_inspections_are_not_this_reports() -> None:
    former = (
        (Kind.HEADING, "Previous inspections"),
        (Kind.ITEM, "Overall effectiveness: Inadequate"),
        (Kind.ITEM, "Children in care: Inadequate"),
    )
    assert given(laid_out(*PARTS, *former)) == OURS


def test_grades_listed_behind_words_on_the_last_inspection_are_not_this_reports() -> None:
    former = (
        (Kind.HEADING, "The county"),
        (Kind.PARAGRAPH, "The judgements of the last inspection in 2015 were:"),
        (Kind.ITEM, "Children in care: Inadequate"),
        (Kind.PARAGRAPH, "It has nine homes."),
        (Kind.ITEM, "Leaders: Good"),
    )
    assert given(laid_out(*PARTS, *former)) == [*OURS, ("Leaders", "Good", False)]


def test_grades_of_what_changed_since_the_last_inspection_are_this_reports() -> None:
    since = (
        (Kind.HEADING, "Progress since the last inspection"),
        (Kind.ITEM, "Leaders: Good"),
    )
    assert given(laid_out(*PARTS, *since)) == [*OURS, ("Leaders", "Good", False)]
