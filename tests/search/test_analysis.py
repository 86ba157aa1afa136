"""Tokens, folding and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis import Stemmer, fold, tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£22.9m", ["22900000"]),
        ("22.9 million", ["22900000"]),
        ("1,220", ["1220"]),
        ("12 per cent", ["12%"]),
        ("12%", ["12%"]),
        ("3k", ["3000"]),
        ("2019/20", ["2019/20"]),
        ("2019–20", ["2019/20"]),
        ("20/10/2015", ["20/10/2015"]),
        ("5 men", ["5", "men"]),
        ("the PCC’s plan", ["the", "pcc", "plan"]),
        ("U.S. forces’", ["us", "forces"]),
        ("don’t", ["dont"]),
        ("Café", ["cafe"]),
    ],
)
def test_forms_of_one_thing_are_one_token(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_hyphenated_word_is_joined_and_keeps_its_parts() -> None:
    (token,) = tokenise("under-spend")
    assert (token.text, token.parts) == ("underspend", ("under", "spend"))


@given(st.text(max_size=80))
def test_tokens_are_in_order_and_inside(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_terms_leave_stop_words_out() -> None:
    assert Stemmer().terms("The collaborating forces should collaborate") == [
        "collabor",
        "forc",
        "collabor",
    ]


def test_officer_is_not_office() -> None:
    assert Stemmer().terms("officers office") == ["officer", "offic"]
