"""Fits how the evidence for a sentence is joined, on the SQuAD articles at even places.

    python scripts/fit_weights.py squad-dev-v1.1.json [--keep-bm25] [--write]

The weights are those of a conditional logit, under which the right sentence is likeliest among
all sentences of its article: convex but for questions with several right sentences, so that it
needs no search, and smooth, so that it does not chase single questions as counting right answers
does. The parameters of both BM25 indexes are stepped through one by one while that likelihood
grows. What does not differ between the sentences of an article, as headings do not in SQuAD,
cannot be fitted and keeps its weight. The articles at odd places only report.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from bot.evaluation import squad
from bot.evaluation.engines import Peelbot, Words, fitting
from bot.evaluation.figures import Draws, Estimate
from bot.evaluation.fitting import Choices, choose
from bot.evaluation.squad import Article
from bot.evaluation.table import percent, table
from bot.search.arrays import Tables
from bot.search.index import Index
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.weights import FEATURES, FILE, Weights

GRIDS = {
    "sentence_k1": (0.3, 0.5, 0.7, 0.9, 1.2),
    "sentence_b": (0.2, 0.3, 0.4, 0.5, 0.6, 0.75),
    "passage_k1": (0.5, 0.7, 0.9, 1.1, 1.3, 1.6),
    "passage_b": (0.5, 0.65, 0.75, 0.85, 0.95),
}


@dataclass(frozen=True, eq=False)
class Asked:
    """An article's tables, and its questions with the sentences that answer them."""

    tables: Tables
    questions: tuple[tuple[Query, np.ndarray], ...]

    @classmethod
    def of(cls, article: Article, words: Words) -> Asked:
        engine = Peelbot([article.document], words)
        tables = engine.ranker.index.tables
        start, end = tables.sentence_range.T
        return cls(
            tables,
            tuple(
                (engine.query(question.text), _right(question.answers, start, end))
                for question in article.answerable
            ),
        )


def _right(answers: Sequence[int], start: np.ndarray, end: np.ndarray) -> np.ndarray:
    offsets = np.array(answers)[:, None]
    return ((start <= offsets) & (offsets < end)).any(axis=0)


@dataclass(frozen=True, eq=False)
class Sample:
    """What the weights are fitted or reported on."""

    choices: Choices
    groups: np.ndarray
    """The article of each question."""

    @classmethod
    def of(cls, asked: Sequence[Asked], weights: Weights) -> Sample:
        rows, groups = [], []
        for place, article in enumerate(asked):
            ranker = Ranker(Index(article.tables), weights)
            for query, right in article.questions:
                if right.any():
                    features = ranker.features(query)
                    rows.append((np.column_stack([features[n] for n in FEATURES]), right))
                    groups.append(place)
        return cls(Choices.of(rows), np.array(groups))

    def ranks(self, vector: np.ndarray) -> np.ndarray:
        """The rank, from 1, of each question's best right sentence; of equals the first leads."""
        scores = self.choices.rows @ vector
        bounds = np.append(self.choices.starts, len(scores))
        ranks = []
        for low, high in pairwise(bounds):
            own, right = scores[low:high], self.choices.right[low:high]
            order = np.argsort(-own, kind="stable")
            ranks.append(int(np.argmax(right[order])) + 1)
        return np.array(ranks)

    def within(self, vector: np.ndarray, depth: int) -> Estimate:
        draws = Draws.of(int(self.groups.max()) + 1)
        return draws.mean((self.ranks(vector) <= depth).astype(float), self.groups)


def vector_of(weights: Weights) -> np.ndarray:
    """The weights in the order of ``FEATURES``."""
    return np.array([weights.of[name] for name in FEATURES])


def fit(sample: Sample, before: Weights, without: str = "") -> tuple[Weights, float]:
    """The likeliest weights, the sentence's own at 1, and the mean log-likelihood."""
    names = np.array(FEATURES)
    free = sample.choices.varying() & (names != without)
    kept = np.where(names == without, 0.0, vector_of(before))
    # What cannot be fitted does not move the choice, so its value is of no matter here.
    vector, likelihood = choose(sample.choices, free, np.where(free, 0.0, kept))
    fitted = np.where(free, vector / vector[free][0], kept).tolist()
    return replace(before, of=dict(zip(FEATURES, fitted, strict=True))), likelihood


