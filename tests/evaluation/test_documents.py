import math

import pytest

from bot.evaluation.documents import ndcg, recall


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
