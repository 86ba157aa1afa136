"""How much of some weighted features each of many lists holds, by postings of the features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.search.bm25 import Floats


class Overlap:
    """Looks up only those lists that hold a feature at all."""

    def __init__(self, groups: Sequence[Sequence[Mapping[str, float]]]) -> None:
        """Of lists in groups, none of which is empty, each feature with its weight in its list."""
        held: dict[str, list[tuple[int, float]]] = {}
        lists = [one for group in groups for one in group]
        for number, one in enumerate(lists):
            for feature, weight in one.items():
                held.setdefault(feature, []).append((number, weight))
        self._held = {
            f: (np.array([n for n, _ in h]), np.array([w for _, w in h])) for f, h in held.items()
        }
        self._size = len(lists)
        self._firsts = np.cumsum([0, *map(len, groups)])[:-1]

    def best(self, features: Iterable[str]) -> list[float]:
        """For each group the most that one of its lists holds of some features, by weight."""
        sums: Floats = np.zeros(self._size)
        for feature in features:
            numbers, weights = self._held.get(feature, (None, None))
            if numbers is not None:
                sums[numbers] += weights
        best: list[float] = np.maximum.reduceat(sums, self._firsts).tolist()
        return best
