"""How near a question and each sentence are in meaning, by vectors made once and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Event, Thread

import numpy as np

from bot.search.akin import Akin
from bot.search.bm25 import Floats, Ints
from bot.search.codes import Codes
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder
from bot.search.index import Index
from bot.search.query import Query
from bot.search.vectors import WIDTH, Vectors

_UNRELATED = 0.7
"""The cosine of this encoder for texts that have nothing to do with each other."""
_SAME_SUBJECT = 0.84
"""The cosine from which two questions are taken to be on one subject."""
_REMEMBERED = 1_000
"""Questions whose vectors are kept, 1.5 kB each."""


class Meaning:
    """The vectors of an index's sentences and words, encoded when they are first needed.

    ``file`` keeps those of sentences from one start to the next, ``words.npy`` beside it those of
    words.
    """

    def __init__(
        self, index: Index, encoder: Encoder, file: Path | None = None, *, coded: bool = False
    ) -> None:
        """``coded``: whether the nearest of all sentences are to be found."""
        self._encoder = encoder

        def text(number: int) -> str:
            return " ".join(index.sentence(number).text.split())

        self.sentences = Vectors(index.tables.pieces.digests, text, encoder, file)
        self.words = Akin(index.vocabulary, encoder, file and file.with_name("words.npy"))
        # Buttons, "more" and follow-ups ask the same again.
        self._asked = lru_cache(_REMEMBERED)(lambda text: encoder.queries([text])[0])
        self._coded = coded
        self._codes: Codes | None = None
        self._stopped = Event()
        self._learning: Thread | None = None

    @property
    def complete(self) -> bool:
        """Whether every sentence and word has its vector."""
        return self.sentences.complete and self.words.vectors.complete

    def nearness(self, query: Query, places: Ints) -> Floats:
        """How near some sentences are to a question, from 0 to 1; what lacks a vector gets one."""
        cosines = self.sentences.cosines(places, self._direction(query))
        scaled = np.clip((cosines - _UNRELATED) / (1 - _UNRELATED), 0.0, 1.0).astype(float)
        # The last digits differ with the place in the array, and equal sentences must not.
        near: Floats = scaled.round(4)
        return near

    def nearest(self, query: Query, limit: int, among: Ints | None) -> Ints:
        """About the ``limit`` sentences nearest to a question, of all or of some, in order of
        place; none before all sentences have their vectors and those are coded."""
        if self._codes is None:
            return np.zeros(0, np.int32)
        return self._codes.nearest(self._direction(query), limit, among)

    def _direction(self, query: Query) -> Matrix:
        """The unit vector of a question; after one on the same subject, half of it read with that.

        Of 1,105 later questions of conversations over guidance pages 34 % then have the right
        sentence first, 33 % by themselves, 32 % when only read together.
        """
        alone: Matrix = self._asked(query.text)
        if not query.before:
            return alone
        if not query.leaning and float(alone @ self._asked(query.before)) < _SAME_SUBJECT:
            return alone
        both: Matrix = alone + self._asked(f"{query.before} {query.text}")
        both /= np.linalg.norm(both)
        return both

    def asked(self, questions: Sequence[str]) -> Matrix:
        """The vectors of questions in other languages than English (questions, width)."""
        return self._encoder.queries(questions, foreign=True)

    def cosines(self, vectors: Matrix) -> Matrix:
        """Of some vectors with those of all sentences (vectors, sentences); see ``finished``."""
        parts = [vectors @ block.T for block in self.sentences.blocks()]
        return np.concatenate([np.zeros((len(vectors), 0), np.float32), *parts], axis=1)

    def finished(self, seconds: float) -> bool:
        """Whether every sentence has its vector.

        What lacks one gets it now; where they are made in the background, that is waited for.
        """
        if self._learning is None:
            self.learn()
        else:
            self._learning.join(seconds)
        return self.sentences.complete

    @property
    def share(self) -> float:
        """The share of the sentences and words that have their vector."""
        known = np.concatenate([self.sentences.known, self.words.vectors.known])
        return float(known.mean()) if len(known) else 1.0

    def learn(self) -> None:
        """Encode every sentence and word that has no vector yet, and keep them all."""
        self.sentences.learn(self._stopped)
        if self._coded and self.sentences.complete and self._codes is None:
            self._codes = Codes(self.sentences.blocks(), WIDTH)
        self.words.vectors.learn(self._stopped)

    @contextmanager
    def learning(self) -> Iterator[None]:
        """Within it that is done in the background; as far as it came is kept."""
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
        """Keep the sentences' vectors, where there is a file and something is new."""
        self.sentences.save()
