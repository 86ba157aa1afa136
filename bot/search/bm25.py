"""BM25 of rank-bm25 over numpy postings, so that a search touches only what matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from bot.search.ragged import starts_of

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

_AT_ONCE = 8_000_000
"""Occurrences of terms that are sorted at once, 64 MB of keys."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where each term occurs, and how often, in a list of texts.

    The postings of term ``t`` are ``places[starts[t]:starts[t + 1]]``, in rising order, with the
    frequencies beside them; ``lengths`` counts the terms of each text.
    """

    starts: NDArray[np.int64]
    places: Ints
    frequencies: Ints
    lengths: Ints

    @classmethod
    def of(cls, texts: Sequence[Sequence[int]], vocabulary_size: int) -> Postings:
        """The postings of texts given as term numbers."""
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        terms = np.fromiter((t for text in texts for t in text), np.int32, int(lengths.sum()))
        places = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
        return cls.at(terms, places, vocabulary_size, len(texts))

    @classmethod
    def at(cls, terms: Ints, places: Ints, vocabulary_size: int, texts: int) -> Postings:
        """The postings of terms that occur in the texts beside them, in any order."""
        texts_of = np.zeros(vocabulary_size, np.int64)
        parts: list[tuple[Ints, Ints]] = [(np.zeros(0, np.int32), np.zeros(0, np.int32))]
        for first, last in _bundles(np.bincount(terms, minlength=vocabulary_size)):
            chosen = (terms >= first) & (terms < last)
            keys = (terms[chosen] - np.int64(first)) * texts + places[chosen]
            found, counts = np.unique(keys, return_counts=True)
            term, place = np.divmod(found, max(texts, 1))
            texts_of[first:last] = np.bincount(term, minlength=last - first)
            parts.append((place.astype(np.int32), counts.astype(np.int32)))
        return cls(
            starts_of(texts_of),
            np.concatenate([place for place, _ in parts]),
            np.concatenate([count for _, count in parts]),
            np.bincount(places, minlength=texts).astype(np.int32),
        )


def _bundles(counts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Neighbouring terms, as half-open ranges, of so many occurrences as are sorted at once."""
    shares = np.cumsum(counts) // _AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(shares)) + 1).tolist(), len(counts)]
    return ((low, high) for low, high in pairwise(edges) if low < high)


class Bm25(BM25Plus):  # type: ignore[misc]
    """BM25+ (Lv and Zhai 2011) in which a text without a term gets nothing for it.

    rank-bm25 adds the same constant to all texts that lack a term; leaving it out changes no
    order and lets a search visit only the postings.
    """

    idfs: Floats
    """One number a term."""

    def __init__(self, postings: Postings, *, k1: float, b: float, delta: float) -> None:
        self._postings = postings
        super().__init__(postings, k1=k1, b=b, delta=delta)

    def _initialize(self, corpus: Postings) -> Ints:
        self.corpus_size = len(corpus.lengths)
        self.avgdl = max(float(corpus.lengths.mean()), 1.0) if self.corpus_size else 1.0
        return np.diff(corpus.starts)

    def _calc_idf(self, nd: Ints) -> None:
        """The library's inverse document frequencies, of all terms at once; 0 where none is."""
        self.idfs = np.log((self.corpus_size + 1) / np.maximum(nd, 1))
        self.idfs[nd == 0] = 0.0

    def get_scores(self, query: Mapping[int, float]) -> Floats:
        """The score of every text for weighted terms; 0 where no term occurs."""
        scores = np.zeros(self.corpus_size)
        for term, weight in query.items():
            run = self._run(term)
            scores[self._postings.places[run]] += weight * self._weights(term, run)
        return scores

    def scores_at(self, query: Mapping[int, float], places: Ints) -> Floats:
        """The scores of some texts, which rise and differ."""
        if len(places) == self.corpus_size:
            return self.get_scores(query)
        scores = np.zeros(len(places))
        for term, weight in query.items():
            run = self._run(term)
            at, found = _met(self._postings.places[run], places)
            scores[at] += weight * self._weights(term, run.start + found)
        return scores

    def best(self, query: Mapping[int, float], limit: int) -> Ints:
        """About the ``limit`` best texts in order of place, and all that are as good as the last.

        Terms come in the order of what they can add at most. Once the rest cannot lift a text that
        has none so far among the best, only those that have some are looked up in the rest's
        postings (MaxScore: Turtle and Flood 1995), so that a word of every text costs little
        beside a rare one.
        """
        most = {t: w * self.idfs[t] * (self.delta + self.k1 + 1) for t, w in query.items()}
        order = sorted(most, key=lambda term: -most[term])
        scores = np.zeros(self.corpus_size)
        met = np.zeros(0, np.int32)
        for place, term in enumerate(order):
            if len(met) >= limit:
                bar = np.partition(scores[met], -limit)[-limit]
                if sum(most[t] for t in order[place:]) < bar:
                    rest = {t: query[t] for t in order[place:]}
                    met = np.sort(met)
                    scores[met] += self.scores_at(rest, met)
                    break
            run = self._run(term)
            found = self._postings.places[run]
            met = np.concatenate([met, found[scores[found] == 0.0]])
            scores[found] += query[term] * self._weights(term, run)
        if len(met) > limit:
            held = scores[met]
            met = met[held >= np.partition(held, -limit)[-limit]]
        return np.sort(met)

    def _run(self, term: int) -> slice:
        low, high = self._postings.starts[term : term + 2].tolist()
        return slice(low, high)

    def _weights(self, term: int, at: slice | NDArray[np.intp]) -> Floats:
        """What some postings of a term add to their texts."""
        tf = self._postings.frequencies[at]
        norm = self._norms[self._postings.places[at]]
        weights: Floats = self.idfs[term] * (self.delta + tf * (self.k1 + 1) / (norm + tf))
        return weights

    @cached_property
    def _norms(self) -> Floats:
        """How long each text is beside the mean, as its terms' frequencies are held against it."""
        norms: Floats = self.k1 * (1 - self.b + self.b * self._postings.lengths / self.avgdl)
        return norms

    def get_batch_scores(self, query: Mapping[int, float], doc_ids: Iterable[int]) -> list[float]:
        """The scores of some texts."""
        scores = self.get_scores(query)
        return [float(scores[place]) for place in doc_ids]

    def get_top_n(self, query: Mapping[int, float], documents: Sequence[Any], n: int = 5) -> Any:
        """The best ``n`` texts that match at all, equal scores in order of place."""
        return [documents[place] for place in top(self.get_scores(query), n)]


def _met(sought: Ints, among: Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where two rising lists meet: the places in the second and those in the first."""
    if not len(sought) or not len(among):
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    if len(sought) < len(among):
        found, at = _met(among, sought)
        return at, found
    found = np.searchsorted(sought, among)
    at = np.flatnonzero(sought[found.clip(max=len(sought) - 1)] == among)
    return at, found[at]


def top(scores: Floats, limit: int) -> list[int]:
    """The places of the highest positive scores, best first, equal scores in order of place."""
    touched = np.flatnonzero(scores > 0)
    if len(touched) > limit:
        least = np.partition(scores[touched], -limit)[-limit]
        touched = touched[scores[touched] >= least]
    order = np.lexsort((touched, -scores[touched]))
    return [int(place) for place in touched[order][:limit]]
