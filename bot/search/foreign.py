"""The sentences nearest in meaning to a question in another language than the reports'."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from bot.search.bm25 import Floats
from bot.search.index import Hit, Index
from bot.search.meaning import Meaning
from bot.search.selection import Selection

_NEIGHBOURS = 3
"""Unrelated questions that tell how near a sentence is to any question at all."""


class Nearest:
    """Ranks sentences by meaning alone, since such a question shares no words with them.

    Some sentences, short and general ones, are near to every question, and all questions of a
    language are nearer or farther than those of another. Half of either nearness, taken from
    questions that have nothing to do with any report, is subtracted from the cosine (cross-domain
    similarity local scaling, Conneau et al. 2018).
    """

    def __init__(self, index: Index, meaning: Meaning) -> None:
        self._index = index
        self.meaning = meaning

    def search(self, question: str, limit: int, within: Selection) -> tuple[Hit, ...]:
        """The nearest of some sentences, nearest first, equal ones in the corpus' order."""
        places = within.numbers
        near = self._nearness(question)[places]
        best = places[np.argsort(-near, kind="stable")][:limit]
        scores = dict(zip(places.tolist(), near.tolist(), strict=True))
        return tuple(self._index.hit(place, scores[place]) for place in best.tolist())

    def _nearness(self, question: str) -> Floats:
        (asked,) = self.meaning.asked([question])
        to_any = float((self._unrelated @ asked).mean())
        scaled = self.meaning.cosines(asked[None])[0] - (self._to_any + to_any) / 2
        # The last digits differ with the place in the array, and equal sentences must not.
        near: Floats = scaled.astype(float).round(4)
        return near

    @cached_property
    def _unrelated(self) -> NDArray[np.float32]:
        texts = files("bot.search").joinpath("unrelated.txt").read_text(encoding="utf-8")
        return self.meaning.asked(texts.splitlines())

    @cached_property
    def _to_any(self) -> NDArray[np.float32]:
        """How near each sentence is to the unrelated questions nearest to it."""
        nearest = np.sort(self.meaning.cosines(self._unrelated), axis=0)[-_NEIGHBOURS:]
        found: NDArray[np.float32] = nearest.mean(axis=0)
        return found