def tune(asked: Sequence[Asked], start: Weights) -> tuple[Weights, float]:
    """Weights and BM25 parameters at which no single step of a grid is likelier."""
    best, likelihood = fit(Sample.of(asked, start), start)
    tried = {_key(start)}
    improved = True
    while improved:
        improved = False
        for name, grid in GRIDS.items():
            for value in grid:
                candidate = replace(best, **{name: value})
                if _key(candidate) in tried:
                    continue
                tried.add(_key(candidate))
                fitted, reached = fit(Sample.of(asked, candidate), candidate)
                if reached > likelihood + 1e-4:
                    best, likelihood, improved = fitted, reached, True
                    print(f"  {name} {value}: log-likelihood {reached:.4f}", flush=True)
    return best, likelihood


def _key(weights: Weights) -> tuple[float, ...]:
    return tuple(getattr(weights, name) for name in GRIDS)


def ablation(even: Sample, odd: Sample, weights: Weights) -> str:
    """Each feature left out and the others fitted again, reported on the odd articles."""
    whole = [odd.within(vector_of(weights), depth) for depth in (1, 3)]
    rows = [("all features", *(percent(estimate.figure) for estimate in whole), "", "")]
    for name in FEATURES:
        less = vector_of(fit(even, weights, name)[0])
        parts = [odd.within(less, depth) for depth in (1, 3)]
        lost = [(part - all_).figure for part, all_ in zip(parts, whole, strict=True)]
        figures = (percent(part.figure) for part in parts)
        rows.append((f"without {name}", *figures, *(percent(f, sign=True) for f in lost)))
    return table(("odd places", "first", "in three", "first, change", "in three, change"), rows)


def written(weights: Weights, articles: Sequence[Article], likelihood: float) -> str:
    """The weights file."""
    questions = sum(len(article.answerable) for article in articles)
    value = {
        "how": "Conditional logit by scripts/fit_weights.py on the SQuAD 1.1 development set "
        f"(CC BY-SA 4.0), articles at even places: {questions} questions, mean log-likelihood "
        f"{likelihood:.4f}. What does not differ within an article (context) kept its weight.",
        "weights": {name: round(weight, 3) for name, weight in weights.of.items()},
        "bm25": {name: getattr(weights, name) for name in (*GRIDS, "delta")},
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the ranking's weights.")
    parser.add_argument("squad", type=Path, help="the SQuAD 1.1 development set")
    parser.add_argument("--keep-bm25", action="store_true", help="fit the weights alone")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    articles = squad.read(options.squad)
    words = fitting(Words.shipped())
    asked = [Asked.of(article, words) for article in articles]
    before = Weights.read()
    if options.keep_bm25:
        weights, likelihood = fit(Sample.of(asked[::2], before), before)
    else:
        weights, likelihood = tune(asked[::2], before)
    even, odd = Sample.of(asked[::2], weights), Sample.of(asked[1::2], weights)
    text = written(weights, articles[::2], likelihood)
    print(text)
    print(table(("", "first", "in three"), list(_compared(asked, even, odd, before, weights))))
    print()
    print(ablation(even, odd, weights))
    if options.write:
        FILE.write_text(text, encoding="utf-8")


def _compared(
    asked: Sequence[Asked], even: Sample, odd: Sample, before: Weights, weights: Weights
) -> list[tuple[str, str, str]]:
    former = Sample.of(asked[1::2], before)
    rows = (("even, fitted", even, weights), ("odd, before", former, before), ("odd", odd, weights))
    return [
        (name, *(percent(sample.within(vector_of(w), depth).figure) for depth in (1, 3)))
        for name, sample, w in rows
    ]


if __name__ == "__main__":
    main()
