"""How near a question and each sentence are in meaning, by vectors made once and kept."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Event, Thread

import numpy as np
from numpy.typing import NDArray

from bot.search.bm25 import Floats, Ints
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder
from bot.search.files import replacing
from bot.search.index import Index

_log = logging.getLogger(__name__)

_UNRELATED = 0.7
"""The cosine of this encoder for texts that have nothing to do with each other."""
_AT_ONCE = 32
"""Sentences encoded before it is looked whether to stop."""
_REMEMBERED = 1_000
"""Questions whose vectors are kept, 1.5 kB each."""
_WIDTH = 384
_ROW = np.dtype([("key", np.uint64), ("vector", np.float16, (_WIDTH,))])


class Meaning:
    """The vectors of an index's sentences, encoded when they are first needed.

    ``file`` keeps them from one start to the next, each under a digest of its sentence and of
    the encoder, so that a report that is added costs its own sentences only.
    """

    def __init__(self, index: Index, encoder: Encoder, file: Path | None = None) -> None:
        self._index = index
        self._encoder = encoder
        self._file = file
        # What was encoded by another encoder is another key's.
        self._keys = index.tables.pieces.digests ^ np.frombuffer(encoder.fingerprint, np.uint64)
        self._vectors = np.zeros((index.size, _WIDTH), np.float16)
        self._known: NDArray[np.bool_] = np.zeros(index.size, bool)
        # Buttons, "more" and follow-ups ask the same again.
        self._asked = lru_cache(_REMEMBERED)(lambda text: encoder.queries([text])[0])
        self._unsaved = False
        self._stopped = Event()
        self._learning: Thread | None = None
        if file is not None:
            self._recall(file)

    @property
    def complete(self) -> bool:
        """Whether every sentence has its vector."""
        return bool(self._known.all())

    def nearness(self, question: str, places: Ints) -> Floats:
        """How near some sentences are to a question, from 0 to 1; what lacks a vector gets one."""
        self._encode(places[~self._known[places]])
        cosines = self._vectors[places].astype(np.float32) @ self._asked(question)
        scaled = np.clip((cosines - _UNRELATED) / (1 - _UNRELATED), 0.0, 1.0).astype(float)
        # The last digits differ with the place in the array, and equal sentences must not.
        near: Floats = scaled.round(4)
        return near

    def asked(self, questions: Sequence[str]) -> Matrix:
        """The vectors of questions in other languages than English (questions, width)."""
        return self._encoder.queries(questions, foreign=True)

    def cosines(self, vectors: Matrix) -> Matrix:
        """Of some vectors with those of all sentences (vectors, sentences); see ``finished``."""
        return vectors @ self._vectors.astype(np.float32).T

    def finished(self, seconds: float) -> bool:
        """Whether every sentence has its vector.

        What lacks one gets it now; where they are made in the background, that is waited for.
        """
        if self._learning is None:
            self.learn()
        else:
            self._learning.join(seconds)
        return self.complete

    @property
    def share(self) -> float:
        """The share of the sentences that have their vector."""
        return float(self._known.mean()) if len(self._known) else 1.0

    def learn(self) -> None:
        """Encode every sentence that has no vector yet, and keep them all."""
        missing = np.flatnonzero(~self._known)
        parts = [missing[start : start + _AT_ONCE] for start in range(0, len(missing), _AT_ONCE)]
        # Threads, one a core, share the work better than numpy does inside one product.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            deque(pool.map(self._encode_on, parts), maxlen=0)
        self.save()

    @contextmanager
    def learning(self) -> Iterator[None]:
        """Within it all sentences are encoded in the background; as far as it came is kept."""
        if not self.complete:
            # numpy parses a file's header as Python, and so does anyio its own source on import:
            # in two threads at once that is a SystemError in CPython 3.11.
            self._encoder.load()
        thread = Thread(target=self.learn, name="meaning", daemon=True)
        thread.start()
        self._learning = thread
        try:
            yield
        finally:
            self._stopped.set()
            thread.join()
            self.save()

    def save(self) -> None:
        """Write the vectors to the file, where there is one and something is new."""
        if self._file is None or not self._unsaved:
            return
        known = np.flatnonzero(self._known)
        rows = np.empty(len(known), _ROW)
        rows["key"], rows["vector"] = self._keys[known], self._vectors[known]
        try:
            with replacing(self._file) as stream:
                np.save(stream, rows, allow_pickle=False)
        except OSError as error:
            _log.warning("cannot save %s (%s); sentences are encoded anew", self._file, error)
        self._unsaved = False

    def _encode_on(self, places: NDArray[np.intp]) -> None:
        if not self._stopped.is_set():
            self._encode(places)

    def _encode(self, places: NDArray[np.intp] | Ints) -> None:
        if not len(places):
            return
        _, firsts, same = np.unique(self._keys[places], return_index=True, return_inverse=True)
        texts = [self._text(int(number)) for number in places[firsts]]
        self._vectors[places] = self._encoder.passages(texts)[same]
        self._known[places] = True
        self._unsaved = True

    def _text(self, number: int) -> str:
        return " ".join(self._index.sentence(number).text.split())

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
        self._known = keys[found] == self._keys
        self._vectors[self._known] = vectors[found[self._known]]
