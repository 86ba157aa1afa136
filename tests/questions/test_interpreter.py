"""Concepts: what the words of a question may be called in a corpus."""

import pytest

from bot.questions.interpreter import Interpreter
from bot.questions.lexicon import parse
from bot.search.analysis import Stemmer
from bot.search.query import Concept
from bot.search.vocabulary import Vocabulary

STEMMER = Stemmer()


def interpreter(corpus: str, lexicon: str = "") -> Interpreter:
    words = {word: STEMMER.stem(word) for word in corpus.split()}
    vocabulary = Vocabulary(tuple(dict.fromkeys(words.values())), words)
    return Interpreter(vocabulary, parse((lexicon,), STEMMER), STEMMER, frozenset())


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
