"""Titles and years of invented reports."""

from pathlib import Path

import pytest

from bot.reports.corpus import open_corpus
from bot.reports.document import Document


def report(folder: Path, text: str) -> Document:
    (folder / "file.md").write_text(text, encoding="utf-8")
    return open_corpus(folder).documents()[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "# Northshire Council\n\n## Inspection of services\n\nIt grew.",
            "Northshire Council: Inspection of services",
        ),
        ("# Northshire Council\n\n## Summary\n\nIt grew.", "Northshire Council"),
        ("# 12\n\n## Inspection of Northshire\n\nIt grew.", "Inspection of Northshire"),
        ("# a\n\n## Managing a town\n\nIt grew.", "Managing a town"),
        ("# Office (GO) Act”\n\n## Statement of Ann Hill\n\nIt grew.", "Statement of Ann Hill"),
        (
            "Joint inspection of Northshire\n\n# Key strengths\n\n- It grew.",
            "Joint inspection of Northshire",
        ),
        ("It grew.", "file"),
    ],
)
def test_a_title_is_whole_and_the_reports_own(tmp_path: Path, text: str, title: str) -> None:
    assert report(tmp_path, text).title == title


def test_the_year_is_that_of_the_title_or_of_the_first_date(tmp_path: Path) -> None:
    dated = "Inspection dates: 3 May 2022\n\nIt grew."
    assert report(tmp_path, f"# Northshire 2019\n\n{dated}").year == 2019
    assert report(tmp_path, f"# Northshire\n\n{dated}").year == 2022
    assert report(tmp_path, "# Northshire\n\nIt grew in 2022.").year is None
