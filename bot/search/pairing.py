"""Texts of two lists that say the same, matched one to one by meaning and by words."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from bot.search.analysis import STOP_WORDS, tokenise
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder
from bot.search.index import Index

_ALIKE_WORDS = 0.41
"""The cosine of words, by rarity, from which two texts say the same."""
_ALIKE = 0.5
"""The mean of the cosine of words and the stretched cosine of meanings from which they do."""
_UNLIKE = 0.75
"""The cosine of meanings that texts of one sort have whatever they say; e5's start high."""


def paired(
    old: Sequence[str], new: Sequence[str], index: Index, encoder: Encoder | None
) -> tuple[tuple[int, int], ...]:
    """The places in both lists of texts that say the same, the most alike first; each place once.

    By words alone where there is no encoder.
    """
    if not old or not new:
        return ()
    likeness = _by_words(old, new, index)
    floor = _ALIKE_WORDS
    if encoder:
        vectors = encoder.passages([*old, *new])
        meanings = vectors[: len(old)] @ vectors[len(old) :].T
        likeness = (likeness + np.clip((meanings - _UNLIKE) / (1 - _UNLIKE), 0, 1)) / 2
        floor = _ALIKE
    found: list[tuple[int, int]] = []
    for place in np.argsort(-likeness, axis=None, kind="stable"):
        i, j = divmod(int(place), len(new))
        if likeness[i, j] < floor:
            break
        if all(i != a and j != b for a, b in found):
            found.append((i, j))
    return tuple(found)


def _by_words(old: Sequence[str], new: Sequence[str], index: Index) -> Matrix:
    left, right = ([_rarities(text, index) for text in texts] for texts in (old, new))
    return np.array([[_cosine(a, b) for b in right] for a in left], np.float32)


def _rarities(text: str, index: Index) -> dict[str, float]:
    """The terms of a text that the reports use, each with its rarity (idf)."""
    vocabulary = index.vocabulary
    words = (token.text for token in tokenise(text) if token.text not in STOP_WORDS)
    terms = {vocabulary.words[word] for word in words if word in vocabulary.words}
    return {term: float(index.idfs[vocabulary.numbers[term]]) for term in terms}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    shared = sum(a[term] * b[term] for term in a.keys() & b.keys())
    length = sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return shared / length if length else 0.0
