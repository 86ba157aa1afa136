"""Words of a corpus that mean about the same as one that it lacks."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from bot.search.akin import Akin
from bot.search.vocabulary import Vocabulary
from tests.search.material import ENCODER, STEMMER

WORDS = (
    "dental vehicles vehicle alcohol parents difficult harbour council budget bread training "
    "inspectors confidence schools weather grades"
)


def akin(words: str = WORDS, file: Path | None = None) -> Akin:
    stems = {word: STEMMER.stem(word) for word in words.split()}
    return Akin(Vocabulary(tuple(dict.fromkeys(stems.values())), stems), ENCODER, file)


def learned(words: str = WORDS, file: Path | None = None) -> Akin:
    found = akin(words, file)
    found.vectors.learn(Event())
    return found


@pytest.mark.parametrize(
    ("lay", "formal"),
    [("teeth", "dental"), ("cars", "vehicl"), ("drunk", "alcohol"), ("classrooms", "school")],
)
def test_a_lay_word_is_akin_to_the_formal_one(lay: str, formal: str) -> None:
    term, nearness = learned().to(lay)[0]
    assert term == formal
    assert 0.45 <= nearness < 1


def test_a_term_comes_once_with_its_nearest_word() -> None:
    terms = [term for term, _ in learned().to("cars")]
    assert terms.count("vehicl") == 1


def test_the_nearest_come_first_and_no_more_than_three() -> None:
    found = learned(WORDS + " dentist tooth dentures molars").to("teeth")
    assert len(found) == 3
    assert [n for _, n in found] == sorted((n for _, n in found), reverse=True)


@pytest.mark.parametrize("word", ["xylograph", "2015", "it", "£4m"])
def test_what_nothing_is_near_to_has_no_kin(word: str) -> None:
    assert learned().to(word) == ()


def test_there_is_no_kin_before_all_words_are_encoded() -> None:
    assert akin().to("teeth") == ()


def test_a_corpus_without_words_has_no_kin() -> None:
    assert learned("").to("teeth") == ()


def test_words_are_kept_from_one_start_to_the_next(tmp_path: Path) -> None:
    file = tmp_path / "words.npy"
    before = learned(file=file).to("teeth")
    assert before
    assert akin(file=file).to("teeth") == before


def test_threads_that_ask_at_once_share_the_vectors() -> None:
    words = akin(
        " ".join(
            "word" + "abcdefghij"[n % 10] * (n % 7 + 1) + chr(97 + n % 26) + "s"
            for n in range(20_000)
        )
    )
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: words.vectors, range(8)))
    assert len({id(vectors) for vectors in found}) == 1
