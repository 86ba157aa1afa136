"""Some of an index's sentences, as runs of their numbers, so that one report costs one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.bm25 import Ints

Run = tuple[int, int]
"""A half-open range of numbers."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Numbers in half-open runs that rise and neither touch nor overlap."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Selection:
        """Of runs that rise and may touch; empty ones are left out."""
        joined: list[Run] = []
        for start, end in runs:
            if start >= end:
                continue
            if joined and joined[-1][1] == start:
                start = joined.pop()[0]
            joined.append((start, end))
        return cls(tuple(joined))

    def __len__(self) -> int:
        return sum(end - start for start, end in self.runs)

    def __iter__(self) -> Iterator[int]:
        return (number for start, end in self.runs for number in range(start, end))

    @property
    def numbers(self) -> Ints:
        """The numbers in rising order."""
        edges = np.array(self.runs, dtype=np.int64).reshape(-1, 2)
        return numbers_in(edges[:, 0], edges[:, 1])

    def holds(self, numbers: Ints) -> NDArray[np.bool_]:
        """Which of some numbers are among these."""
        edges = np.array(self.runs, dtype=np.int64).reshape(-1)
        held: NDArray[np.bool_] = np.searchsorted(edges, numbers, side="right") % 2 == 1
        return held

    def without(self, other: Selection) -> Selection:
        """These but for the others."""
        kept: list[Run] = []
        for start, end in self.runs:
            for low, high in other.runs:
                if low < end and high > start:
                    kept.append((start, low))
                    start = max(start, min(high, end))
            kept.append((start, end))
        return Selection.of(kept)


def numbers_in(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Ints:
    """The numbers in some half-open ranges, one after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    numbers = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    return numbers.astype(np.int32)
