"""The forward pass over small layers of random numbers, held against a plain one."""

from __future__ import annotations

from math import erf, sqrt
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.search.encoder.blocks import Blocks
from bot.search.encoder.layers import HEADS, Layers

Matrix = NDArray[np.float32]

WIDTH, WIDE, LAYERS, POSITIONS = 96, 192, 2, 20
SHAPES = {
    "attention": (3 * WIDTH, WIDTH),
    "merged": (WIDTH, WIDTH),
    "widened": (WIDE, WIDTH),
    "narrowed": (WIDTH, WIDE),
}


def arrays() -> dict[str, NDArray[Any]]:
    random = np.random.default_rng(1)
    found: dict[str, NDArray[Any]] = {
        "positions": random.normal(size=(POSITIONS, WIDTH)).astype(np.float16)
    }
    for name, count in {"first": 1, "merged": LAYERS, "narrowed": LAYERS}.items():
        found[f"{name}_norm"] = random.normal(1, 0.3, (count, 2, WIDTH)).astype(np.float32)
    for name, (out, into) in SHAPES.items():
        found[f"{name}_codes"] = random.integers(0, 256, (LAYERS, out, into // 2), np.uint8)
        scales = random.uniform(0.005, 0.015, (LAYERS, out, into // 32))
        found[f"{name}_scales"] = scales.astype(np.float16)
        found[f"{name}_bias"] = random.normal(size=(LAYERS, out)).astype(np.float32)
    return found


ARRAYS = arrays()
PIECES = np.random.default_rng(2).normal(size=(POSITIONS, WIDTH)).astype(np.float32)


def plain(pieces: Matrix) -> NDArray[np.float64]:
    """One text, written out as Devlin et al. (2019) describe it, in 64 bits."""
    x = norm(pieces.astype(np.float64) + ARRAYS["positions"][: len(pieces)], "first_norm", 0)
    for layer in range(LAYERS):
        parts = np.split(linear(x, "attention", layer), 3, axis=1)
        heads = zip(*(np.split(part, HEADS, axis=1) for part in parts), strict=True)
        merged = linear(np.hstack([attention(*head) for head in heads]), "merged", layer)
        x = norm(x + merged, "merged_norm", layer)
        wide = linear(x, "widened", layer)
        gelu = wide * (1 + np.vectorize(erf)(wide / sqrt(2))) / 2
        x = norm(x + linear(gelu, "narrowed", layer), "narrowed_norm", layer)
    mean: NDArray[np.float64] = x.mean(axis=0)
    return mean


def attention(query: Any, key: Any, value: Any) -> Any:
    weights = np.exp(query @ key.T / sqrt(query.shape[1]))
    return weights / weights.sum(axis=1, keepdims=True) @ value


def linear(x: Any, name: str, layer: int) -> Any:
    packed = Blocks(ARRAYS[f"{name}_codes"][layer], ARRAYS[f"{name}_scales"][layer])
    return x @ packed.matrix().astype(np.float64).T + ARRAYS[f"{name}_bias"][layer]


def norm(x: Any, name: str, layer: int) -> Any:
    scale, shift = ARRAYS[name][layer]
    return (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True) * scale + shift


@pytest.mark.parametrize("length", [1, 7, 16, POSITIONS])
def test_a_text_has_the_vector_that_the_plain_reading_gives(length: int) -> None:
    found = Layers(ARRAYS)(PIECES[:length], [length])
    assert found.shape == (1, WIDTH)
    assert found[0] == pytest.approx(plain(PIECES[:length]), abs=2e-4)


def test_texts_side_by_side_do_not_see_each_other() -> None:
    layers = Layers(ARRAYS)
    lengths = [3, 3, 5, 1, 3]
    ends = np.cumsum(lengths)
    together = layers(PIECES[: ends[-1]], lengths)
    for row, end, length in zip(together, ends, lengths, strict=True):
        assert row == pytest.approx(layers(PIECES[end - length : end], [length])[0], abs=1e-4)
