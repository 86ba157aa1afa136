"""How near a question is to the examples of each kind, by the words that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

from bot.questions.kinds.kind import Kind
from bot.search.overlap import Overlap

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]")


class WordNearness:
    """The cosine between a question and the nearest example of each kind.

    Words and pairs of neighbours count by their rarity among the examples (tf-idf, Salton and
    Buckley 1988); a word of no example counts as the rarest, so that a question which says much
    that is its own is near to nothing.
    """

    def __init__(self, kinds: Sequence[Kind]) -> None:
        asked = {kind: [_features(example) for example in kind.asked] for kind in kinds}
        held = Counter(f for examples in asked.values() for example in examples for f in example)
        count = sum(map(len, asked.values()))
        self._kinds = [kind for kind, examples in asked.items() if examples]
        self._rarity = {feature: log(1 + count / n) for feature, n in held.items()}
        self._unknown = log(1 + count)
        self._overlap = Overlap([list(map(self._shares, asked[kind])) for kind in self._kinds])

    def __call__(self, text: str) -> dict[Kind, float]:
        """For each kind that shares a word with a question, from 0 to 1."""
        features = _features(text)
        length = 0.0
        for feature in features:
            unknown = 0.0 if " " in feature else self._unknown
            length += self._rarity.get(feature, unknown) ** 2
        near = zip(self._kinds, self._overlap.best(features), strict=True)
        return {kind: share / sqrt(length) for kind, share in near if share > 0.0}

    def _shares(self, example: set[str]) -> dict[str, float]:
        """What each feature of an example counts in a cosine with it."""
        length = sqrt(sum(self._rarity[feature] ** 2 for feature in example))
        return {feature: self._rarity[feature] ** 2 / length for feature in example}


def words_of(text: str) -> list[str]:
    """The words of a question in order, folded so that "what's" and "whats" are one."""
    return _WORD.findall(_APOSTROPHE.sub("", text.lower()))


def _features(text: str) -> set[str]:
    """Each word, and each two neighbours; the start and the end are neighbours too."""
    words = words_of(text)
    return {*words, *(" ".join(pair) for pair in pairwise(["^", *words, "$"]))}
