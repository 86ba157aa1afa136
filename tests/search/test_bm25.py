"""Our BM25 over postings against rank-bm25's own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from bot.search.bm25 import Bm25, Postings, top

TEXTS = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=12), min_size=1, max_size=8)


@given(TEXTS, st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True))
def test_scores_are_the_librarys_less_its_constant(
    texts: list[list[int]], query: list[int]
) -> None:
    library = BM25Plus(texts, k1=1.2, b=0.7, delta=0.5)
    ours = Bm25(Postings.of(texts, 7), k1=1.2, b=0.7, delta=0.5)
    present = [term for term in query if term in library.idf]
    constant = np.array(
        [sum(library.idf[t] * 0.5 for t in present if t not in text) for text in texts]
    )
    scores = ours.get_scores(dict.fromkeys(query, 1.0))
    assert scores == pytest.approx(library.get_scores(present) - constant)


@given(TEXTS, st.integers(0, 6))
def test_a_text_without_the_term_scores_nothing(texts: list[list[int]], term: int) -> None:
    scores = Bm25(Postings.of(texts, 7), k1=0.9, b=0.4, delta=0.0).get_scores({term: 1.0})
    assert [score > 0 for score in scores] == [term in text for text in texts]


def test_no_texts_is_no_error() -> None:
    assert list(Bm25(Postings.of([], 3), k1=1, b=1, delta=0).get_scores({1: 1.0})) == []


def test_equal_scores_come_in_order_of_place() -> None:
    assert top(np.array([1.0, 0.0, 2.0, 1.0, 1.0]), 3) == [2, 0, 3]


def test_what_matches_nothing_is_not_among_the_best() -> None:
    bm25 = Bm25(Postings.of([[0], [1]], 2), k1=1, b=1, delta=0)
    assert bm25.get_top_n({1: 1.0}, ["a", "b"], n=5) == ["b"]
    assert bm25.get_batch_scores({1: 1.0}, [0]) == [0.0]


@given(TEXTS, st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True), st.integers(1, 6))
def test_the_best_are_those_that_scoring_all_gives(
    texts: list[list[int]], query: list[int], limit: int
) -> None:
    bm25 = Bm25(Postings.of(texts, 7), k1=1.2, b=0.7, delta=0.5)
    asked = {term: 1.0 / (1 + term) for term in query}
    best = bm25.best(asked, limit)
    assert best.tolist() == sorted(set(best.tolist()))
    assert {*top(bm25.get_scores(asked).round(9), limit)} <= set(best.tolist())
    assert bm25.scores_at(asked, best) == pytest.approx(bm25.get_scores(asked)[best])


def test_a_word_of_every_text_is_not_looked_up_where_a_rare_one_decides() -> None:
    texts = [[0, 1] if n % 10 == 0 else [0] for n in range(100)]
    bm25 = Bm25(Postings.of(texts, 2), k1=1.2, b=0.7, delta=0.5)
    assert bm25.best({0: 1.0, 1: 1.0}, 5).tolist() == list(range(0, 100, 10))
    assert bm25.best({}, 5).tolist() == []
