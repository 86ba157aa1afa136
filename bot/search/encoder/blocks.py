"""Matrices at four bits a number, as in llama.cpp's Q4_0: 32 numbers of a row share one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

BLOCK = 32
_MIDDLE = 8
"""The stored value that stands for zero; values are from 0 to 15."""
_AT_ONCE = 512
"""Rows; so many are still in a processor's cache when their scales come."""


@dataclass(frozen=True)
class Blocks:
    """A matrix (rows, n): bytes (rows, n / 2), the first of two low, and scales (rows, n / 32)."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def matrix(self) -> Matrix:
        """All numbers, unpacked."""
        rows, half = self.codes.shape
        found = np.empty((rows, 2 * half), np.float32)
        pairs, blocks = _pairs(), found.reshape(rows, -1, BLOCK)
        for start in range(0, rows, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            np.take(pairs, self.codes[part], out=found[part].view(np.complex64), mode="clip")
            blocks[part] *= self.scales[part].astype(np.float32)[:, :, None]
        return found

    def rows(self, numbers: NDArray[Any]) -> Blocks:
        """Some of the rows, in the order asked for, still packed."""
        return Blocks(self.codes[numbers], self.scales[numbers])


def _pairs() -> NDArray[np.complex64]:
    """The two numbers that each byte stands for; as one of eight bytes they are found at once."""
    byte = np.arange(256)
    both = np.stack([byte & 15, byte >> 4], axis=1) - _MIDDLE
    return both.astype(np.float32).view(np.complex64)[:, 0]
