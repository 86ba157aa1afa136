"""The structure of invented reports."""

from pathlib import Path

import pytest

from bot.reports.corpus import open_corpus
from bot.reports.inspection import Inspection, inspect
from tests.conftest import BARSET


def inspected(folder: Path, text: str) -> Inspection:
    (folder / "r.txt").write_text(text, encoding="utf-8")
    return inspect(open_corpus(folder).documents()[0])


def grades(inspection: Inspection) -> list[tuple[str, str | None, bool]]:
    return [(g.subject.text, g.grade and g.grade.text, g.overall) for g in inspection.gradings]


def test_a_question_without_a_grade_is_known_as_such(tmp_path: Path) -> None:
    assert grades(inspected(tmp_path, BARSET)) == [
        ("How effective is the force at reducing crime?", "Good", True),
        ("How well does the force investigate crime?", "Requires improvement", False),
        ("How well does the force protect vulnerable people?", None, False),
    ]


def test_areas_know_the_question_they_stand_under(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, BARSET)
    assert [a.span.text for a in inspection.areas] == [
        "The force should reduce the workload of its detectives",
        "The force should supervise investigations",
    ]
    assert {a.grading and a.grading.subject.text for a in inspection.areas} == {
        "How well does the force investigate crime?"
    }


def test_a_list_may_stand_under_headings_of_its_own(tmp_path: Path) -> None:
    text = (
        "# Loam\n\n## Areas for improvement\n\n### Roads\n\n- Roads are dark.\n\n"
        "### Buses\n\n- Buses are late.\n- Buses are full.\n\n"
        "### Case study: a lane\n\nA lane was dark.\n\n## Next steps\n\n- Send a plan.\n"
    )
    assert entries(tmp_path, text) == (
        ["Roads are dark.", "Buses are late.", "Buses are full."],
        [],
    )


def test_what_is_praised_is_a_list_too(tmp_path: Path) -> None:
    for heading in ("Key strengths", "What is working well?", "What is the town doing well?"):
        text = f"# Loam\n\n## {heading}\n\n- Roads are lit.\n- Buses are new.\n\n## More\n\n- No.\n"
        assert entries(tmp_path, text) == ([], ["Roads are lit.", "Buses are new."])


def test_a_list_may_be_called_for_by_the_sentence_before_it(tmp_path: Path) -> None:
    text = (
        "# Loam\n\n## Care\n\nIt has three homes:\n\n- North\n\nCare is poor. The home should:\n\n"
        "- hire nurses;\n- mend the roof.\n\nWe recommend that the council:\n\n- pay for it.\n"
    )
    assert entries(tmp_path, text) == (["hire nurses;", "mend the roof.", "pay for it."], [])


def entries(folder: Path, text: str) -> tuple[list[str], list[str]]:
    """What a Markdown report lists to be changed, and what as praise."""
    (folder / "r.md").write_text(text, encoding="utf-8")
    found = inspect(open_corpus(folder).documents()[0])
    return [a.span.text for a in found.areas], [a.span.text for a in found.strengths]


def test_date_and_force_are_read(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, BARSET)
    assert inspection.date and inspection.date.text == "Published 3 March 2017"
    assert inspection.force == "Barset Police"


def test_many_graded_areas_without_an_overall_grade(tmp_path: Path) -> None:
    text = (
        "Loam fire 2022\n\nPreventing fires\n\nGood\n\nIt visits homes.\n\n"
        "Protecting the public\n\nInadequate\n\nIt has no plan.\n\nCause of concern\n\n"
        "The service should plan."
    )
    inspection = inspected(tmp_path, text)
    assert grades(inspection) == [
        ("Preventing fires", "Good", False),
        ("Protecting the public", "Inadequate", False),
    ]
    assert inspection.overall is None
    assert [a.heading.text for a in inspection.areas] == ["Cause of concern"]


def test_an_ungraded_area_among_graded_ones(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(
        "# Loam fire 2022\n\n## About us\n\nWords.\n\n## Effectiveness\n\n"
        "### Summary\n\nWords.\n\n### Preventing fires\n\nGood\n\nIt visits.\n\n"
        "### Large incidents\n\nIt plans.\n\n### Protecting people\n\nGood\n\n"
        "## Notes\n\n### How we count\n\nWords.",
        encoding="utf-8",
    )
    assert grades(inspect(open_corpus(tmp_path).documents()[0])) == [
        ("Preventing fires", "Good", False),
        ("Large incidents", None, False),
        ("Protecting people", "Good", False),
    ]


def test_a_table_of_subjects_and_grades(tmp_path: Path) -> None:
    text = (
        "Loam School\n\nOverall effectiveness: Good\nQuality of education: Outstanding\n\n"
        "Pupils read well."
    )
    assert grades(inspected(tmp_path, text)) == [
        ("Overall effectiveness", "Good", True),
        ("Quality of education", "Outstanding", False),
    ]


def test_a_grade_word_in_prose_is_no_grade(tmp_path: Path) -> None:
    text = "Loam 2016\n\nHow good is it?\n\nIt was judged to be good.\n\nGood"
    assert grades(inspected(tmp_path, text)) == []


def test_the_inspectorate_is_found(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, "Loam 2016\n\nThe force met HMICFRS twice.")
    assert inspection.author and inspection.author.text == "HMICFRS"


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve?",
        "What does the area partnership need to do better?",
        "Areas for priority action",
        "Priorities for further improvement",
        "Action the service should take to improve",
        "Key recommendations",
    ],
)
def test_headings_that_ask_for_change(tmp_path: Path, heading: str) -> None:
    items = "- Reading.\n- Care, including:\n  - at night\n  - at weekends.\n- Order."
    (tmp_path / "r.md").write_text(f"# Northshire\n\n## {heading}\n\n{items}\n", encoding="utf-8")
    inspection = inspect(open_corpus(tmp_path).documents()[0])
    assert [" ".join(area.span.text.split()) for area in inspection.areas] == [
        "Reading.",
        "Care, including: at night at weekends.",
        "Order.",
    ]


@pytest.mark.parametrize("heading", ["What leaders do better", "Improvement", "Next steps"])
def test_headings_that_ask_for_none(tmp_path: Path, heading: str) -> None:
    (tmp_path / "r.md").write_text(f"# North\n\n## {heading}\n\n- Reading.\n", encoding="utf-8")
    assert inspect(open_corpus(tmp_path).documents()[0]).areas == ()
