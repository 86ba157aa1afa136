"""BEIR queries asked of their collection, and how the ranked documents are judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2
from statistics import mean
from typing import Any

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.evaluation.baseline import Plain
from bot.evaluation.beir import Collection
from bot.evaluation.table import table
from bot.reports.document import Document, Span

Search = Callable[[str], Iterable[Span]]
"""Sentences of a collection for a query, best first."""

_DEEP = 2000
"""Sentences ranked, so that a hundred documents are among them."""


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


def _ours(documents: Sequence[Document], meaning: bool) -> Search:
    assistant = Assistant.over(documents, Model.shipped(meaning=meaning))
    rank = assistant.ranker.search
    return lambda query: (hit.sentence for hit in rank(assistant.apart.read(query).query, _DEEP))


def _plain(documents: Sequence[Document]) -> Search:
    plain = Plain(documents)
    return lambda query: plain.best(query, _DEEP)


MEASURES = {"nDCG@10": ndcg, "recall@100": recall}
ENGINES = ("peelbot", "rank-bm25")


def as_value(name: str, collection: Collection, *, meaning: bool = True) -> dict[str, Any]:
    """The mean of each measure, of Peelbot's ranking and of plain rank-bm25's."""
    documents = collection.documents
    ours, plain = _ours(documents, meaning), _plain(documents)
    ranked = {e: _ranked(collection, s) for e, s in zip(ENGINES, (ours, plain), strict=True)}
    return {
        "set": name,
        "queries": len(collection.queries),
        "documents": len(collection.documents),
        "measures": {
            measure: {e: _mean(judge, collection, ranking) for e, ranking in ranked.items()}
            for measure, judge in MEASURES.items()
        },
    }


def as_text(value: Mapping[str, Any]) -> str:
    """The same as a table."""
    rows = [
        (measure, *(f"{value:.3f}" for value in means.values()))
        for measure, means in value["measures"].items()
    ]
    head = f"{value['set']}: {value['queries']} queries, {value['documents']} documents"
    return f"{head}\n\n{table(('', 'Peelbot', 'rank-bm25'), rows)}"


def _ranked(collection: Collection, search: Search) -> dict[str, list[str]]:
    """For each query, the ids of the documents of the ranked sentences, best first.

    A document with the query's own id is left out, as BEIR's own evaluation does.
    """
    return {
        name: [i for i in dict.fromkeys(s.document.id for s in search(query)) if i != name]
        for name, query in collection.queries.items()
    }


def _mean(
    judge: Callable[[Sequence[str], Mapping[str, int]], float],
    collection: Collection,
    ranked: Mapping[str, Sequence[str]],
) -> float:
    return mean(judge(ranked[name], collection.relevance[name]) for name in collection.queries)
