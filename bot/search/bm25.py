"""BM25 of rank-bm25 over numpy postings, so that a search touches only what matches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where each term occurs, and how often, in a list of texts.

    The postings of term ``t`` are ``places[starts[t]:starts[t + 1]]``, in rising order, with the
    frequencies beside them; ``lengths`` counts the terms of each text.
    """

    starts: Ints
    places: Ints
    frequencies: Ints
    lengths: Ints

    @classmethod
    def of(cls, texts: Sequence[Sequence[int]], vocabulary_size: int) -> Postings:
        """The postings of texts given as term numbers."""
        lengths = np.fromiter(map(len, texts), np.int32, len(texts))
        terms = np.fromiter((t for text in texts for t in text), np.int64, int(lengths.sum()))
        places = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
        keys, counts = np.unique(terms * max(len(texts), 1) + places, return_counts=True)
        term_of, place_of = np.divmod(keys, max(len(texts), 1))
        starts = np.searchsorted(term_of, np.arange(vocabulary_size + 1))
        return cls(
            starts.astype(np.int32),
            place_of.astype(np.int32),
            counts.astype(np.int32),
            lengths,
        )


class Bm25(BM25Plus):  # type: ignore[misc]
    """BM25+ (Lv and Zhai 2011) in which a text without a term gets nothing for it.

    rank-bm25 adds the same constant to all texts that lack a term; leaving it out changes no
    order and lets a search visit only the postings. Inverse document frequencies are the
    library's own.
    """

    def __init__(self, postings: Postings, *, k1: float, b: float, delta: float) -> None:
        self._postings = postings
        super().__init__(postings, k1=k1, b=b, delta=delta)
        self.idfs = np.zeros(len(postings.starts) - 1)
        for term, idf in self.idf.items():
            self.idfs[term] = idf

    def _initialize(self, corpus: Postings) -> dict[int, int]:
        self.corpus_size = len(corpus.lengths)
        self.avgdl = max(float(corpus.lengths.mean()), 1.0) if self.corpus_size else 1.0
        counts = np.diff(corpus.starts)
        return {int(term): int(counts[term]) for term in np.flatnonzero(counts)}

    @cached_property
    def _weights(self) -> Floats:
        postings = self._postings
        tf = postings.frequencies
        norm = self.k1 * (1 - self.b + self.b * postings.lengths[postings.places] / self.avgdl)
        idf = np.repeat(self.idfs, np.diff(postings.starts))
        weights: Floats = idf * (self.delta + tf * (self.k1 + 1) / (norm + tf))
        return weights

    def get_scores(self, query: Mapping[int, float]) -> Floats:
        """The score of every text for weighted terms; 0 where no term occurs."""
        scores = np.zeros(self.corpus_size)
        starts = self._postings.starts
        for term, weight in query.items():
            run = slice(starts[term], starts[term + 1])
            scores[self._postings.places[run]] += weight * self._weights[run]
        return scores

    def get_batch_scores(self, query: Mapping[int, float], doc_ids: Iterable[int]) -> list[float]:
        """The scores of some texts."""
        scores = self.get_scores(query)
        return [float(scores[place]) for place in doc_ids]

    def get_top_n(self, query: Mapping[int, float], documents: Sequence[Any], n: int = 5) -> Any:
        """The best ``n`` texts that match at all, equal scores in order of place."""
        return [documents[place] for place in top(self.get_scores(query), n)]


def top(scores: Floats, limit: int) -> list[int]:
    """The places of the highest positive scores, best first, equal scores in order of place."""
    touched = np.flatnonzero(scores > 0)
    if len(touched) > limit:
        least = np.partition(scores[touched], -limit)[-limit]
        touched = touched[scores[touched] >= least]
    order = np.lexsort((touched, -scores[touched]))
    return [int(place) for place in touched[order][:limit]]
