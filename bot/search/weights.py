"""The weights that join the evidence for a sentence, from one readable file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.search.bm25 import Floats

FEATURES = ("sentence", "passage", "context", "previous", "bigrams", "type", "meaning")
"""BM25 of the sentence and of its passage, idf of the headings above it, BM25 of the sentence
before, neighbouring words shared with the question, whether it states what is asked for, and how
near its words are to the question's in meaning."""

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """How much each feature counts, and the parameters of both BM25 indexes."""

    vector: Floats
    sentence_k1: float
    sentence_b: float
    passage_k1: float
    passage_b: float
    delta: float


def read(file: Path = _FILE) -> Weights:
    """The weights in a file, as scripts/fit_weights.py writes it."""
    table = json.loads(file.read_text(encoding="utf-8"))
    return Weights(
        vector=np.array([table["weights"][name] for name in FEATURES]),
        **{name: float(value) for name, value in table["bm25"].items()},
    )
