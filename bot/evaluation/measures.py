"""The measures of the public sets, from what was observed of Peelbot and of the baseline."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.articles import Asked, Observations
from bot.evaluation.comparison import Curves, Row
from bot.evaluation.figures import Draws, Estimate
from bot.evaluation.separation import Separation, false_answers, roc_area

Values = Callable[[Observations], NDArray[np.float64]]

OTHERS = {Asked.FOREIGN: "foreign", Asked.UNANSWERABLE: "unanswerable"}


def _within(ranks: NDArray[np.int64], depth: int) -> NDArray[np.float64]:
    return ((ranks > 0) & (ranks <= depth)).astype(np.float64)


def _reciprocal(ranks: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(ranks > 0, 1.0 / np.maximum(ranks, 1), 0.0)


RANKED: dict[str, Values] = {
    "right sentence first": lambda seen: _within(seen.sentence, 1),
    "right sentence in three": lambda seen: _within(seen.sentence, 3),
    "paragraph hit@1": lambda seen: _within(seen.paragraph, 1),
    "paragraph hit@3": lambda seen: _within(seen.paragraph, 3),
    "paragraph MRR": lambda seen: _reciprocal(seen.paragraph),
}
_NOT_SHARES = ("paragraph MRR",)


def rows(ours: Observations, theirs: Observations) -> tuple[Row, ...]:
    """Every measure that the questions allow; both must have been asked the same questions."""
    groups = np.unique(ours.group, return_inverse=True)[1]
    draws = Draws.of(int(groups.max()) + 1)
    return (*_ranked(ours, theirs, groups, draws), *_separated(ours, theirs, groups, draws))


def _ranked(
    ours: Observations, theirs: Observations, groups: NDArray[np.int64], draws: Draws
) -> list[Row]:
    mask = ours.asked == Asked.ANSWERABLE
    return [
        Row.of(
            name,
            *(draws.mean(values(seen)[mask], groups[mask]) for seen in (ours, theirs)),
            share=name not in _NOT_SHARES,
        )
        for name, values in RANKED.items()
    ]


def _separated(
    ours: Observations, theirs: Observations, groups: NDArray[np.int64], draws: Draws
) -> list[Row]:
    found: list[Row] = []
    for other, name in OTHERS.items():
        if not (ours.asked == other).any():
            continue
        mask = (ours.asked == Asked.ANSWERABLE) | (ours.asked == other)
        wholes = [separation(seen, other) for seen in (ours, theirs)]

        def estimates(statistic: Callable[[Separation], float]) -> list[Estimate]:
            return [draws.separation(statistic, w, groups[mask]) for w in wholes]  # noqa: B023

        found.append(Row.of(f"{name}: area under ROC", *estimates(roc_area), share=False))
        found.append(Row.of(f"{name}: false at 95 % answered", *estimates(false_answers)))
    return found


def separation(seen: Observations, other: Asked) -> Separation:
    """Answerable questions against one kind of other question, by confidence."""
    mask = (seen.asked == Asked.ANSWERABLE) | (seen.asked == other)
    return Separation.of(seen.confidence[mask], seen.asked[mask] == Asked.ANSWERABLE)


def curves(ours: Observations, theirs: Observations) -> tuple[Curves, ...]:
    """The curves against each kind of other question that was asked."""
    return tuple(
        Curves(name, separation(ours, other), separation(theirs, other))
        for other, name in OTHERS.items()
        if (ours.asked == other).any()
    )
