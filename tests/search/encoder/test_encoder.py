"""The shipped encoder beside vectors of another program, and how it takes texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.encoder.encoder import VOCABULARY, Encoder
from bot.search.encoder.lexicon import read
from tests.search.encoder import package

RECORDED = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))["texts"]

TEXTS = (
    "The wing was clean.",
    "",
    "Inspectors found that the food was warm and that most prisoners had enough of it.",
    "Two of 10 cells had no window.",
    "The food was cold.",
    "☃ 日本 \x00",
    "The wing was dirty.",
)


@pytest.fixture(scope="module", name="encoder")
def _encoder() -> Iterator[Encoder]:
    yield Encoder()


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["text"][:20])
def test_vectors_are_those_of_the_reference(encoder: Encoder, recorded: dict[str, Any]) -> None:
    (found,) = getattr(encoder, recorded["kind"])([recorded["text"]])
    assert found @ np.array(recorded["vector"]) > 0.9999


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["text"][:20])
def test_pieces_are_those_of_the_reference(recorded: dict[str, Any]) -> None:
    lexicon = read(VOCABULARY)
    prefix = {"queries": "query: ", "passages": "passage: "}[recorded["kind"]]
    found = lexicon.pieces.of(prefix + recorded["text"], 512)
    assert " ".join(lexicon.known[number] for number in found) == recorded["pieces"]


def test_vectors_have_length_one_and_four_bytes_a_number(encoder: Encoder) -> None:
    found = encoder.passages(TEXTS)
    assert (found.shape, found.dtype) == ((len(TEXTS), 384), np.float32)
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_texts_have_no_vectors(encoder: Encoder) -> None:
    assert encoder.queries([]).shape == (0, 384)


def test_a_question_is_nearest_to_what_answers_it(encoder: Encoder) -> None:
    (asked,) = encoder.queries(["were the meals hot?"])
    assert TEXTS[int((encoder.passages(TEXTS) @ asked).argmax())] == TEXTS[2]


@settings(max_examples=10)
@given(st.permutations(TEXTS))
def test_each_text_has_the_vector_it_has_alone(encoder: Encoder, texts: list[str]) -> None:
    alone = np.concatenate([encoder.passages([text]) for text in texts])
    assert encoder.passages(texts) == pytest.approx(alone, abs=1e-5)


def test_more_texts_than_go_through_at_once_keep_their_order(encoder: Encoder) -> None:
    numbered = [f"{'Cell ' * (place % 7)}{place}" for place in range(80)]
    found = encoder.passages(numbered)
    for place in (0, 41, 79):
        assert found[place] @ encoder.passages([numbered[place]])[0] == pytest.approx(1, abs=1e-5)


def test_what_a_text_has_beyond_the_last_place_is_left_out(encoder: Encoder) -> None:
    long = "The wing was clean and the food was warm. " * 60
    more = encoder.passages([long + "The cells were flooded. " * 30])
    assert np.array_equal(more, encoder.passages([long]))


def test_threads_that_come_first_together_get_the_same_vector() -> None:
    encoder = Encoder()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: encoder.queries(["who is the governor?"]), range(4)))
    assert all(np.array_equal(vector, found[0]) for vector in found)


def test_files_are_not_read_before_a_text_comes(tmp_path: Path) -> None:
    encoder = Encoder(tmp_path / "nothing.npz")
    with pytest.raises(FileNotFoundError):
        encoder.queries(["who?"])


def test_a_question_in_another_language_is_cut_into_its_own_pieces(tmp_path: Path) -> None:
    both = Encoder(languages=package.write(tmp_path / "model.bin"))
    assert both.reads_other_languages
    (foreign,) = both.queries(["¿Cuántos agentes tiene la policía?"], foreign=True)
    (english,) = both.queries(["many officer has the force?"])
    assert foreign @ english == pytest.approx(1, abs=1e-5)
    (unknown,) = both.queries(["many officer has the force?"], foreign=True)
    assert unknown @ english < 0.95


def test_without_the_pieces_of_all_languages_the_english_ones_are_taken(encoder: Encoder) -> None:
    assert not encoder.reads_other_languages
    asked = ["¿Cuántos agentes tiene la policía?"]
    assert np.array_equal(encoder.queries(asked, foreign=True), encoder.queries(asked))
