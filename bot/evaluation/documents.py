"""BEIR queries asked of their collection, and how the ranked documents are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2

import numpy as np

from bot.evaluation.beir import Collection
from bot.evaluation.comparison import Row
from bot.evaluation.engines import Engine
from bot.evaluation.figures import Draws
from bot.reports.document import Span


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


MEASURES = {"nDCG@10": ndcg, "recall@100": recall}


def rankings(collection: Collection, engine: Engine) -> dict[str, list[str]]:
    """For each query, the ids of the documents of the ranked passages, best first.

    A document with the query's own id is left out, as BEIR's own evaluation does.
    """
    return {
        name: [found for found in _ids(engine.search(query).passages) if found != name]
        for name, query in collection.queries.items()
    }


def _ids(passages: Iterable[Span]) -> Iterable[str]:
    return dict.fromkeys(span.document.id for span in passages)


def rows(
    collection: Collection, ours: dict[str, list[str]], theirs: dict[str, list[str]]
) -> tuple[Row, ...]:
    """Each measure of both rankings, over the same queries."""
    names = list(collection.queries)
    places = np.arange(len(names))
    draws = Draws.of(len(names))
    return tuple(
        Row.of(
            measure,
            *(
                draws.mean(
                    np.array([judge(ranking[n], collection.relevance[n]) for n in names]), places
                )
                for ranking in (ours, theirs)
            ),
            share=False,
        )
        for measure, judge in MEASURES.items()
    )
