"""One bit for each number of a vector: small enough to hold every sentence against a question."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bot.search.bm25 import Ints
from bot.search.encoder.blocks import Matrix

_SAMPLE = 4_096
"""Vectors from which the mean is taken; it moves little with more."""


class Codes:
    """On which side of their mean the numbers of each vector lie, 48 bytes for 384 of them.

    The bits in which two codes differ tell roughly how far their vectors point apart (random
    hyperplanes, Charikar 2002), well enough to choose those that are compared exactly.
    """

    def __init__(self, blocks: Iterable[Matrix], width: int) -> None:
        """Of vectors in blocks (any number, width); the mean is that of the first ones."""
        self._mean: Matrix = np.zeros(width, np.float32)
        parts: list[NDArray[np.uint64]] = []
        for block in blocks:
            if not parts:
                self._mean = block[:_SAMPLE].mean(axis=0)
            parts.append(self._coded(block))
        # Word by word, since each is read from one end to the other.
        none = np.zeros((0, width // 64), np.uint64)
        self._codes = np.ascontiguousarray(np.concatenate([none, *parts]).T)

    def nearest(self, vector: Matrix, limit: int, among: Ints | None = None) -> Ints:
        """About the ``limit`` nearest of all vectors, or of some, in order of place; all that are
        as near as the last."""
        codes = self._codes if among is None else self._codes[:, among]
        differ = np.zeros(codes.shape[1], np.uint16)
        for word, own in zip(codes, self._coded(vector[None])[0], strict=True):
            differ += np.bitwise_count(word ^ own)
        if len(differ) > limit:
            near = np.flatnonzero(differ <= np.partition(differ, limit - 1)[limit - 1])
        else:
            near = np.arange(len(differ))
        return near.astype(np.int32) if among is None else among[near]

    def _coded(self, vectors: Matrix) -> NDArray[np.uint64]:
        return np.packbits(vectors > self._mean, axis=1).view(np.uint64)
