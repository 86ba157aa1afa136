"""The pieces of a vocabulary with their log probabilities and vectors, as a file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder.blocks import Blocks
from bot.search.encoder.pieces import Pieces


class Vectors(Protocol):
    """The pieces' vectors, packed in memory or still in their file."""

    def rows(self, numbers: NDArray[Any]) -> Blocks:
        """Those of some pieces."""


@dataclass(frozen=True)
class Lexicon:
    """Pieces in the order of their numbers, START, END and UNKNOWN first; vectors stay packed."""

    known: Sequence[str]
    scores: Sequence[float]
    vectors: Vectors

    @property
    def pieces(self) -> Pieces:
        """What cuts texts into these pieces; made anew each time."""
        return Pieces(self.known, self.scores)


def read(file: Path) -> Lexicon:
    """The lexicon in a file that scripts/prune_encoder.py wrote."""
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        known = arrays["pieces"].tobytes().decode("utf-8").split("\n")
        vectors = Blocks(arrays["vectors_codes"], arrays["vectors_scales"])
        return Lexicon(known, arrays["scores"].tolist(), vectors)
