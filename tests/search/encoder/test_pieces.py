"""Texts cut into pieces of invented vocabularies."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.encoder.pieces import END, START, UNKNOWN, Pieces

SPECIAL = {"<s>": 0.0, "</s>": 0.0, "<unk>": 0.0}
KNOWN = SPECIAL | {"▁the": -2.0, "▁": -3.0, "▁un": -4.0, "▁unde": -4.5, "re": -5.0, "der": -6.0}
KNOWN |= {"d": -7.0, "e": -7.0, "r": -7.0, "5": -7.5, "fi": -8.0}
LETTERS = SPECIAL | dict.fromkeys(["▁", *string.ascii_lowercase], -5.0)


def cut(text: str, known: dict[str, float], most: int = 512) -> list[str]:
    numbers = Pieces(list(known), list(known.values())).of(text, most)
    assert (numbers[0], numbers[-1]) == (START, END)
    return [list(known)[number] for number in numbers[1:-1]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the", ["▁the"]),
        ("under", ["▁un", "der"]),
        ("underre", ["▁un", "der", "re"]),
        ("re the", ["▁", "re", "▁the"]),
        ("rethe", ["▁", "re", "<unk>", "e"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_the_likeliest_way_of_cutting_is_taken(text: str, pieces: list[str]) -> None:
    assert cut(text, KNOWN) == pieces


def test_of_two_ways_the_sum_decides_and_not_the_longest_piece() -> None:
    assert cut("under", KNOWN | {"▁unde": -2.9}) == ["▁unde", "r"]
    assert cut("under", KNOWN | {"▁unde": -3.1}) == ["▁un", "der"]


def test_neighbouring_unknown_characters_are_one_unknown_piece() -> None:
    assert cut("dξξξe ξ", KNOWN) == ["▁", "d", "<unk>", "e", "▁", "<unk>"]


def test_the_names_of_special_pieces_are_plain_text() -> None:
    assert "<s>" not in cut("<s> </s> <unk>", LETTERS)
    assert "</s>" not in cut("<s> </s> <unk>", LETTERS)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ﬁ", ["▁", "fi"]),
        ("５\u00a05", ["▁", "5", "▁", "5"]),
        ("d\u200be", ["▁", "d", "▁", "e"]),
        ("d\x00\x1fe", ["▁", "d", "e"]),
        ("d▁e", ["▁", "d", "▁", "e"]),
    ],
)
def test_characters_are_read_as_their_plain_forms(text: str, pieces: list[str]) -> None:
    assert cut(text, KNOWN) == pieces


def test_a_long_text_is_cut_short() -> None:
    assert cut("the " * 9, KNOWN, most=5) == ["▁the"] * 3


@given(st.text(max_size=40), st.integers(2, 9))
def test_any_text_is_cut_into_no_more_than_was_asked_for(text: str, most: int) -> None:
    numbers = Pieces(list(LETTERS), list(LETTERS.values())).of(text, most)
    assert 2 <= len(numbers) <= most
    assert max(numbers[1:-1], default=UNKNOWN) < len(LETTERS)
    assert min(numbers[1:-1], default=UNKNOWN) >= UNKNOWN


@given(st.text(string.ascii_lowercase + " "))
def test_known_letters_come_back_joined(text: str) -> None:
    assert "".join(cut(text, LETTERS)) == "".join("▁" + word for word in text.split())
