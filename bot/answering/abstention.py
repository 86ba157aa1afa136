"""Whether the best sentence found states what was asked, only touches on it, or neither."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.errors import ConfigError
from bot.search.index import Hit, Index
from bot.search.query import Query
from bot.search.weights import Weights

Verdict = Literal["answered", "related", "not_found"]

FEATURES = ("passage_cover", "lacking", "score", "size", "tiny", "meaning")
"""The share of the question covered by the best sentence's passage and headings; the share that the
corpus lacks, common words apart; the best score; the logarithm of the number of sentences, among
which one fits by chance the more easily the more there are; how far a text is from having sixty,
since in a short one no word is rare; and how near the best sentence is in meaning.

The share that is lacking is weighted by inverse document frequency, that of the passage is not:
the commonest words of a report, its subject, weigh nothing, yet that they are there tells that it
is the right one."""

_SHORT = 60
"""Sentences."""

FILE = Path(__file__).with_name("abstention.json")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a hit answers a query, shares from 0 to 1."""

    passage_cover: float
    lacking: float
    score: float
    size: float
    tiny: float
    meaning: float

    @property
    def row(self) -> tuple[float, ...]:
        """The values in the order of ``FEATURES``."""
        return tuple(getattr(self, name) for name in FEATURES)


def weigh(index: Index, query: Query, hit: Hit) -> Evidence:
    """The evidence that a hit gives for a query."""
    whole = _whole(index, query)
    telling = (c for c in query.concepts if not c.common)
    lacking = sum(index.importance(c) * index.lacking(c) for c in telling)
    passage = index.passage_terms(hit.number)
    count = len(query.concepts) or 1
    return Evidence(
        passage_cover=sum(c.presence(passage) for c in query.concepts) / count,
        lacking=lacking / whole,
        score=hit.score,
        size=math.log(index.size),
        tiny=max(0.0, math.log(_SHORT / index.size)),
        meaning=hit.features["meaning"],
    )


def _whole(index: Index, query: Query) -> float:
    return sum(index.importance(concept) for concept in query.concepts) or 1.0


@dataclass(frozen=True, slots=True)
class Abstention:
    """A logistic model of whether the report answers, and the two thresholds on it."""

    intercept: float
    weights: tuple[float, ...]
    answered: float
    related: float
    ranking: str
    """The fingerprint of the ranking's weights, whose scores the model was fitted to."""

    @classmethod
    def read(cls, file: Path = FILE, *, meaning: bool = True) -> Abstention:
        """The model in a file, as scripts/fit_abstention.py writes it; without ``meaning``, that
        for words alone."""
        table = json.loads(file.read_text(encoding="utf-8"))["meaning" if meaning else "words"]
        return cls(
            intercept=float(table["intercept"]),
            weights=tuple(float(table["weights"].get(name, 0.0)) for name in FEATURES),
            answered=float(table["answered"]),
            related=float(table["related"]),
            ranking=table["ranking"],
        )

    def require(self, ranking: Weights) -> None:
        """Raises ConfigError where the model was fitted to the scores of other weights."""
        if self.ranking != ranking.fingerprint:
            raise ConfigError(
                f"{FILE.name} was fitted to the ranking weights {self.ranking}, and these are "
                f"{ranking.fingerprint}; run scripts/fit_abstention.py --write."
            )

    def probability(self, evidence: Evidence) -> float:
        """How likely it is that the report states what was asked."""
        logit = self.intercept + sum(w * x for w, x in zip(self.weights, evidence.row, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

    def verdict(self, evidence: Evidence) -> Verdict:
        """The status of an answer that rests on the evidence."""
        probability = self.probability(evidence)
        if probability >= self.answered:
            return "answered"
        return "related" if probability >= self.related else "not_found"
