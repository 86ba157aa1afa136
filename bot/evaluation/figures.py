"""Shares with their uncertainty: Wilson's interval, or the bootstrap where questions are alike."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

DRAWS = 1000
SEED = 20151020
NAN = float("nan")

_FEW = 5
"""Groups below which drawing whole groups tells nothing."""
_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate and its 95 % interval; NaN throughout where nothing was measured."""

    value: float
    low: float
    high: float
    n: int
    """Questions that the estimate rests on."""


def share(outcomes: Sequence[bool], groups: Sequence[Hashable]) -> Figure:
    """The share of outcomes that are true; ``groups`` says which questions are alike.

    Questions on one document share its difficulty, so whole groups are drawn (Efron 1979); where
    there are few of them, the interval is Wilson's.
    """
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    count = len(numbers)
    if count < _FEW:
        return wilson(sum(outcomes), len(outcomes))
    places = [numbers[group] for group in groups]
    even = np.full(count, 1.0 / count)
    drawn = np.random.default_rng(SEED).multinomial(count, even, size=DRAWS)
    means = (drawn @ np.bincount(places, outcomes, count)) / (drawn @ np.bincount(places))
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(float(np.mean(outcomes)), float(low), float(high), len(outcomes))


def wilson(right: int, n: int) -> Figure:
    """The share of right answers with Wilson's score interval (Wilson 1927)."""
    if n == 0:
        return Figure(NAN, NAN, NAN, 0)
    part, z2 = right / n, _Z95**2
    middle = (part + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 / (1 + z2 / n) * sqrt(part * (1 - part) / n + z2 / (4 * n * n))
    return Figure(part, max(0.0, middle - half), min(1.0, middle + half), n)


def as_json(figure: Figure) -> dict[str, Any]:
    """The figure as JSON values; what was not measured is null."""
    edges = {"value": figure.value, "low": figure.low, "high": figure.high}
    known = {name: round(edge, 6) if edge == edge else None for name, edge in edges.items()}
    return known | {"n": figure.n}
