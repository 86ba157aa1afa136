"""Abbreviations that a text spells out itself."""

import pytest

from bot.reports.acronyms import acronyms
from bot.reports.document import Document


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the chief finance officer (CFO) said", "CFO", "chief finance officer"),
        (
            "the office of the Barset police and crime commissioner (OPCC).",
            "OPCC",
            "office of the Barset police and crime commissioner",
        ),
        (
            "the police and crime commissioner’s (PCC’s) aims",
            "PCC",
            "police and crime commissioner",
        ),
        ("Special constables (SCs) help", "SC", "Special constables"),
    ],
)
def test_the_words_before_the_bracket(text: str, short: str, long: str) -> None:
    (found,) = acronyms(Document("r", "R", text, ()))
    assert (found.short.text, found.long.text) == (short, long)


@pytest.mark.parametrize("text", ["a plan (HMIC) to act", "(see Annex)", "(A)", "Good (PCC"])
def test_brackets_that_shorten_nothing(text: str) -> None:
    assert list(acronyms(Document("r", "R", text, ()))) == []
