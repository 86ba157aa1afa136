from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from bot.render.site.report import Other, report_page
from bot.reports.document import Kind
from bot.reports.inspection import inspect
from bot.search.passages import Splitter
from tests.render.site.material import Page, report, span


def written(document_lines: tuple[tuple[Kind, int, str], ...] | None = None) -> str:
    document = report(document_lines) if document_lines else report()
    return report_page(inspect(document), (), Splitter())


def test_grades_and_areas_stand_first_with_links_to_their_places() -> None:
    found = Page(written())
    assert found.within["dt"] == ["How well does it answer calls?", "Leadership"]
    assert found.within["dd"] == ["Good", "Inadequate"]
    summary = found.ids["summary"]
    assert summary.index("Grades") < summary.index("Areas for improvement")
    assert "hire more people;" in summary and "mend the radio." in summary
    assert all(found.ids[link[1:]] for link in found.links if link.startswith("#"))


def test_the_dates_are_told_in_the_reports_words() -> None:
    lines = [(Kind.HEADING, 1, "Coastshire 2020"), (Kind.PARAGRAPH, 0, "It answers calls.")]
    for line, told in (
        ("Inspection dates: 3 to 7 May 2020", "Inspected 3 to 7 May 2020"),
        ("Last updated 20/10/2020", "Last updated 20/10/2020"),
    ):
        html = written((*lines, (Kind.LABEL, 0, line)))
        assert f'<p class="particulars">{told} · Published <time' in html


def test_a_question_without_a_grade_is_said_to_have_none() -> None:
    found = Page(
        written(
            (
                (Kind.HEADING, 1, "Coastshire 2020"),
                (Kind.LABEL, 0, "Good"),
                (Kind.HEADING, 2, "How well does it answer calls?"),
                (Kind.LABEL, 0, "Good"),
                (Kind.HEADING, 2, "How well does it save money?"),
                (Kind.PARAGRAPH, 0, "It saves some."),
            )
        )
    )
    assert found.within["dt"][0] == "Coastshire 2020"
    assert (found.within["dt"][2], found.within["dd"][2]) == (
        "How well does it save money?",
        "not stated",
    )


def test_a_report_without_grades_or_areas_has_no_summary() -> None:
    found = Page(written(((Kind.PARAGRAPH, 0, "It answers calls."),)))
    assert "summary" not in found.ids and "nav" in found.tags
    assert found.within["main"] == ["It answers calls."]


def test_the_policy_allows_the_page_its_own_script_and_style_and_nothing_else() -> None:
    html = written()
    digests = {
        tag: b64encode(sha256(re.search(f"<{tag}>(.*?)</{tag}>", html, re.S)[1].encode()).digest())
        for tag in ("style", "script")
    }
    policy = (
        f"default-src 'none'; style-src 'sha256-{digests['style'].decode()}'; "
        f"script-src 'sha256-{digests['script'].decode()}'; base-uri 'none'; form-action 'none'"
    )
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html


def test_a_page_leads_back_and_to_other_inspections() -> None:
    other = report(id="coastshire-2018")
    html = report_page(inspect(report()), (Other(other, "Coastshire <2018>"),), Splitter())
    assert Page(html).links[1:3] == ["index.html", "coastshire-2018.html"]
    assert ">Coastshire &lt;2018&gt;</a>" in html


def test_the_place_of_a_grade_is_its_own_line() -> None:
    document = report()
    found = Page(report_page(inspect(document), (), Splitter()))
    places = [link[1:] for link in found.links if link.startswith("#s")]
    assert found.ids[places[0]] == "How well does it answer calls?"
    assert found.ids[places[1]] == span(document, "Leadership: Inadequate").text
