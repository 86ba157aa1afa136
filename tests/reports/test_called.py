"""What reports are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reports.called import called, place_in
from bot.reports.formats.text import read
from bot.reports.inspection import inspect
from bot.reports.single import document


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Inspection of Elmbury local authority children’s services", "Elmbury"),
        ("London Borough of Pell and Dray: Inspection of services", "Pell and Dray"),
        ("The Royal Borough of Wex and Combe: Inspection of services", "Wex and Combe"),
        ("Elmbury Metropolitan Borough Council: Inspection", "Elmbury"),
        ("Inspection of City of London local authority", "City of London"),
        ("Barset PEEL 2016", "Barset"),
        ("Area SEND inspection of Elmbury Local Area Partnership", "Elmbury"),
        ("Inspection Of Children's Services In Wexcombe", "Wexcombe"),
        ("Inspection of East Riding’s fire and rescue service", "East Riding"),
        ("St Mary’s Primary School: inspection report", "St Mary’s"),
        ("HMP Tarn", "Tarn"),
        ("Joint inspection: how well does the force do?", ""),
    ],
)
def test_the_place_in_a_title(title: str, place: str) -> None:
    assert place_in(title) == place


REPORT = """{title}

Inspection dates: 29 April to 3 May 2022

The staff in {place} do well.
"""


def test_names_sorts_and_days() -> None:
    title = "Inspection of Wex and Combe local authority children’s services"
    text = REPORT.format(title=title, place="Tarnside")
    entry = {"aliases": ["the Twins"], "year": 2022}
    report = called(inspect(document(Path("tarnside-2023.txt"), read(text.encode()), entry)))
    assert (report.place, report.body, report.inspection) == (
        "Wex and Combe",
        "council",
        "children’s services",
    )
    assert report.names == ("the Twins", "Wex", "Combe")
    assert (report.year, report.years, report.day) == (2022, frozenset((2022, 2023)), (2022, 5, 3))


def test_a_title_without_a_place_takes_the_file_name_that_the_text_bears_out() -> None:
    text = REPORT.format(title="Inspection of children’s services", place="Tarnside")
    report = called(inspect(document(Path("ofsted-tarnside-final.txt"), read(text.encode()), {})))
    assert report.place == "Tarnside"
