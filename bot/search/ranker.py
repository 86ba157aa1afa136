"""The ranking: the joined evidence of a sentence and of what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from bot.search.bm25 import Bm25, Floats, Ints, top
from bot.search.index import Hit, Index
from bot.search.meaning import Meaning
from bot.search.neighbours import side_by_side
from bot.search.query import Concept, Query
from bot.search.selection import Selection, numbers_in
from bot.search.weights import Weights

_COMPARED = 20
"""Sentences that are encoded while a person waits, a quarter of a second on one core."""
SMALL = 2_000
"""Passages up to which all are ranked."""
_CANDIDATES = 200
"""Passages, best by their own terms, whose sentences are ranked where there are more, and the
sentences, nearest in meaning, that are ranked beside them."""

Features = Mapping[str, Floats]
"""For each of ``weights.FEATURES`` one value a sentence, over the idf of the whole question."""


class Ranker:
    """Ranks the sentences of an index by a weighted sum of features.

    In a large index only the sentences of the best passages are ranked; which these are, the
    postings of the passages tell, and the codes of the sentences' vectors once all have one.
    Another ranker is another class with ``search`` and ``score``,
    given to the assistant in this one's place.
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

    def search(
        self, query: Query, limit: int = 10, within: Selection | None = None
    ) -> tuple[Hit, ...]:
        """The best sentences, best first, equal scores in the corpus' order."""
        places = self._candidates(query, limit, self._within(within))
        features = self._features(query, places)
        scores = self._joined(features)
        best = top(scores, limit)
        rows = zip(*(values[best].tolist() for values in features.values()), strict=True)
        return tuple(
            self.index.hit(number, score, dict(zip(features, row, strict=True)))
            for number, score, row in zip(
                places[best].tolist(), scores[best].tolist(), rows, strict=True
            )
        )

    def score(self, query: Query, within: Selection | None = None) -> Floats:
        """The score of every sentence, or of those selected."""
        return self._joined(self.features(query, within))

    def features(self, query: Query, within: Selection | None = None) -> Features:
        """What speaks for each sentence, or for each of those selected, by name.

        Meaning is compared everywhere once all sentences have vectors; until then, of the best by
        words, and the others are taken to be as near as the farthest.
        """
        return self._features(query, self._within(within).numbers)

    def _within(self, selection: Selection | None) -> Selection:
        return self.index.everything if selection is None else selection

    def _candidates(self, query: Query, limit: int, within: Selection) -> Ints:
        """The sentences to rank: all that are selected where these are few or no word is met."""
        tables = self.index.tables
        if not within.runs or _passages(tables.sentence_passage, within) <= SMALL:
            return within.numbers
        terms = self._broad(query, self._weighted(query.concepts))
        passages = self._passage.best(terms, max(_CANDIDATES, limit))
        starts = tables.passage_starts
        found = numbers_in(starts[passages], starts[passages + 1])
        if self.meaning and query.text:
            among = None if within == self.index.everything else within.numbers
            found = np.union1d(found, self.meaning.nearest(query, _CANDIDATES, among))
        return found[within.holds(found)] if len(found) else within.numbers

    def _joined(self, features: Features) -> Floats:
        """The weighted sum of the features; 0 where nothing of the question is met."""
        scores: Floats = sum(
            (features[name] * weight for name, weight in self.weights.of.items()),
            np.zeros(len(features["type"])),
        )
        met = features["sentence"] + features["passage"] + features["meaning"] > 0
        return np.where(met, scores, 0.0)

    def _features(self, query: Query, places: Ints) -> Features:
        features = self._of_words(query, places)
        meaning = np.zeros(len(places))
        if self.meaning is not None and query.text and len(places):
            compared = self._compared(features)
            near = self.meaning.nearness(query, places[compared])
            meaning[:] = near.min(initial=1.0)
            meaning[compared] = near
        return {**features, "meaning": meaning}

    def _compared(self, features: Features) -> Ints | slice:
        if self.meaning is None or self.meaning.sentences.complete:
            return slice(None)
        scores = self._joined({**features, "meaning": np.full(len(features["type"]), 1e-9)})
        return np.array(top(scores, _COMPARED), dtype=np.int32)

    def _of_words(self, query: Query, places: Ints) -> Features:
        direct = self._weighted(query.concepts)
        norm = sum(map(self.index.idf, query.concepts)) or 1.0
        tables = self.index.tables
        passages, of = _runs(tables.sentence_passage[places])
        broad = self._broad(query, direct)
        return {
            "sentence": self._sentence.scores_at(direct, places) / norm,
            "passage": self._passage.scores_at(broad, passages)[of] / norm,
            "context": self._context.scores_at(direct, passages)[of] / norm,
            "bigrams": self._bigrams(query, places) / norm,
            "type": ((tables.sentence_fit[places] & int(query.wanted)) != 0).astype(float),
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

    def _bigrams(self, query: Query, places: Ints) -> Floats:
        vocabulary, idfs = self.index.vocabulary, self.index.idfs
        heads = [c.senses[0].terms for c in query.concepts if c.senses]
        pairs = list(pairwise(vocabulary.numbers[t] for phrase in heads for t in phrase))
        worth = [(idfs[first] + idfs[second]) / 2 for first, second in pairs]
        return side_by_side(self.index.tables, places, pairs, worth)


def _runs(rising: Ints) -> tuple[Ints, Ints]:
    """The different numbers of a rising list, and for each of its places which one stands there."""
    starts = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=starts[1:])
    return rising[starts], np.cumsum(starts, dtype=np.int32) - np.int32(1)


def _passages(owners: Ints, within: Selection) -> int:
    """How many passages some sentences stand in."""
    return sum(int(owners[end - 1]) - int(owners[start]) + 1 for start, end in within.runs)
