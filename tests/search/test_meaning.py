"""What sentences mean, encoded when needed and kept from one start to the next."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread, current_thread

import numpy as np
import pytest

from bot.search.encoder.encoder import Encoder
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.query import Query
from bot.search.ranker import Ranker
from tests.search.material import ENCODER, WEIGHTS, query, ranker

SENTENCES = (
    "The shire saved four million pounds.",
    "Its bakers mend the harbour wall.",
    "Children are safe in its schools.",
)


def index(*paragraphs: str) -> Index:
    return ranker(*paragraphs).index


def places(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int32)


def test_the_nearest_sentence_need_share_no_word_with_the_question() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    near = meaning.nearness(Query((), text="how much cash was put aside"), places(0, 1, 2))
    assert near.argmax() == 0
    assert all(0 <= value <= 1 for value in near)


def test_only_what_is_compared_is_encoded() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    meaning.nearness(Query((), text="schools"), places(2))
    assert meaning.sentences.known.tolist() == [False, False, True]
    assert not meaning.complete
    meaning.learn()
    assert meaning.complete


def after(before: str, text: str, *, leaning: bool = False) -> Query:
    return Query((), text=text, before=before, leaning=leaning)


def test_a_question_that_leans_on_the_one_before_is_read_with_it() -> None:
    meaning = Meaning(index(*SENTENCES, "The shire spent nine million pounds."), ENCODER)
    everything = places(0, 1, 2, 3)
    alone = meaning.nearness(Query((), text="and the harbour?"), everything)
    leaning = after("who mends the walls of the school?", "and the harbour?", leaning=True)
    read = meaning.nearness(leaning, everything)
    assert read[1] - read[0] > alone[1] - alone[0]


def test_a_question_on_the_same_subject_is_read_with_the_one_before() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    text = "how much money did they save in the year?"
    same = meaning.nearness(after("how much money did they save?", text), places(0, 1))
    assert same.tolist() != meaning.nearness(Query((), text=text), places(0, 1)).tolist()


def test_a_whole_question_on_another_subject_takes_nothing_from_the_one_before() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    text = "are the children safe in school?"
    other = meaning.nearness(after("who repairs the harbour wall?", text), places(0, 1, 2))
    assert other.tolist() == meaning.nearness(Query((), text=text), places(0, 1, 2)).tolist()


class Counting(Encoder):
    """Keeps which sentences it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.asked: list[str] = []

    def queries(self, texts, *, foreign=False):  # type: ignore[no-untyped-def]
        self.asked += texts
        return super().queries(texts, foreign=foreign)

    def passages(self, texts):  # type: ignore[no-untyped-def]
        self.seen += texts
        return super().passages(texts)


def test_a_sentence_is_encoded_once_whatever_report_it_stands_in(tmp_path: Path) -> None:
    file = tmp_path / "meaning.npy"
    first = Meaning(index(*SENTENCES), ENCODER, file)
    first.learn()
    encoder = Counting()
    later = Meaning(index(SENTENCES[2], "It is new.", SENTENCES[0]), encoder, file)
    assert later.sentences.known.tolist() == [True, False, True]
    later.learn()
    assert encoder.seen == ["It is new.", "new"]
    asked = "how safe are pupils"
    near = first.nearness(Query((), text=asked), places(2, 0))
    assert later.nearness(Query((), text=asked), places(0, 2)).tolist() == pytest.approx(
        near.tolist()
    )


def test_a_question_asked_again_is_not_encoded_again() -> None:
    encoder = Counting()
    meaning = Meaning(index(*SENTENCES), encoder)
    first = meaning.nearness(Query((), text="schools"), places(0, 2))
    assert meaning.nearness(Query((), text="schools"), places(0, 2)).tolist() == first.tolist()
    assert encoder.asked == ["schools"]


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    file = tmp_path / "meaning.npy"
    Meaning(index(*SENTENCES), ENCODER, file).learn()
    before = [path.stat().st_ino for path in sorted(tmp_path.iterdir())]
    Meaning(index(*SENTENCES), ENCODER, file).learn()
    assert [path.stat().st_ino for path in sorted(tmp_path.iterdir())] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["meaning.npy", "words.npy"]


