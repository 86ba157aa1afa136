"""Sentences found by meaning alone, with a stand-in for the pieces of another language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.search.encoder.encoder import Encoder
from bot.search.foreign import Foreign
from bot.search.meaning import Meaning
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


@pytest.fixture(scope="module", name="foreign")
def _foreign(tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    file: Path = package.write(tmp_path_factory.mktemp("package") / "model.bin")
    index = ranker(*SENTENCES).index
    meaning = Meaning(index, Encoder(languages=file))
    meaning.learn()
    return Foreign(index, meaning)


def found(foreign: Foreign, question: str, *, within: tuple[int, ...] = (0, 1, 2, 3)) -> list[str]:
    mask = np.isin(np.arange(len(SENTENCES)), within)
    return [hit.sentence.text for hit in foreign.search(question, 10, mask)]


@pytest.mark.parametrize(("question", "place"), [(OFFICERS, 2), (RADIOS, 1)])
def test_the_sentence_that_answers_is_nearest(foreign: Foreign, question: str, place: int) -> None:
    assert found(foreign, question)[0] == SENTENCES[place]


def test_only_what_is_within_is_found(foreign: Foreign) -> None:
    assert set(found(foreign, OFFICERS, within=(0, 1))) == {SENTENCES[0], SENTENCES[1]}
    assert found(foreign, OFFICERS, within=()) == []


def test_equal_sentences_keep_the_order_of_the_report(foreign: Foreign) -> None:
    hits = foreign.search(OFFICERS, 10, np.ones(len(SENTENCES), bool))
    same = [hit for hit in hits if hit.sentence.text == SENTENCES[0]]
    assert [hit.number for hit in same] == [0, 3]
    assert same[0].score == same[1].score


def test_no_more_are_found_than_asked_for(foreign: Foreign) -> None:
    assert len(foreign.search(OFFICERS, 2, np.ones(len(SENTENCES), bool))) == 2


def test_what_is_near_to_everything_loses_half_of_that(foreign: Foreign) -> None:
    (asked,) = foreign.meaning.asked([OFFICERS])
    cosines = foreign.meaning.cosines(asked[None])[0]
    hits = foreign.search(OFFICERS, 4, np.ones(len(SENTENCES), bool))
    lost = {hit.number: cosines[hit.number] - hit.score for hit in hits}
    texts = (ROOT / "bot" / "search" / "unrelated.txt").read_text(encoding="utf-8")
    unrelated = foreign.meaning.asked(texts.splitlines())
    near = foreign.meaning.cosines(unrelated)
    for number, value in lost.items():
        expected = (np.sort(near[:, number])[-3:].mean() + (unrelated @ asked).mean()) / 2
        assert value == pytest.approx(expected, abs=1e-3)
