"""Words of the question that stand side by side in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.search.arrays import Tables
from bot.search.bm25 import Floats, Ints


def side_by_side(
    tables: Tables, places: Ints, pairs: Sequence[tuple[int, int]], worth: Sequence[float]
) -> Floats:
    """For each sentence the worth of the pairs of terms that it has next to each other.

    ``places``: numbers of sentences; a pair counts once however often a sentence has it.
    """
    scores = np.zeros(len(places))
    if not pairs or not len(places):
        return scores
    starts = tables.word_starts[places].astype(np.int64)
    lengths = tables.word_starts[places + 1] - starts
    ends = np.cumsum(lengths)
    words = tables.words[np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1])]
    owners = np.repeat(np.arange(len(places)), lengths)
    inside = owners[:-1] == owners[1:]
    for (first, second), value in zip(pairs, worth, strict=True):
        met = (words[:-1] == first) & (words[1:] == second) & inside
        # A place that stands here twice is added to once.
        scores[owners[1:][met]] += value
    return scores
