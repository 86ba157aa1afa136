"""Pieces as named arrays, to be saved or handed from one process to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.search.pieces import Pieces
from bot.search.ragged import Array, Ragged
from bot.search.stored import Saved

_RAGGED = ("vocabulary", "passages", "sentences", "context", "words")
_PLAIN = ("fits", "digests")
_TEXTS = ("files", "surface", "stems")


def packed(found: Pieces) -> dict[str, Array]:
    """The arrays by name."""
    lists: dict[str, Ragged] = {name: getattr(found, name) for name in _RAGGED}
    lists.update({name: getattr(found.saved, name) for name in Saved.names()})
    arrays = {name: one.values for name, one in lists.items()}
    arrays.update({f"{name}.starts": one.starts for name, one in lists.items()})
    arrays.update({name: getattr(found, name) for name in _PLAIN})
    arrays.update({name: _joined(getattr(found, name)) for name in _TEXTS})
    return arrays


def unpacked(arrays: Mapping[str, Array]) -> Pieces:
    """The pieces of which these are the arrays; raises KeyError where one is missing."""

    def ragged(name: str) -> Ragged:
        return Ragged(arrays[name], arrays[f"{name}.starts"])

    parts: dict[str, Any] = {name: ragged(name) for name in _RAGGED}
    parts.update({name: arrays[name] for name in _PLAIN})
    parts.update({name: _parted(arrays[name]) for name in _TEXTS})
    return Pieces(saved=Saved(*map(ragged, Saved.names())), **parts)


def _joined(words: Sequence[str]) -> Array:
    text = "\n".join(words).encode("utf-8", "surrogateescape")
    return np.frombuffer(text, np.uint8)


def _parted(array: Array) -> tuple[str, ...]:
    text = str(array.tobytes(), "utf-8", "surrogateescape")
    return tuple(text.split("\n")) if text else ()
