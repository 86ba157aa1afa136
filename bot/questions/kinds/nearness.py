"""How near a question is to the examples of each kind, by the words that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

from bot.questions.kinds.kind import Kind

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]")


class WordNearness:
    """The cosine between a question and the nearest example of each kind.

    Words and pairs of neighbours count by their rarity among the examples (tf-idf, Salton and
    Buckley 1988); a word of no example counts as the rarest, so that a question which says much
    that is its own is near to nothing.
    """

    def __init__(self, kinds: Sequence[Kind]) -> None:
        asked = [(k, _features(e)) for k in kinds for e in k.asked]
        held = Counter(feature for _, features in asked for feature in features)
        self._kinds = [kind for kind, _ in asked]
        self._rarity = {feature: log(1 + len(asked) / n) for feature, n in held.items()}
        self._unknown = log(1 + len(asked))
        self._holding: dict[str, list[tuple[int, float]]] = {feature: [] for feature in held}
        for number, (_, features) in enumerate(asked):
            length = sqrt(sum(self._rarity[feature] ** 2 for feature in features))
            for feature in features:
                share = self._rarity[feature] ** 2 / length
                self._holding[feature].append((number, share))

    def __call__(self, text: str) -> dict[Kind, float]:
        """For each kind that shares a word with a question, from 0 to 1."""
        features = _features(text)
        shared = [0.0] * len(self._kinds)
        length = 0.0
        for feature in features:
            unknown = 0.0 if " " in feature else self._unknown
            length += self._rarity.get(feature, unknown) ** 2
            for number, share in self._holding.get(feature, ()):
                shared[number] += share
        near: dict[Kind, float] = {}
        for kind, share in zip(self._kinds, shared, strict=True):
            if share > near.get(kind, 0.0):
                near[kind] = share
        return {kind: share / sqrt(length) for kind, share in near.items()}


def words_of(text: str) -> list[str]:
    """The words of a question in order, folded so that "what's" and "whats" are one."""
    return _WORD.findall(_APOSTROPHE.sub("", text.lower()))


def _features(text: str) -> set[str]:
    """Each word, and each two neighbours; the start and the end are neighbours too."""
    words = words_of(text)
    return {*words, *(" ".join(pair) for pair in pairwise(["^", *words, "$"]))}
