"""The forward pass of a small BERT (Devlin et al. 2019), for texts of different lengths at once.

Numbers stand in columns, one for each piece, the texts side by side. All pieces share each large
product; only attention, where pieces of one text meet, takes the texts apart, those of one length
together. So no text is padded, and none needs a mask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder.blocks import Blocks, Matrix

HEADS = 12
_EPSILON = 1e-12
_AT_ONCE = 1 << 15
"""Numbers; so many and their squares stay in a processor's cache."""
_COLUMNS = 16
"""A multiple of this many columns is multiplied quicker than a few less (OpenBLAS, AVX-512)."""


@dataclass(frozen=True)
class Run:
    """The columns of neighbouring texts of one length."""

    columns: slice
    texts: int
    length: int

    def apart(self, table: Matrix) -> Matrix:
        """A view of its columns in a table (..., columns) as (..., texts, length)."""
        return table[..., self.columns].reshape(*table.shape[:-1], self.texts, self.length)


@dataclass(frozen=True)
class Linear:
    """A matrix (out, in) and what is added to each row of the product (out, 1)."""

    weight: Matrix
    bias: Matrix

    def __call__(self, columns: Matrix) -> Matrix:
        """The product with columns (in, n), shape (out, n)."""
        product: Matrix = self.weight @ columns
        product += self.bias
        return product


@dataclass(frozen=True)
class Norm:
    """Layer normalisation (Ba et al. 2016) with its scale and shift, (width, 1) each."""

    scale: Matrix
    shift: Matrix

    def __call__(self, columns: Matrix) -> Matrix:
        """The columns (width, n), normalised in place."""
        even = np.full(len(columns), 1 / len(columns), np.float32)
        columns -= even @ columns
        columns *= 1 / np.sqrt(even @ (columns * columns) + _EPSILON)
        columns *= self.scale
        columns += self.shift
        return columns


@dataclass(frozen=True)
class Layer:
    """One layer: attention and what widens and narrows, each added to what came in."""

    attention: Linear
    merged: Linear
    merged_norm: Norm
    widened: Linear
    narrowed: Linear
    narrowed_norm: Norm

    def __call__(self, columns: Matrix, runs: Sequence[Run]) -> Matrix:
        """The columns (width, n) after this layer."""
        attended = self.merged(self._attended(columns, runs))
        attended += columns
        self.merged_norm(attended)
        narrow = self.narrowed(_gelu(self.widened(attended)))
        narrow += attended
        return self.narrowed_norm(narrow)

    def _attended(self, columns: Matrix, runs: Sequence[Run]) -> Matrix:
        """For each piece the mean of its text's values, weighed by how its query meets the keys."""
        parts = self.attention(columns).reshape(3, HEADS, -1, columns.shape[1])
        found = np.zeros(parts.shape[1:], np.float32)
        for run in runs:
            query, key, value, out = (run.apart(p).swapaxes(1, 2) for p in (*parts, found))
            weights = key.swapaxes(2, 3) @ query
            weights -= weights.max(axis=2, keepdims=True)
            np.exp(weights, out=weights)
            weights /= weights.sum(axis=2, keepdims=True)
            np.matmul(value, weights, out=out)
        return found.reshape(columns.shape)


class Layers:
    """All layers, from the vectors of pieces to the vectors of texts."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Unpack the arrays that scripts/prune_encoder.py lists; they may be read one by one."""
        self.positions: Matrix = arrays["positions"].astype(np.float32)
        self._first = _norms(arrays["first_norm"])[0]
        norms = [_norms(arrays[name]) for name in ("merged_norm", "narrowed_norm")]
        attention, merged, widened, narrowed = (
            list(_linears(arrays, name)) for name in ("attention", "merged", "widened", "narrowed")
        )
        self._layers = [
            _folded(Layer(*parts))
            for parts in zip(attention, merged, norms[0], widened, narrowed, norms[1], strict=True)
        ]

    def __call__(self, pieces: Matrix, lengths: Sequence[int]) -> Matrix:
        """The mean vectors (texts, width) of texts that lie end to end in pieces (n, width).

        Texts of one length are quickest as neighbours; the longest has as many pieces as there
        are positions.
        """
        places = np.concatenate([np.arange(length) for length in lengths])
        columns = np.zeros((pieces.shape[1], -(-len(pieces) // _COLUMNS) * _COLUMNS), np.float32)
        columns[:, : len(pieces)] = (pieces + self.positions[places]).T
        self._first(columns)
        runs = list(_runs(lengths))
        for layer in self._layers:
            columns = layer(columns, runs)
        return np.concatenate([run.apart(columns).mean(axis=2).T for run in runs])


def _runs(lengths: Sequence[int]) -> Iterator[Run]:
    start = 0
    for length, equal in groupby(lengths):
        texts = len(list(equal))
        yield Run(slice(start, start + texts * length), texts, length)
        start += texts * length


def _linears(arrays: Mapping[str, NDArray[Any]], name: str) -> Iterator[Linear]:
    """One of each layer's; in one array, since the system hands out large ones in large pages."""
    codes, scales = arrays[f"{name}_codes"], arrays[f"{name}_scales"]
    packed = Blocks(codes.reshape(-1, codes.shape[2]), scales.reshape(-1, scales.shape[2]))
    weights = packed.matrix().reshape(*codes.shape[:2], -1)
    for weight, bias in zip(weights, arrays[f"{name}_bias"], strict=True):
        yield Linear(weight, bias[:, None].copy())


def _norms(table: NDArray[Any]) -> list[Norm]:
    return [Norm(scale[:, None], shift[:, None]) for scale, shift in table]


def _folded(layer: Layer) -> Layer:
    """The layer, changed, with two steady factors in its weights: attention's and _gelu's half."""
    width = len(layer.merged.bias)
    shrink = np.float32(1 / sqrt(width / HEADS))
    for part in (layer.attention.weight, layer.attention.bias):
        part[:width] *= shrink
    layer.narrowed.weight[:] *= np.float32(0.5)
    return layer


def _gelu(table: Matrix) -> Matrix:
    """Twice the GELU (Hendrycks and Gimpel 2016) of each number, in place, within .00005.

    x (1 + erf(x / √2)) is x (1 + tanh(x p(x²))) with a polynomial p fitted for the least greatest
    error; it holds up to |x| = 8, beyond which tanh is 1.
    """
    flat = table.reshape(-1)
    for start in range(0, len(flat), _AT_ONCE):
        x = flat[start : start + _AT_ONCE]
        square = np.minimum(x * x, 64)
        inner = square * -3.51516809e-4
        inner += 3.70056462e-2
        inner *= square
        inner += 7.97507884e-1
        inner *= x
        np.tanh(inner, out=inner)
        inner += 1
        x *= inner
    return table
