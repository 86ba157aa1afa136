"""The ranking: the joined evidence of a sentence and of what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.arrays import Tables
from bot.search.bm25 import Bm25, Floats, Ints, top
from bot.search.index import Hit, Index, Mask
from bot.search.meaning import Meaning
from bot.search.query import Concept, Query
from bot.search.weights import Weights

_COMPARED = 20
"""Sentences that are encoded while a person waits, a quarter of a second on one core."""

Features = Mapping[str, Floats]
"""For each of ``weights.FEATURES`` one value a sentence, over the idf of the whole question."""


class Ranker:
    """Ranks the sentences of an index by a weighted sum of features.

    Another ranker is another class with ``search`` and ``score``, given to the assistant in this
    one's place.
    """

    def __init__(self, index: Index, weights: Weights, meaning: Meaning | None = None) -> None:
        self.index = index
        self.weights = weights
        self.meaning = meaning
        tables = index.tables
        of_sentences = {"k1": weights.sentence_k1, "b": weights.sentence_b, "delta": weights.delta}
        of_passages = {"k1": weights.passage_k1, "b": weights.passage_b, "delta": weights.delta}
        self._sentence = Bm25(tables.sentence, **of_sentences)
        self._passage = Bm25(tables.passage, **of_passages)
        self._context = Bm25(tables.context, k1=0.0, b=0.0, delta=0.0)
        self._pairs, self._pair_sentences = _pairs(tables)

    def search(self, query: Query, limit: int = 10, within: Mask | None = None) -> tuple[Hit, ...]:
        """The best sentences, best first, equal scores in the corpus' order."""
        features = self.features(query, within)
        scores = self._joined(features)
        if within is not None:
            scores = np.where(within, scores, 0.0)
        return tuple(
            self.index.hit(
                place,
                float(scores[place]),
                {name: float(values[place]) for name, values in features.items()},
            )
            for place in top(scores, limit)
        )

    def score(self, query: Query) -> Floats:
        """The score of every sentence."""
        return self._joined(self.features(query))

    def _joined(self, features: Features) -> Floats:
        """The weighted sum of the features; 0 where nothing of the question is met."""
        scores: Floats = sum(
            (features[name] * weight for name, weight in self.weights.of.items()),
            np.zeros(self.index.size),
        )
        met = features["sentence"] + features["passage"] + features["meaning"] > 0
        return np.where(met, scores, 0.0)

    def features(self, query: Query, within: Mask | None = None) -> Features:
        """What speaks for each sentence, by name.

        Meaning is compared everywhere once all sentences have vectors; until then, of the best by
        words, among those ``within``, and the others are taken to be as near as the farthest.
        """
        features = self._of_words(query)
        meaning = np.zeros(self.index.size)
        if self.meaning is not None and query.text and self.index.size:
            places = self._compared(features, within)
            near = self.meaning.nearness(query.text, places)
            meaning[:] = near.min(initial=1.0)
            meaning[places] = near
        return {**features, "meaning": meaning}

    def _compared(self, features: Features, within: Mask | None) -> Ints:
        if self.meaning is None or self.meaning.complete:
            return np.arange(self.index.size, dtype=np.int32)
        scores = self._joined({**features, "meaning": np.full(self.index.size, 1e-9)})
        if within is not None:
            scores = np.where(within, scores, 0.0)
        return np.array(top(scores, _COMPARED), dtype=np.int32)

    def _of_words(self, query: Query) -> Features:
        direct = self._weighted(query.concepts)
        norm = sum(map(self.index.idf, query.concepts)) or 1.0
        sentence = self._sentence.get_scores(direct)
        tables = self.index.tables
        passage_of = tables.sentence_passage
        return {
            "sentence": sentence / norm,
            "passage": self._passage.get_scores(self._broad(query, direct))[passage_of] / norm,
            "context": self._context.get_scores(direct)[passage_of] / norm,
            "bigrams": self._bigrams(query) / norm,
            "type": ((tables.sentence_fit & int(query.wanted)) != 0).astype(float),
        }

    def _broad(self, query: Query, direct: Mapping[int, float]) -> dict[int, float]:
        """The query's terms with those of earlier turns, which choose passages only."""
        broad = dict(direct)
        for concept, weight in query.background:
            for term, own in self._weighted((concept,)).items():
                broad[term] = max(broad.get(term, 0.0), own * weight)
        return broad

    def _weighted(self, concepts: Sequence[Concept]) -> dict[int, float]:
        weighted: dict[int, float] = {}
        for concept in concepts:
            for sense in concept.senses:
                for term in sense.terms:
                    number = self.index.vocabulary.numbers[term]
                    weight = sense.weight / len(sense.terms) ** 0.5
                    weighted[number] = max(weighted.get(number, 0.0), weight)
        return weighted

    def _bigrams(self, query: Query) -> Floats:
        scores = np.zeros(self.index.size)
        vocabulary, idfs = self.index.vocabulary, self.index.idfs
        heads = [c.senses[0].terms for c in query.concepts if c.senses]
        terms = [vocabulary.numbers[t] for phrase in heads for t in phrase]
        for first, second in pairwise(terms):
            key = first * len(vocabulary) + second
            low, high = np.searchsorted(self._pairs, (key, key + 1))
            scores[self._pair_sentences[low:high]] += (idfs[first] + idfs[second]) / 2
        return scores


def _pairs(tables: Tables) -> tuple[NDArray[np.int64], Ints]:
    """The neighbouring terms of all sentences as sorted keys, and the sentence of each."""
    words = tables.words.astype(np.int64)
    lengths = np.diff(tables.word_starts)
    owner = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    inside = owner[1:] == owner[:-1]
    keys = (words[:-1] * len(tables.vocabulary) + words[1:])[inside]
    sentences = owner[1:][inside]
    # One sortable number for key and sentence: numpy's own unique rows took thirty times as long.
    both = np.unique(keys * max(len(lengths), 1) + sentences)
    return both // max(len(lengths), 1), (both % max(len(lengths), 1)).astype(np.int32)
