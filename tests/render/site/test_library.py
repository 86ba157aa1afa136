from __future__ import annotations

import re
from collections.abc import Sequence

from bot.render.site.library import library_page
from bot.reports.called import called
from bot.reports.document import Document, Kind
from bot.reports.inspection import inspect
from bot.reports.shelf import Shelf
from bot.search.passages import Splitter
from tests.render.site.material import Page, report


def made(place: str, overall: str, **parts: str) -> Document:
    """A report on a council with the grade of the whole and of parts."""
    lines = [
        (Kind.HEADING, 1, f"Inspection of {place} Council"),
        (Kind.LABEL, 0, "Inspection dates: 3 to 7 May 2022"),
        *((Kind.ITEM, 0, f"{part.replace('_', ' ')}: {grade}") for part, grade in parts.items()),
        (Kind.ITEM, 0, f"Overall effectiveness: {overall}"),
        (Kind.PARAGRAPH, 0, "It is a council."),
    ]
    title = f"Inspection of {place} Council"
    return report(tuple(lines), id=place.lower(), title=title, published=None)


def index(*documents: Document) -> str:
    inspections = [inspect(document) for document in documents]
    return library_page(inspections, Shelf(map(called, inspections)), Splitter())


def rows(html: str) -> Sequence[list[str]]:
    """The texts of the cells of each row."""
    return [
        [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", html, re.S)
    ]


def test_a_row_has_the_day_and_the_grades_under_what_was_graded() -> None:
    html = index(
        made("Loam", "Good", Care="Outstanding", Leadership="Good"),
        made("Barset", "Inadequate", Leadership="Requires improvement"),
    )
    assert [[c.split(">")[-1] for c in row] for row in rows(html)] == [
        ["Report", "Date", "Overall", "Leadership", "Care"],
        [
            "BarsetInspection of Barset Council",
            "7 May 2022",
            "Inadequate",
            "Requires improvement",
            "",
        ],
        ["LoamInspection of Loam Council", "7 May 2022", "Good", "Good", "Outstanding"],
    ]
    assert re.findall(r'data-key="([^"]*)"', html) == [
        "2022-05-07",
        "1",
        "2",
        "2022-05-07",
        "4",
        "4",
        "5",
    ]


def test_what_one_of_many_reports_grades_has_no_column() -> None:
    html = index(
        made("Loam", "Good", Care="Good", Homes="Good"),
        made("Barset", "Good", Care="Good"),
        made("Coastshire", "Good"),
    )
    assert rows(html)[0] == ["Report", "Date", "Overall", "Care"]


def test_sorts_of_inspection_have_tables_of_their_own() -> None:
    force = report(title="Coastshire Police 2020: an inspection of efficiency")
    found = Page(index(made("Loam", "Good"), force))
    assert found.within["caption"] == ["Council", "Force: efficiency"]


def test_a_report_on_no_body_comes_last_by_its_title() -> None:
    found = Page(index(report(title="Sound Advice: A Study"), made("Loam", "Good")))
    assert found.within["caption"] == ["Council", "Other reports"]
    assert found.within["th"][-1] == "Sound Advice: A Study"


def test_a_report_that_says_no_day_has_none() -> None:
    document = report(((Kind.PARAGRAPH, 0, "It is a council."),), title="A", published=None)
    assert rows(index(document)) == [["Report", "Date"], ["A", ""]]
    assert 'data-key="0' not in index(document)


def test_headings_of_tables_are_plain_without_script() -> None:
    html = index(made("Loam", "Good"))
    assert "<button" not in html.split("<script>")[0]
    assert '<th scope="col">Overall</th>' in html and '<th scope="row">' in html
    assert 'role="search" hidden' in html
