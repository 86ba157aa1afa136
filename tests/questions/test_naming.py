"""Which reports a question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.questions.naming import Naming
from bot.reports.called import called
from bot.reports.formats.text import read
from bot.reports.inspection import inspect
from bot.reports.shelf import Shelf
from bot.reports.single import document

TITLES = {
    "bolton": "Inspection of Bolton local authority children’s services",
    "bucks": "Buckinghamshire PEEL 2019",
    "north-tarn": "Inspection of North Tarn local authority children’s services",
    "reading": "Reading Borough Council: Inspection of children’s services",
    "pell": "Inspection of Pell and Dray local authority children’s services",
}
WORDS = "staff like tarn north help partners council children".split()


@pytest.fixture(scope="module")
def naming() -> Naming:
    documents = [
        document(Path(f"{name}.txt"), read(f"{title}\n\nStaff help with reading.\n".encode()), {})
        for name, title in TITLES.items()
    ]
    shelf = Shelf([called(inspect(one)) for one in documents])
    return Naming(shelf, lambda word: word in WORDS, lambda word: word)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("how did Bolton do?", ["bolton"]),
        ("how did bolton do?", ["bolton"]),
        ("what is Bolton's grade?", ["bolton"]),
        ("how did Bucks do?", ["bucks"]),
        ("Pell & Dray", ["pell"]),
        ("how did Dray do?", ["pell"]),
        ("compare Bolton and North Tarn", ["bolton", "north-tarn"]),
        ("how did Reading do?", ["reading"]),
        ("how did reading do?", ["reading"]),
        ("Reading is what the staff like", []),
        ("do staff help with reading?", []),
        ("what are children's services?", []),
        (f"who led it ({TITLES['bolton']})?", ["bolton"]),
    ],
)
def test_the_reports_named(naming: Naming, text: str, named: list[str]) -> None:
    assert [report.document.id for report in naming.named(text).reports] == named


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("how did Manchester do?", ("Manchester",)),
        ("is Manchester any good", ("Manchester",)),
        ("what is Manchester's grade for leaders?", ("Manchester",)),
        ("how did manchester do?", ("manchester",)),
        ("how did the Met do?", ("Met",)),
        ("how did Tarn do?", ("Tarn",)),
        ("how did Quillingham Regis do?", ("Quillingham Regis",)),
        ("compare Bolton and Leeds", ("Leeds",)),
        ("do staff like the partners?", ()),
        ("What is SEND?", ()),
        ("how did they do in May?", ()),
    ],
)
def test_places_that_no_report_is_on(naming: Naming, text: str, missing: tuple[str, ...]) -> None:
    assert naming.named(text).missing == missing


def test_a_name_in_an_address_of_the_web_or_of_mail_is_no_other_word() -> None:
    text = f"{TITLES['bolton']}\n\nAsk help@bolton.gov.uk or see www.bolton.gov.uk/help.\n"
    shelf = Shelf([called(inspect(document(Path("bolton.txt"), read(text.encode()), {})))])
    found = Naming(shelf, lambda word: word in WORDS, lambda word: word).named("bolton grade")
    assert [report.document.id for report in found.reports] == ["bolton"]


def test_a_known_place_that_the_reports_use_as_another_word_is_none() -> None:
    text = "Loam Primary School\n\nThe pupils like reading.\n"
    shelf = Shelf([called(inspect(document(Path("loam.txt"), read(text.encode()), {})))])
    school = Naming(shelf, lambda word: word == "reading", lambda word: word)
    assert school.named("how good is reading?").missing == ()
    assert school.named("how good is Reading?").missing == ("Reading",)
