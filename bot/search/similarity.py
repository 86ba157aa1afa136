"""How near in meaning a question is to each sentence, word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bot.search.arrays import Tables
from bot.search.bm25 import Floats
from bot.search.query import Concept
from bot.search.vectors import Matrix

_UNRELATED = 0.35
"""The cosine up to which two words have nothing to do with each other."""


class Meaning:
    """For each concept the nearest word of a sentence counts (Khattab and Zaharia 2020, MaxSim)."""

    def __init__(self, tables: Tables) -> None:
        self._terms: Matrix = tables.term_vectors.astype(np.float32)
        self._words = np.append(tables.words, 0)
        self._starts = tables.word_starts[:-1]
        self._empty = np.diff(tables.word_starts) == 0

    def nearness(
        self, concepts: Sequence[Concept], importance: Callable[[Concept], float]
    ) -> Floats:
        """For every sentence, from 0 to 1: the mean nearness of its words to the concepts."""
        total = np.zeros(len(self._starts))
        whole = 0.0
        for concept in concepts:
            worth = importance(concept)
            whole += worth
            if concept.vector is not None and len(self._starts):
                total += worth * self._best(self._graded(concept.vector))
        return total / whole if whole else total

    def nearest(self, concept: Concept, terms: Sequence[int] | None = None) -> float:
        """The nearness of the nearest of some terms, or of all of the corpus, from 0 to 1."""
        if concept.vector is None:
            return 0.0
        graded = self._graded(concept.vector)
        return float(graded.max(initial=0.0) if terms is None else max(graded[terms], default=0.0))

    def _graded(self, vector: Matrix) -> Floats:
        cosines = self._terms @ vector
        graded: Floats = np.clip((cosines - _UNRELATED) / (1 - _UNRELATED), 0.0, 1.0)
        return graded

    def _best(self, graded: Floats) -> Floats:
        best: Floats = np.maximum.reduceat(graded[self._words], self._starts)
        return np.where(self._empty, 0.0, best)
