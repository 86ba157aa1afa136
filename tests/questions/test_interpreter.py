"""Concepts: what the words of a question may be called in a corpus."""

import pytest

from bot.questions.interpreter import Interpreter, Kin
from bot.questions.lexicon import parse
from bot.search.analysis import Stemmer
from bot.search.query import Concept
from bot.search.vocabulary import Vocabulary

STEMMER = Stemmer()


def interpreter(
    corpus: str,
    lexicon: str = "",
    kin: Kin | None = None,
    common: frozenset[str] = frozenset(),
) -> Interpreter:
    words = {word: STEMMER.stem(word) for word in corpus.split()}
    vocabulary = Vocabulary(tuple(dict.fromkeys(words.values())), words)
    return Interpreter(vocabulary, parse((lexicon,), STEMMER), STEMMER, common, kin)


def senses(concepts: tuple[Concept, ...]) -> list[list[tuple[tuple[str, ...], float]]]:
    return [[(s.terms, s.weight) for s in concept.senses] for concept in concepts]


def test_a_word_of_the_corpus_means_itself() -> None:
    (concept,) = interpreter("forces collaborate").concepts("collaborating?")
    assert senses((concept,)) == [[(("collabor",), 1.0)]]
    assert concept.literal
    assert (concept.start, concept.end) == (0, 13)


def test_a_lay_word_means_what_reports_say() -> None:
    (concept,) = interpreter("police officer", "cop = police officer").concepts("cops")
    assert senses((concept,)) == [[(("polic", "officer"), 0.6)]]
    assert not concept.literal


def akin(word: str) -> tuple[tuple[str, float], ...]:
    return {"teeth": (("dental", 0.77), ("eye", 0.5)), "keep": (("hold", 0.5),)}.get(word, ())


def test_a_word_that_the_corpus_lacks_means_what_is_akin_to_it() -> None:
    (concept,) = interpreter("dental eye", kin=akin).concepts("teeth")
    assert senses((concept,)) == [[(("dental",), 0.77), (("eye",), 0.5)]]
    assert not concept.literal


@pytest.mark.parametrize("corpus", ["dental teeth", "dental toothed"])
def test_kin_is_asked_only_for_what_the_corpus_and_the_lexicon_lack(corpus: str) -> None:
    (concept,) = interpreter(corpus, "teeth = toothed", kin=akin).concepts("teeth")
    assert (("dental",), 0.77) not in senses((concept,))[0]


def test_common_words_have_no_kin() -> None:
    (concept,) = interpreter("hold", kin=akin, common=frozenset({"keep"})).concepts("keep")
    assert concept.senses == ()


def test_a_known_phrase_is_one_concept() -> None:
    found = interpreter("deficit", "in the red = deficit").concepts("in the red")
    assert [c.text for c in found] == ["red"]


@pytest.mark.parametrize(
    ("asked", "corpus", "terms"),
    [
        ("front line", "frontline", ("frontlin",)),
        ("frontline", "front line", ("front", "line")),
        ("under-spend", "under spend", ("under", "spend")),
        ("violence", "violent", ("violent",)),
    ],
)
def test_other_spellings_and_endings_match(asked: str, corpus: str, terms: tuple[str]) -> None:
    (concept,) = interpreter(corpus).concepts(asked)
    assert terms in [sense.terms for sense in concept.senses]


def test_what_the_corpus_lacks_has_no_sense() -> None:
    (concept,) = interpreter("force").concepts("burglaries")
    assert concept.senses == ()


def test_presence_is_the_weight_of_the_best_sense_there() -> None:
    (concept,) = interpreter("saving cut", "cut ~ saving").concepts("cut")
    assert concept.presence(frozenset({"save"})) == 0.5
    assert concept.presence(frozenset({"save", "cut"})) == 1.0
    assert concept.presence(frozenset()) == 0.0
