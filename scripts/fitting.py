"""Maximum-likelihood fits in numpy: which sentence is right, and whether any is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Slope = tuple[float, Floats, Floats]
"""An objective's value, its gradient and its negated Hessian."""

_ROUNDS = 100
_STEPS = 30
_ENOUGH = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Questions with the sentences to choose from, those of a question standing together."""

    rows: Floats
    """One row a sentence, one column a feature."""
    right: Mask
    """Whether the sentence answers its question; every question has one that does."""
    starts: NDArray[np.int64]
    """Where each question's sentences start."""

    @classmethod
    def of(cls, questions: list[tuple[Floats, Mask]]) -> Choices:
        """The choices of single questions; those without a right sentence are left out."""
        kept = [(rows, right) for rows, right in questions if right.any()]
        sizes = [len(right) for _, right in kept]
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        rows, right = (np.concatenate(parts) for parts in zip(*kept, strict=True))
        return cls(rows, right, starts)

    @property
    def owner(self) -> NDArray[np.int64]:
        """The question of each row."""
        sizes = np.diff(np.append(self.starts, len(self.rows)))
        return np.repeat(np.arange(len(self.starts)), sizes)


def choose(
    choices: Choices,
    free: Mask,
    fixed: Floats,
    ridge: float = 1.0,
    counts: Floats | None = None,
) -> tuple[Floats, float]:
    """Weights of no less than 0 for which the right sentences are likeliest, and log-likelihood.

    The conditional logit of McFadden (1974): a sentence is chosen with a chance in proportion to
    exp(weights · features); where several are right, any of them counts. ``free`` marks the
    weights to fit, the others stay at ``fixed``; ``counts`` says how much each question counts. The
    log-likelihood is the mean over questions.
    """
    owner = choices.owner
    count = np.ones(len(choices.starts)) if counts is None else counts / counts.mean()

    def slope(weights: Floats) -> Slope:
        logits = choices.rows @ weights
        logits -= np.maximum.reduceat(logits, choices.starts)[owner]
        odds = np.exp(logits)
        whole = np.add.reduceat(odds, choices.starts)
        right = np.add.reduceat(odds * choices.right, choices.starts)
        chance = odds / whole[owner]
        posterior = odds * choices.right / right[owner]
        gradient = choices.rows.T @ ((posterior - chance) * count[owner])
        weighted = choices.rows * chance[:, None]
        means = np.add.reduceat(weighted, choices.starts, axis=0)
        return (
            float((count * np.log(right / whole)).sum()),
            gradient,
            (weighted * count[owner, None]).T @ choices.rows - (means * count[:, None]).T @ means,
        )

    start = np.where(free, 1.0, fixed)
    weights = _climb(slope, start, free, np.where(free, 0.0, -np.inf), ridge)
    return weights, slope(weights)[0] / len(choices.starts)


def logistic(
    rows: Floats, yes: Mask, signs: Floats, ridge: float = 1.0, weights: Floats | None = None
) -> tuple[float, Floats]:
    """The intercept and weights of a logistic regression, each weight of the given sign.

    ``signs`` is 1, −1 or, where a weight may have either sign, 0; ``weights`` says how much each
    row counts.
    """
    design = np.column_stack([np.ones(len(rows)), rows * np.where(signs < 0, -1.0, 1.0)])

    count = np.ones(len(rows)) if weights is None else weights

    def slope(weights: Floats) -> Slope:
        logits = design @ weights
        value = -float((count * np.logaddexp(0.0, np.where(yes, -logits, logits))).sum())
        chance = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        curve = (design * (count * chance * (1 - chance))[:, None]).T @ design
        return value, design.T @ (count * (yes - chance)), curve

    lowest = np.concatenate([[-np.inf], np.where(signs == 0, -np.inf, 0.0)])
    start = np.zeros(design.shape[1])
    weights = _climb(slope, start, np.ones(len(start), bool), lowest, ridge)
    return float(weights[0]), weights[1:] * np.where(signs < 0, -1.0, 1.0)


def _climb(
    slope: Callable[[Floats], Slope], start: Floats, free: Mask, lowest: Floats, ridge: float
) -> Floats:
    """The weights at the top of an objective less ridge · weights² / 2, by projected Newton steps.

    A weight that stands at its lowest value and would fall stays there (Bertsekas 1982).
    """

    def penalised(weights: Floats) -> Slope:
        value, gradient, curve = slope(weights)
        penalty = ridge * float(weights @ weights) / 2
        return value - penalty, gradient - ridge * weights, curve + ridge * np.eye(len(weights))

    weights = start
    value, gradient, curve = penalised(weights)
    for _ in range(_ROUNDS):
        moving = free & ~((weights <= lowest) & (gradient <= 0))
        step = np.zeros(len(weights))
        step[moving] = np.linalg.solve(curve[np.ix_(moving, moving)], gradient[moving])
        for halving in range(_STEPS):
            moved = np.maximum(weights + step / 2**halving, lowest)
            moved[~free] = weights[~free]
            fresh = penalised(moved)
            if fresh[0] >= value:
                break
        gained = fresh[0] - value
        if gained <= _ENOUGH * abs(value):
            return moved if gained >= 0 else weights
        weights, (value, gradient, curve) = moved, fresh
    return weights