def saved(array: np.ndarray) -> bytes:
    file = BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"nothing of the kind",
        b"\x93NUMPY\x01\x00v\x00{",
        saved(np.zeros(3)),
        saved(np.zeros(0, [("key", np.uint64), ("vector", np.float16, (384,))])),
    ],
)
def test_a_damaged_file_is_said_and_made_anew(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "meaning.npy"
    file.write_bytes(damage)
    meaning = Meaning(index(*SENTENCES), ENCODER, file)
    assert "meaning.npy is damaged" in caplog.text
    meaning.learn()
    assert Meaning(index(*SENTENCES), ENCODER, file).complete


def test_a_folder_that_cannot_be_written_costs_speed_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file")
    meaning = Meaning(index(*SENTENCES), ENCODER, tmp_path / "state" / "meaning.npy")
    meaning.learn()
    assert meaning.complete
    assert "meaning.npy" in caplog.text and "words.npy" in caplog.text


def test_in_the_background_all_are_encoded_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "meaning.npy"
    meaning = Meaning(index(*SENTENCES), ENCODER, file)
    with meaning.learning():
        while not meaning.complete:
            pass
    assert Meaning(index(*SENTENCES), ENCODER, file).complete


class Loading(Encoder):
    """Keeps in which thread it was loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[Thread] = []

    def load(self) -> None:
        self.threads.append(current_thread())
        super().load()


def test_the_encoder_is_read_before_the_background_begins_and_only_if_needed(
    tmp_path: Path,
) -> None:
    encoder = Loading()
    meaning = Meaning(index(*SENTENCES), encoder, tmp_path / "meaning.npy")
    with meaning.learning():
        assert encoder.threads == [current_thread()]
        assert meaning.finished(600.0)
    known = Meaning(index(*SENTENCES), encoder, tmp_path / "meaning.npy")
    with known.learning():
        assert len(encoder.threads) == 1


def test_what_stops_in_the_middle_keeps_as_far_as_it_came(tmp_path: Path) -> None:
    file = tmp_path / "meaning.npy"
    many = index(*(f"The {n}th paragraph tells of harbour {n}." for n in range(400)))
    meaning = Meaning(many, ENCODER, file)
    with meaning.learning():
        while meaning.share < 0.1:
            pass
    assert 0 < meaning.share < 1
    assert Meaning(many, ENCODER, file).share == meaning.share


def test_until_all_are_encoded_the_best_by_words_are_compared() -> None:
    words = ranker(*(f"Harbour {n} has a wall." for n in range(30)), "Bakers mend it with bread.")
    meaning = Meaning(words.index, ENCODER)
    found = Ranker(words.index, WEIGHTS, meaning)
    asked = replace(query(words, "bread"), text="who repairs the quay")
    near = found.features(asked)["meaning"]
    assert meaning.sentences.known.sum() == 20
    assert set(near[19:30]) == {near.min()}
    assert len(set(near)) == 20
    meaning.learn()
    assert len(set(found.features(asked)["meaning"])) > 25


def test_without_words_to_search_by_nothing_is_compared() -> None:
    words = ranker(*SENTENCES)
    meaning = Meaning(words.index, ENCODER)
    assert set(Ranker(words.index, WEIGHTS, meaning).features(Query(()))["meaning"]) == {0.0}
    assert meaning.share == 0


def test_what_lacks_a_vector_gets_it_where_nothing_goes_on_in_the_background() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    assert meaning.finished(0.0)
    assert meaning.share == 1


def test_what_goes_on_in_the_background_is_waited_for() -> None:
    many = index(*(f"The {n}th paragraph tells of harbour {n}." for n in range(400)))
    meaning = Meaning(many, ENCODER)
    with meaning.learning():
        assert not meaning.finished(0.0)
        assert meaning.finished(600.0)


def test_cosines_are_those_of_all_sentences_in_their_order() -> None:
    meaning = Meaning(index(*SENTENCES), ENCODER)
    meaning.learn()
    vectors = ENCODER.passages(SENTENCES)
    assert meaning.cosines(vectors) == pytest.approx(vectors @ vectors.T, abs=1e-3)


def test_vectors_that_are_kept_stay_in_their_file(tmp_path: Path) -> None:
    file = tmp_path / "meaning.npy"
    Meaning(index(*SENTENCES), ENCODER, file).learn()
    again = Meaning(index(*SENTENCES, "It rains in Loam."), ENCODER, file).sentences
    assert isinstance(again._kept, np.memmap)
    assert again._made.shape == (1, 384)
    whole = again.of(places(0, 1, 2, 3))
    assert np.array_equal(whole[:3], np.float16(ENCODER.passages(SENTENCES)).astype(np.float32))
    assert np.array_equal(again.all(), whole)
