"""Lists of different lengths, end to end in one array that can be saved and mapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Ragged:
    """List ``i`` is ``values[starts[i]:starts[i + 1]]``; ``starts`` begins with 0."""

    values: Array
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Ragged:
        """Of lists of numbers that fit in 32 bits."""
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        flat = chain.from_iterable(lists)
        return cls(np.fromiter(flat, np.int32, int(lengths.sum())), starts_of(lengths))

    @classmethod
    def of_bytes(cls, lists: Sequence[bytes]) -> Ragged:
        """Of bytes."""
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        return cls(np.frombuffer(b"".join(lists), np.uint8), starts_of(lengths))

    def __getitem__(self, place: int) -> Array:
        low, high = self.starts[place : place + 2].tolist()
        return self.values[low:high]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, low: int, high: int) -> Ragged:
        """Some neighbouring lists."""
        starts = self.starts[low : high + 1]
        return Ragged(self.values[starts[0] : starts[-1]], starts - starts[0])

    def renumbered(self, numbers: Array) -> Ragged:
        """With the number that each value has in a list of such."""
        return Ragged(numbers[self.values], self.starts)

    def sorted(self) -> Ragged:
        """With each list in rising order."""
        owners = np.repeat(np.arange(len(self)), np.diff(self.starts))
        return Ragged(self.values[np.lexsort((self.values, owners))], self.starts)


def chained(parts: Sequence[Ragged]) -> Ragged:
    """The lists of one after those of the other."""
    lengths = np.concatenate([np.diff(part.starts) for part in parts])
    return Ragged(np.concatenate([part.values for part in parts]), starts_of(lengths))


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where lists of some lengths start, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
