"""Figures with their uncertainty: Wilson's interval for shares, the bootstrap for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.separation import NAN, Separation

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

DRAWS = 1000
SEED = 20151020

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate and its 95 % interval; NaN throughout where nothing was measured."""

    value: float
    low: float
    high: float
    n: int
    """Questions that the estimate rests on."""

    @property
    def known(self) -> bool:
        """Whether anything was measured."""
        return self.value == self.value


def wilson(right: int, n: int) -> Figure:
    """The share of right answers with Wilson's score interval (Wilson 1927)."""
    if n == 0:
        return Figure(NAN, NAN, NAN, 0)
    share, z2 = right / n, _Z95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Figure(share, max(0.0, middle - half), min(1.0, middle + half), n)


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """A value and what it comes to in each bootstrap draw, NaN where a draw cannot tell."""

    value: float
    drawn: Floats
    n: int

    @property
    def figure(self) -> Figure:
        """The value with its percentile interval."""
        kept = self.drawn[~np.isnan(self.drawn)]
        low, high = np.percentile(kept, [2.5, 97.5]) if len(kept) else (NAN, NAN)
        return Figure(self.value, float(low), float(high), self.n)

    def __sub__(self, other: Estimate) -> Estimate:
        """The difference, draw by draw; both must come from the same draws."""
        return Estimate(self.value - other.value, self.drawn - other.drawn, self.n)


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Bootstrap draws of whole groups (Efron 1979), so that estimates can be compared.

    Questions on one article share its difficulty, so the article is what is drawn. ``weights``
    has one row a draw and one column a group: how often the group was drawn.
    """

    weights: Floats

    @classmethod
    def of(cls, groups: int, draws: int = DRAWS, seed: int = SEED) -> Draws:
        """Draws with replacement of as many groups as there are, the same for the same seed."""
        even = np.full(groups, 1.0 / groups)
        weights = np.random.default_rng(seed).multinomial(groups, even, size=draws)
        return cls(weights.astype(np.float64))

    def mean(self, values: Floats, groups: Places) -> Estimate:
        """The mean of the values; ``groups`` says to which group each belongs."""
        count = self.weights.shape[1]
        sums = self.weights @ np.bincount(groups, values, count)
        sizes = self.weights @ np.bincount(groups, minlength=count).astype(np.float64)
        sizes[sizes == 0] = NAN
        value = float(values.mean()) if len(values) else NAN
        return Estimate(value, sums / sizes, len(values))

    def separation(
        self, statistic: Callable[[Separation], float], whole: Separation, groups: Places
    ) -> Estimate:
        """A statistic of how scores tell answerable questions from others."""
        drawn = [statistic(whole.weighted(row[groups])) for row in self.weights]
        return Estimate(statistic(whole), np.array(drawn), len(groups))


def as_json(figure: Figure) -> dict[str, Any]:
    """The figure as JSON values; what was not measured is null."""
    edges = {"value": figure.value, "low": figure.low, "high": figure.high}
    known = {name: round(edge, 6) if edge == edge else None for name, edge in edges.items()}
    return known | {"n": figure.n}
