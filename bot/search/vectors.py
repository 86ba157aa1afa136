"""How near in meaning two words are, from a small table of word vectors that ships with the bot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_FILE = Path(__file__).with_name("vectors.npz")
_COMMON = 1000
"""Words; the table is in order of their frequency in English."""


class WordVectors:
    """Unit vectors of English words; their product is the cosine of the angle between them.

    The table is made by scripts/distil_vectors.py, which says from what.
    """

    def __init__(self, file: Path = _FILE) -> None:
        self._file = file

    @cached_property
    def _table(self) -> tuple[Mapping[str, int], NDArray[np.int8]]:
        with self._file.open("rb") as stream, np.load(stream, allow_pickle=False) as table:
            words = table["words"].tobytes().decode("ascii").split("\n")
            return {word: place for place, word in enumerate(words)}, table["vectors"]

    @property
    def size(self) -> int:
        """The numbers in one vector."""
        return int(self._table[1].shape[1])

    def __contains__(self, word: str) -> bool:
        return word in self._table[0]

    def is_common(self, word: str) -> bool:
        """Whether a folded word is among the thousand commonest of English."""
        return self._table[0].get(word, _COMMON) < _COMMON

    def of(self, words: Iterable[str]) -> Matrix | None:
        """The unit vector in the middle of some folded words; None where all are unknown."""
        places, vectors = self._table
        known = [places[word] for word in words if word in places]
        if not known:
            return None
        return unit(vectors[known].astype(np.float32).sum(axis=0))


def unit(vectors: Matrix) -> Matrix:
    """Vectors, or one, brought to length 1; zeros stay zeros."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Matrix = (vectors / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled
