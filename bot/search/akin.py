"""Words of a corpus that mean about the same as one that it lacks: teeth, dental."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

import numpy as np

from bot.search.analysis import STOP_WORDS
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder
from bot.search.pieces import digests
from bot.search.vectors import Vectors
from bot.search.vocabulary import Vocabulary

_ALIKE = 0.45
"""The cosine, measured from the mean of all words, from which two words are akin.

All words alone lie close together for this encoder, and what is theirs alone is what is left
without their mean (Mu and Viswanath 2018).
"""
_MOST = 3
_SHORTEST = 3
_REMEMBERED = 1_000


class Akin:
    """Finds the words nearest in meaning, once all words of the corpus have their vectors."""

    def __init__(self, vocabulary: Vocabulary, encoder: Encoder, file: Path | None = None) -> None:
        """``file``: where the words' vectors are kept."""
        self._vocabulary = vocabulary
        self._encoder = encoder
        self._file = file
        self._lock = Lock()
        self._made: Vectors | None = None
        self._found = lru_cache(_REMEMBERED)(self._nearest)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        words = self._vocabulary.words
        return tuple(w for w in words if _plain(w) and w not in STOP_WORDS)

    @property
    def vectors(self) -> Vectors:
        """Those of all words that can be akin to another."""
        # The thread that learns them and one that asks whether it has must share them.
        with self._lock:
            if self._made is None:
                words = self._words
                self._made = Vectors(digests(words), words.__getitem__, self._encoder, self._file)
            return self._made

    @cached_property
    def _centred(self) -> tuple[Matrix, Matrix]:
        """The mean of all words, and all words from there, each of length 1."""
        vectors = self.vectors.all()
        mean: Matrix = vectors.mean(axis=0)
        return mean, _unit(vectors - mean)

    def to(self, word: str) -> tuple[tuple[str, float], ...]:
        """The terms akin to a word with their nearness, the nearest first; none before the
        words have their vectors."""
        if not _plain(word) or not self._words or not self.vectors.complete:
            return ()
        return self._found(word)

    def _nearest(self, word: str) -> tuple[tuple[str, float], ...]:
        mean, centred = self._centred
        near = centred @ _unit(self._encoder.passages([word])[0] - mean)
        terms: dict[str, float] = {}
        for place in np.argsort(-near, kind="stable")[: 3 * _MOST]:
            if near[place] >= _ALIKE:
                term = self._vocabulary.words[self._words[place]]
                terms.setdefault(term, round(float(near[place]), 3))
        return tuple(terms.items())[:_MOST]


def _plain(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST


def _unit(vectors: Matrix) -> Matrix:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Matrix = vectors / np.maximum(length, np.finfo(np.float32).tiny)
    return found
