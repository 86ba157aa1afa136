"""Repair of misspelt words, and of nothing else."""

import pytest

from bot.questions.spelling import English, Speller

SPELLER = Speller(
    "workforce reductions getting grading collaboration".split(), {"grade"}, English()
)


def repair(text: str) -> str:
    return SPELLER.repair(text, lambda word: word in ("the", "is"))[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wokforce", "workforce"),
        ("redutions?", "reductions?"),
        ("teh grading", "the grading"),
        ("the gradeing", "the grading"),
        ("colaboraton", "collaboration"),
    ],
)
def test_a_misspelt_word_is_put_right(typed: str, meant: str) -> None:
    assert repair(typed) == meant


@pytest.mark.parametrize("text", ["vetting", "horses", "PCSO", "12 £3m", "xqzzw", "café"])
def test_a_real_or_hopeless_word_is_left_alone(text: str) -> None:
    assert repair(text) == text


def test_repairs_are_told() -> None:
    assert SPELLER.repair("wokforce cuts", lambda _: False)[1] == (("wokforce", "workforce"),)
