"""Days and people of invented inspections."""

from pathlib import Path

import pytest

from bot.reports import facts
from bot.reports.corpus import open_corpus
from bot.reports.document import Document, Span


def report(folder: Path, *lines: str) -> Document:
    text = "\n\n".join(("# Inspection of Northshire", *lines, "The town has grown."))
    (folder / "r.md").write_text(text, encoding="utf-8")
    return open_corpus(folder).documents()[0]


def said(span: Span | None) -> str | None:
    return span.text if span else None


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Inspection dates: 26 February to 8 March 2024", "26 February to 8 March 2024"),
        ("Inspection date: 4 June 2018–28 June 2018", "4 June 2018–28 June 2018"),
        ("Date of inspection: 3 and 4 May 2022", "3 and 4 May 2022"),
        ("This inspection took place from 22 to 26 May 2023.", "22 to 26 May 2023"),
        (
            "Between 22 and 26 May 2023, two inspectorates undertook a joint inspection of Loam.",
            "22 and 26 May 2023",
        ),
        ("Inspectors visited the home on 3 May 2022.", "3 May 2022"),
        ("Dates of previous inspection: 4 to 6 June 2018", None),
        ("The last inspection was in May 2019.", None),
    ],
)
def test_the_days_of_the_inspection(tmp_path: Path, line: str, days: str | None) -> None:
    assert said(facts.inspected(report(tmp_path, line))) == days


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Report published: 17 August 2018", "17 August 2018"),
        ("**Report:** N-12 | **Published:** 2026-03-16 | **Source:** Office", "2026-03-16"),
        ("February 8, 2006", "February 8, 2006"),
        ("Inspection dates: 3 and 4 May 2022", None),
    ],
)
def test_the_day_of_publication(tmp_path: Path, line: str, day: str | None) -> None:
    assert said(facts.published(report(tmp_path, line))) == day


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Dates of previous inspection: 4 to 6 June 2018", "4 to 6 June 2018"),
        ("Last inspection: May 2019", "May 2019"),
        ("Inspection dates: 4 to 6 June 2018", None),
    ],
)
def test_the_days_of_the_inspection_before(tmp_path: Path, line: str, days: str | None) -> None:
    assert said(facts.previous(report(tmp_path, line))) == days


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lead inspector: Ann O’Hara, His Majesty’s Inspector", ["Ann O’Hara"]),
        ("Lead inspector: Ann Hill His Majesty’s Inspector", ["Ann Hill"]),
        (
            "Ann Hill, Ofsted HMI, lead inspector; Ben Lee, CQC Lead inspector",
            ["Ann Hill", "Ben Lee"],
        ),
        ("The lead inspector thanked the staff.", []),
        ("Deputy lead inspector: Ben Lee", []),
    ],
)
def test_the_lead_inspectors(tmp_path: Path, line: str, names: list[str]) -> None:
    assert [span.text for span in facts.leads(report(tmp_path, line))] == names


def test_the_next_inspection(tmp_path: Path) -> None:
    first = "A monitoring inspection will be carried out within about two years."
    second = "We will return by 3 May 2025 to look again."
    document = report(tmp_path, f"{first} {second}", "The inspection will be remembered.")
    assert [span.text for span in facts.following(document)] == [
        first[:-1],
        "will return by 3 May 2025",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Since the last inspection in 2018, when it was judged to be good, it has grown.",
            "last inspection in 2018, when it was judged to be good",
        ),
        ("It was previously rated inadequate.", "previously rated inadequate"),
        ("Previous grade: Outstanding", "Previous grade: Outstanding"),
        ("Since the last inspection, roads were judged with care. Buses are good.", None),
    ],
)
def test_the_grade_of_the_inspection_before(tmp_path: Path, line: str, words: str | None) -> None:
    found = [span.text for span in facts.formerly(report(tmp_path, line))]
    assert found == ([words] if words else [])


def test_what_is_to_be_done_next(tmp_path: Path) -> None:
    headed = "## Next steps\n\nThe town should send a plan by 3 May 2022.\n\nYours sincerely"
    assert [s.text for s in facts.steps(report(tmp_path, headed, "## More"))] == [
        "The town should send a plan by 3 May 2022."
    ]
    told = "The town must write and publish an action plan. It is late."
    assert [s.text for s in facts.steps(report(tmp_path, told))] == [
        "must write and publish an action plan"
    ]


def test_a_day_of_publication_may_stand_at_the_end(tmp_path: Path) -> None:
    lines = ["Words."] * 50
    assert said(facts.published(report(tmp_path, *lines, "Published: 3 May 2022"))) == "3 May 2022"
    spoken = "The guide published on 3 May 2022 helps."
    assert facts.published(report(tmp_path, *lines, spoken)) is None


def test_an_outcome_is_told_under_its_heading(tmp_path: Path) -> None:
    assert (
        said(facts.outcome(report(tmp_path, "## Inspection outcome", "It fails."))) == "It fails."
    )
    assert facts.outcome(report(tmp_path, "## Outcomes for children", "They do well.")) is None
