"""The direction in meaning of whole questions and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from zipfile import ZipFile

import numpy as np

from bot.search.encoder.blocks import Blocks, Matrix
from bot.search.encoder.layers import Layers
from bot.search.encoder.lexicon import read
from bot.search.encoder.pieces import Pieces

VOCABULARY = Path(__file__).with_name("vocabulary.npz")
LAYERS = Path(__file__).with_name("layers.npz")

_AT_ONCE = 384
"""Pieces; more are no faster and take more memory."""


class Encoder:
    """Unit vectors of texts; their product is the cosine of the angle between them.

    The files are read on first use, once for all threads. A vocabulary with the pieces of more
    languages may take the shipped one's place; the layers stay the same.
    """

    def __init__(self, vocabulary: Path = VOCABULARY, layers: Path = LAYERS) -> None:
        self._files = vocabulary, layers
        self._lock = Lock()
        self._model: _Model | None = None

    def queries(self, texts: Sequence[str]) -> Matrix:
        """The vectors of questions (texts, width), in the order given."""
        return self._vectors([f"query: {text}" for text in texts])

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of sentences or sections (texts, width), in the order given.

        A text of more than 512 pieces, some 350 words, is read up to there.
        """
        return self._vectors([f"passage: {text}" for text in texts])

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        model = self._loaded()
        numbered = [model.pieces.of(text, len(model.layers.positions)) for text in texts]
        found = np.zeros((len(texts), model.layers.positions.shape[1]), np.float32)
        for batch in _batches([len(numbers) for numbers in numbered]):
            found[batch] = model.read([numbered[place] for place in batch])
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

    def _loaded(self) -> _Model:
        with self._lock:
            if self._model is None:
                self._model = _model(*self._files)
            return self._model


@dataclass(frozen=True)
class _Model:
    pieces: Pieces
    vectors: Blocks
    layers: Layers

    def read(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """The mean vectors of texts given by their pieces' numbers."""
        numbers = np.array([number for text in texts for number in text])
        return self.layers(self.vectors.rows(numbers).matrix(), [len(text) for text in texts])


def _model(vocabulary: Path, layers: Path) -> _Model:
    lexicon = read(vocabulary)
    with layers.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        return _Model(lexicon.pieces, lexicon.vectors, Layers(arrays))


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
