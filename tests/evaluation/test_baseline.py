import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.evaluation.baseline import Baseline, Plain, best, words
from bot.reports.document import Block, Document, Kind

TEXTS = [
    "The force understands its demand.",
    "Demand for its services is rising; demand is not met.",
    "It saved £22.9m.",
    "The force has 1,220 officers, and the force wants more.",
]


def test_words_are_lower_cased_and_bare():
    assert words("How well-led IS the force's “budget”?") == [
        "how",
        "well",
        "led",
        "is",
        "the",
        "force",
        "s",
        "budget",
    ]


@given(st.lists(st.sampled_from("the force demand is officers more what its 22 zebra".split())))
def test_scores_equal_the_librarys_own_bit_for_bit(query):
    library = BM25Okapi([words(text) for text in TEXTS])
    scores = Baseline(TEXTS).scores(" ".join(query))
    assert scores.tolist() == library.get_scores(query).tolist()


def test_best_breaks_ties_by_place():
    assert best(np.array([1.0, 3.0, 1.0, 3.0, 1.0]), 3).tolist() == [1, 3, 0]
    assert best(np.array([0.0, 0.0]), 5).tolist() == [0, 1]


@given(st.lists(st.integers(-3, 3), min_size=1), st.integers(1, 8))
def test_best_is_the_head_of_a_stable_sort(scores, depth):
    whole = sorted(range(len(scores)), key=lambda place: -scores[place])
    assert best(np.array(scores, dtype=float), depth).tolist() == whole[:depth]


def test_the_sentences_of_all_documents_are_ranked_as_peelbot_cuts_them():
    text = "Whales sing at night. They eat krill."
    documents = [
        Document("a", "", text, (Block(Kind.PARAGRAPH, 0, len(text)),)),
        Document("b", "", TEXTS[0], (Block(Kind.PARAGRAPH, 0, len(TEXTS[0])),)),
    ]
    plain = Plain(documents)
    spans = plain.best("what do they eat?", 2)
    assert [(span.document.id, span.text) for span in spans] == [
        ("a", "They eat krill."),
        ("a", "Whales sing at night."),
    ]
    assert plain.best("its demand", 1)[0].text == TEXTS[0]
