"""Plain rank-bm25 with its defaults, the measure that Peelbot's ranking is held against."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from bot.reports.document import Document, Span
from bot.search.passages import Splitter, passages

Scores = NDArray[np.float64]

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The lower-cased words of a text, without punctuation, stop words kept, no stemming."""
    return _WORD.findall(text.lower())


class Baseline:
    """BM25Okapi with the library's k1 1.5, b 0.75 and epsilon 0.25 over texts.

    Each term's scores come from the library once and are kept; a query's scores are their sum in
    the query's order, which equals the library's own result bit for bit.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._library = BM25Okapi([words(text) for text in texts])
        self._kept: dict[str, tuple[NDArray[np.int64], Scores]] = {}

    def scores(self, question: str) -> Scores:
        """One score a text."""
        scores = np.zeros(self._size)
        for term in words(question):
            places, values = self._term(term)
            scores[places] += values
        return scores

    def _term(self, term: str) -> tuple[NDArray[np.int64], Scores]:
        kept = self._kept.get(term)
        if kept is None:
            scores = self._library.get_scores([term])
            places = np.flatnonzero(scores)
            kept = self._kept[term] = (places, scores[places])
        return kept


class Plain:
    """Plain rank-bm25 over the sentences of documents, cut as Peelbot cuts them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        splitter = Splitter()
        self._sentences = [s for d in documents for p in passages(d, splitter) for s in p.sentences]
        self._baseline = Baseline([span.text for span in self._sentences])

    def best(self, question: str, depth: int) -> list[Span]:
        """The sentences of the highest scores, best first."""
        places = best(self._baseline.scores(question), depth)
        return [self._sentences[place] for place in places]


def best(scores: Scores, depth: int) -> NDArray[np.int64]:
    """The places of the highest scores, best first, equal scores in order of place."""
    if len(scores) > depth:
        least = np.partition(scores, -depth)[-depth]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    return places[np.argsort(-scores[places], kind="stable")][:depth]
