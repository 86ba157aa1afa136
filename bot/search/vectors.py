"""The vectors of texts, made once and kept from one start to the next."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable
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

_AT_ONCE = 32
"""Texts encoded before it is looked whether to stop."""
_WIDTH = 384
_ROW = np.dtype([("key", np.uint64), ("vector", np.float16, (_WIDTH,))])


class Vectors:
    """The vectors of numbered texts, encoded when they are first needed.

    ``file`` keeps them, each under a digest of its text and of the encoder, so that texts that are
    added cost their own encoding only.
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
        self._vectors = np.zeros((len(digested), _WIDTH), np.float16)
        self.known: NDArray[np.bool_] = np.zeros(len(digested), bool)
        self._unsaved = False
        if file is not None:
            self._recall(file)

    @property
    def complete(self) -> bool:
        """Whether every text has its vector."""
        return bool(self.known.all())

    def of(self, places: NDArray[np.integer[Any]]) -> Matrix:
        """The vectors of some texts (places, width); what lacks one gets it now."""
        self._encode(places[~self.known[places]])
        found: Matrix = self._vectors[places].astype(np.float32)
        return found

    def all(self) -> Matrix:
        """The vectors of all texts (texts, width), zeros for those that have none yet."""
        return self._vectors.astype(np.float32)

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
        rows["key"], rows["vector"] = self._keys[known], self._vectors[known]
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
        self._vectors[places] = self._encoder.passages(texts)[same]
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
        self._vectors[self.known] = vectors[found[self.known]]
