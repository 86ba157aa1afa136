"""How well a score tells questions that are answered in a text from those that are not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NAN = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Separation:
    """The weight of answerable and of other questions at each distinct score, rising."""

    step: NDArray[np.int64]
    """For each question, the place of its score among the distinct scores."""
    answerable: NDArray[np.bool_]
    yes: Floats
    no: Floats

    @classmethod
    def of(cls, scores: Floats, answerable: NDArray[np.bool_]) -> Separation:
        """The separation of questions by their scores, each weighing one."""
        distinct, step = np.unique(scores, return_inverse=True)
        bins = len(distinct)
        bare = cls(step, answerable, np.zeros(bins), np.zeros(bins))
        return bare.weighted(np.ones(len(scores)))

    def weighted(self, weights: Floats) -> Separation:
        """The same questions with other weights."""
        bins, mask = len(self.yes), self.answerable
        yes = np.bincount(self.step[mask], weights[mask], bins).astype(np.float64)
        no = np.bincount(self.step[~mask], weights[~mask], bins).astype(np.float64)
        return Separation(self.step, mask, yes, no)

    @property
    def whole(self) -> bool:
        """Whether both kinds of question are there."""
        return bool(self.yes.sum() and self.no.sum())


def roc_area(separation: Separation) -> float:
    """The chance that an answerable question scores above another kind, ties counting half.

    Equal to the area under the ROC curve (Hanley and McNeil 1982); NaN without both kinds.
    """
    if not separation.whole:
        return NAN
    yes, no = separation.yes, separation.no
    below = np.cumsum(no) - no
    return float((yes * (below + no / 2)).sum() / (yes.sum() * no.sum()))
