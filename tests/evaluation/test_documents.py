import math

import pytest

from bot.evaluation.beir import read
from bot.evaluation.documents import as_text, as_value, ndcg, recall
from tests.evaluation.reports import write_beir


def test_ndcg_of_a_perfect_ranking_is_one():
    assert ndcg(["a", "b", "x"], {"a": 2, "b": 1}) == 1.0


def test_ndcg_discounts_by_the_logarithm_of_the_rank():
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))
    ideal = 2 + 1 / math.log2(3)
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / math.log2(3)) / ideal)


def test_ndcg_looks_no_further_than_its_depth():
    ranking = [f"x{i}" for i in range(10)] + ["a"]
    assert ndcg(ranking, {"a": 1}) == 0.0
    assert ndcg(ranking, {"a": 1}, depth=11) == pytest.approx(1 / math.log2(12))


def test_the_ideal_ranking_is_as_deep_as_the_ranking():
    assert ndcg(["a"], {"a": 1, "b": 1, "c": 1}, depth=1) == 1.0


def test_grades_of_zero_and_below_are_not_relevant():
    assert ndcg(["b", "c"], {"a": 1, "b": 0, "c": -1}) == 0.0
    assert ndcg(["a"], {"a": 0}) == 0.0


def test_recall_is_the_share_of_the_relevant_that_were_found():
    assert recall(["x", "a", "b"], {"a": 1, "b": 2, "c": 1, "d": 0}, depth=3) == 2 / 3
    assert recall(["x", "a", "b"], {"a": 1, "b": 2}, depth=2) == 0.5
    assert recall(["x"], {"x": 0}) == 0.0


def test_both_rankings_are_judged(tmp_path):
    assert as_value("bees", read(write_beir(tmp_path))) == {
        "set": "bees",
        "queries": 8,
        "documents": 8,
        "measures": {
            "nDCG@10": {"peelbot": 1.0, "rank-bm25": 1.0},
            "recall@100": {"peelbot": 1.0, "rank-bm25": 1.0},
        },
    }


def test_the_means_are_over_the_judged_queries(tmp_path):
    """One query finds its document second, the other does not find it at all."""
    corpus = [
        {"_id": "wax", "title": "", "text": "Wax candles burn. Wax is soft."},
        {"_id": "tax", "title": "", "text": "A candle tax was paid."},
        {"_id": "sea", "title": "", "text": "Ships cross the sea."},
    ]
    queries = [{"_id": "a", "text": "wax candles"}, {"_id": "b", "text": "ships"}]
    qrels = "a\ttax\t1\nb\tgone\t1\n"
    folder = write_beir(tmp_path, corpus=corpus, queries=queries, qrels=qrels)
    measures = as_value("x", read(folder))["measures"]
    assert measures["nDCG@10"]["peelbot"] == pytest.approx(1 / math.log2(3) / 2)
    assert measures["recall@100"]["peelbot"] == 0.5


def test_a_query_does_not_find_the_document_of_its_own_id(tmp_path):
    queries = [{"_id": "lamp", "text": "Which keeper lit the lamp at dusk?"}]
    folder = write_beir(tmp_path, queries=queries, qrels="lamp\tlamp\t1\n")
    measures = as_value("x", read(folder))["measures"]
    assert measures["recall@100"] == {"peelbot": 0.0, "rank-bm25": 0.0}


def test_both_rankings_stand_side_by_side():
    means = {"nDCG@10": {"peelbot": 0.75, "rank-bm25": 0.5}}
    value = {"set": "bees", "queries": 8, "documents": 9, "measures": means}
    assert as_text(value) == (
        "bees: 8 queries, 9 documents\n\n"
        "         Peelbot  rank-bm25\n"
        "───────  ───────  ─────────\n"
        "nDCG@10    0.750      0.500"
    )
