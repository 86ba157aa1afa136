"""Measures of one ranked list against what is relevant to its query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain with linear gains, as trec_eval's ndcg_cut has it.

    0 where nothing is relevant.
    """
    gains = [max(relevance.get(name, 0), 0) for name in ranking[:depth]]
    ideal = sorted((grade for grade in relevance.values() if grade > 0), reverse=True)[:depth]
    best = _discounted(ideal)
    return _discounted(gains) / best if best else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def recall(ranking: Sequence[str], relevance: Mapping[str, int], depth: int = 100) -> float:
    """The share of the relevant documents among the first ``depth``; 0 where none is relevant."""
    relevant = {name for name, grade in relevance.items() if grade > 0}
    return len(relevant & set(ranking[:depth])) / len(relevant) if relevant else 0.0
