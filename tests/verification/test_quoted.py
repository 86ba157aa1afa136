"""Quotations in a text of somebody's."""

from __future__ import annotations

import pytest

from bot.reports.document import Document
from bot.reports.formats import markdown
from bot.reports.formats.text import read
from bot.verification.quoted import quotations, worth_checking


def found(text: str) -> list[str]:
    extract = read(text.encode())
    return [span.text for span in quotations(Document("n", "N", extract.text, extract.blocks))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She said “it is good” and left.", ["it is good"]),
        ('She said "it is good" and "it is bad".', ["it is good", "it is bad"]),
        ("He wrote ‘the force’s plan is good’ again.", ["the force’s plan is good"]),
        ("He wrote 'the force's plan is good' again.", ["the force's plan is good"]),
        ("It is the officers’ work, and the force’s.", []),
        ("It is the officers' work, isn't it.", []),
        ("‘The officers’ work is good’, it says.", ["The officers’ work is good"]),
        ("It says “they ‘feel safe’ at home”.", ["they ‘feel safe’ at home"]),
        ("It says “they “feel safe” at home”.", ["they “feel safe” at home"]),
        ('A 6" pipe, and “one that is open', []),
        ("(“[t]hey are safe”)", ["[t]hey are safe"]),
        ("“It begins here.\n\n“It ends here.”", ["It begins here.", "It ends here."]),
    ],
)
def test_what_stands_between_marks(text: str, wanted: list[str]) -> None:
    assert found(f"News\n\n{text}") == wanted


def test_what_is_set_apart_is_one_quotation() -> None:
    source = (
        "# News\n\nIt says:\n\n> They are “safe and well”\n> at home.\n\nShe said “it is so”.\n"
    )
    extract = markdown.read(source.encode())
    report = Document("n", "N", extract.text, extract.blocks)
    assert [span.text for span in quotations(report, source)] == [
        "They are “safe and well” at home.",
        "it is so",
    ]


def test_short_ones_are_not_worth_checking() -> None:
    extract = read("News\n\nIt is “good”, and “they are safe at home”.".encode())
    spans = quotations(Document("n", "N", extract.text, extract.blocks))
    assert [span.text for span in worth_checking(spans)] == ["they are safe at home"]
