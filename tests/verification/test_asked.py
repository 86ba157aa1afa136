"""The quotation and the report in what a person types."""

from __future__ import annotations

import pytest

from bot.verification.asked import asked, several
from tests.verification.reports import checker

LOAM, MARL = checker().documents


@pytest.mark.parametrize(
    ("typed", "quote", "reports"),
    [
        ("its plan runs until 2026", "its plan runs until 2026", ()),
        ("“its plan runs until 2026”", "its plan runs until 2026", ()),
        ("“its plan runs until 2026”, from Loam.", "its plan runs until 2026", (LOAM,)),
        ('"its plan runs until 2026" in the Marl Police report', "its plan runs until 2026", ()),
        ('"a plan" Marl 2021', "a plan", (MARL,)),
        ("it has “a plan” for 2026", "it has “a plan” for 2026", ()),
        ("“its plan runs until 2026” police", "its plan runs until 2026", ()),
    ],
)
def test_words_and_report(typed: str, quote: str, reports: tuple[object, ...]) -> None:
    assert asked(typed, (LOAM, MARL)) == (quote, reports)


def test_several_in_one_message() -> None:
    text = "It says “its plan runs until 2026” and “supervisors check the work”, and “so on”."
    assert several(text) == (("its plan runs until 2026", "supervisors check the work"), 1)
