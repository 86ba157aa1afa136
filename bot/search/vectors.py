"""The vectors of texts, made once and kept from one start to the next."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder
from bot.search.files import replacing

_log = logging.getLogger(__name__)

Digests = NDArray[np.uint64]
Halves = NDArray[np.float16]

_AT_ONCE = 32
"""Texts encoded before it is looked whether to stop."""
WIDTH = 384
_BLOCK = 4_096
"""Vectors that are made whole numbers of at once, 6 MB."""
_ROW = np.dtype([("key", np.uint64), ("vector", np.float16, (WIDTH,))])


class Vectors:
    """The vectors of numbered texts, encoded when they are first needed.

    ``file`` keeps them, each under a digest of its text and of the encoder, so that texts that are
    added cost their own encoding only. It is mapped into memory, and no more than is asked for is
    made whole numbers of.
    """

    def __init__(
        self,
        digested: Digests,
        text: Callable[[int], str],
        encoder: Encoder,
        file: Path | None = None,
    ) -> None:
        """Of the texts that ``text`` gives for a number, ``digested`` in their order."""
        self._text = text
        self._encoder = encoder
        self._file = file
        # What was encoded by another encoder is another key's.
        self._keys: Digests = digested ^ np.frombuffer(encoder.fingerprint, np.uint64)
        self.known: NDArray[np.bool_] = np.zeros(len(digested), bool)
        self._kept: Halves = np.zeros((0, WIDTH), np.float16)
        self._rows: NDArray[np.int64] = np.zeros(len(digested), np.int64)
        self._unsaved = False
        if file is not None:
            self._recall(file)
        # Those of the file stay there, mapped into memory; the others get rows behind them.
        missing = np.flatnonzero(~self.known)
        self._rows[missing] = np.arange(len(missing)) + len(self._kept)
        self._made: Halves = np.zeros((len(missing), WIDTH), np.float16)

    @property
    def complete(self) -> bool:
        """Whether every text has its vector."""
        return bool(self.known.all())

    def of(self, places: NDArray[np.integer[Any]]) -> Matrix:
        """The vectors of some texts (places, width); what lacks one gets it now."""
        self._encode(places[~self.known[places]])
        return self._at(places)

    def blocks(self) -> Iterator[Matrix]:
        """The vectors of all texts, some thousand at a time, zeros for those that have none yet."""
        size = len(self._rows)
        for start in range(0, size, _BLOCK):
            yield self._at(np.arange(start, min(start + _BLOCK, size)))

    def all(self) -> Matrix:
        """The vectors of all texts (texts, width), zeros for those that have none yet."""
        return np.concatenate([np.zeros((0, WIDTH), np.float32), *self.blocks()])

    def cosines(self, places: NDArray[np.integer[Any]], vector: Matrix) -> Matrix:
        """Of some texts with a vector; what lacks one gets it now."""
        self._encode(places[~self.known[places]])
        parts = [places[start : start + _BLOCK] for start in range(0, len(places), _BLOCK)]
        return np.concatenate([np.zeros(0, np.float32), *(self._at(p) @ vector for p in parts)])

    def _at(self, places: NDArray[np.integer[Any]]) -> Matrix:
        return self._halves(places).astype(np.float32)

    def _halves(self, places: NDArray[np.integer[Any]]) -> Halves:
        """The vectors as they are kept."""
        rows = self._rows[places]
        first = len(self._kept)
        found: Halves = np.empty((len(rows), WIDTH), np.float16)
        old = rows < first
        found[old], found[~old] = self._kept[rows[old]], self._made[rows[~old] - first]
        return found

    def learn(self, stopped: Event) -> None:
        """Encode every text that has no vector yet, until told to stop, and keep them all."""
        missing = np.flatnonzero(~self.known)
        parts = [missing[start : start + _AT_ONCE] for start in range(0, len(missing), _AT_ONCE)]

        def encode(part: NDArray[np.intp]) -> None:
            if not stopped.is_set():
                self._encode(part)

        # Threads, one a core, share the work better than numpy does inside one product.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            deque(pool.map(encode, parts), maxlen=0)
        self.save()

    def save(self) -> None:
        """Write the vectors to the file, where there is one and something is new."""
        if self._file is None or not self._unsaved:
            return
        known = np.flatnonzero(self.known)
        rows = np.empty(len(known), _ROW)
        rows["key"], rows["vector"] = self._keys[known], self._halves(known)
        try:
            with replacing(self._file) as stream:
                np.save(stream, rows, allow_pickle=False)
        except OSError as error:
            _log.warning("cannot save %s (%s); it is encoded anew", self._file, error)
        self._unsaved = False

    def _encode(self, places: NDArray[np.integer[Any]]) -> None:
        if not len(places):
            return
        _, firsts, same = np.unique(self._keys[places], return_index=True, return_inverse=True)
        texts = [self._text(int(number)) for number in places[firsts]]
        self._made[self._rows[places] - len(self._kept)] = self._encoder.passages(texts)[same]
        self.known[places] = True
        self._unsaved = True

    def _recall(self, file: Path) -> None:
        try:
            rows = np.load(file, mmap_mode="r", allow_pickle=False)
            if rows.dtype != _ROW or not len(rows):
                raise ValueError("it holds no vectors of this kind")
        except FileNotFoundError:
            return
        except (OSError, ValueError, EOFError) as error:
            _log.warning("the saved %s is damaged (%s); encoding anew", file, error)
            return
        keys, vectors = rows["key"], rows["vector"]
        order = np.argsort(keys)
        found = order[np.searchsorted(keys[order], self._keys).clip(max=len(order) - 1)]
        self.known = keys[found] == self._keys
        self._rows, self._kept = found, vectors
