"""The weights that join the evidence for a sentence, from one readable file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FEATURES = ("sentence", "passage", "context", "bigrams", "type", "meaning")
"""BM25 of the sentence and of its passage, idf of the headings above it, neighbouring words shared
with the question, whether it states what is asked for, and how near it is in meaning."""

FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, and the parameters of both BM25 indexes."""

    of: Mapping[str, float]
    """By the name of the feature, in the order of ``FEATURES``."""
    sentence_k1: float
    sentence_b: float
    passage_k1: float
    passage_b: float
    delta: float

    @classmethod
    def read(cls, file: Path = FILE, *, meaning: bool = True) -> Weights:
        """The weights in a file, as scripts/fit_weights.py writes it; without ``meaning``, those
        for words alone."""
        table = json.loads(file.read_text(encoding="utf-8"))
        of = table["weights" if meaning else "words alone"]
        bm25 = {name: float(value) for name, value in table["bm25"].items()}
        return cls({name: float(of.get(name, 0.0)) for name in FEATURES}, **bm25)

    @property
    def fingerprint(self) -> str:
        """Twelve digits that change with any weight; what was fitted to scores names them."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:12]
