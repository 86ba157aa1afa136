"""Sentences found by meaning alone, with a stand-in for the pieces of another language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.search.encoder.encoder import Encoder
from bot.search.foreign import Nearest
from bot.search.meaning import Meaning
from bot.search.selection import Selection
from tests.conftest import ROOT
from tests.search.encoder import package
from tests.search.material import ranker

SENTENCES = (
    "It is what it is.",
    "The force spent money on radios.",
    "The force has 1,310 officers.",
    "It is what it is.",
)
OFFICERS = "¿Cuántos agentes tiene la policía?"
RADIOS = "¿Cuánto gastó la policía en radios?"


@pytest.fixture(scope="module", name="nearest")
def _nearest(tmp_path_factory: pytest.TempPathFactory) -> Nearest:
    file: Path = package.write(tmp_path_factory.mktemp("package") / "model.bin")
    index = ranker(*SENTENCES).index
    meaning = Meaning(index, Encoder(languages=file))
    meaning.learn()
    return Nearest(index, meaning)


EVERY = Selection.of([(0, len(SENTENCES))])


def found(nearest: Nearest, question: str, *, within: tuple[int, ...] = (0, 1, 2, 3)) -> list[str]:
    selection = Selection.of((number, number + 1) for number in within)
    return [hit.sentence.text for hit in nearest.search(question, 10, selection)]


@pytest.mark.parametrize(("question", "place"), [(OFFICERS, 2), (RADIOS, 1)])
def test_the_sentence_that_answers_is_nearest(nearest: Nearest, question: str, place: int) -> None:
    assert found(nearest, question)[0] == SENTENCES[place]


def test_only_what_is_within_is_found(nearest: Nearest) -> None:
    assert set(found(nearest, OFFICERS, within=(0, 1))) == {SENTENCES[0], SENTENCES[1]}
    assert found(nearest, OFFICERS, within=()) == []


def test_equal_sentences_keep_the_order_of_the_report(nearest: Nearest) -> None:
    hits = nearest.search(OFFICERS, 10, EVERY)
    same = [hit for hit in hits if hit.sentence.text == SENTENCES[0]]
    assert [hit.number for hit in same] == [0, 3]
    assert same[0].score == same[1].score


def test_no_more_are_found_than_asked_for(nearest: Nearest) -> None:
    assert len(nearest.search(OFFICERS, 2, EVERY)) == 2


def test_what_is_near_to_everything_loses_half_of_that(nearest: Nearest) -> None:
    (asked,) = nearest.meaning.asked([OFFICERS])
    cosines = nearest.meaning.cosines(asked[None])[0]
    hits = nearest.search(OFFICERS, 4, EVERY)
    lost = {hit.number: cosines[hit.number] - hit.score for hit in hits}
    texts = (ROOT / "bot" / "search" / "unrelated.txt").read_text(encoding="utf-8")
    unrelated = nearest.meaning.asked(texts.splitlines())
    near = nearest.meaning.cosines(unrelated)
    for number, value in lost.items():
        expected = (np.sort(near[:, number])[-3:].mean() + (unrelated @ asked).mean()) / 2
        assert value == pytest.approx(expected, abs=1e-3)
