"""Fits how the evidence for a sentence is joined, over sets of different sources.

    python scripts/fit_weights.py [--set CORPUS QUESTIONS …] [--squad FILE] [--write]

A conditional logit: the right sentence is to be likeliest among the forty best, with weights of no
less than 0. A set weighs by the 0.3rd power of its size, so that no large one decides alone. For
each set is printed how often the ranking puts a right sentence first, and in the first three, by
the shipped weights, by weights fitted on the other sets only, and by weights fitted on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.config import load
from bot.evaluation import rounds
from bot.evaluation.labelled import Label, holds
from bot.evaluation.rounds import Round
from bot.evaluation.table import table
from bot.search.weights import FEATURES, FILE, Weights
from scripts.fitting import Choices, choose

BEST = 40
SMALL = 0.3


@dataclass(frozen=True, eq=False)
class Sample:
    """For each question of a set, the features of its best sentences and which are right."""

    name: str
    questions: tuple[tuple[np.ndarray, np.ndarray], ...]

    def within(self, weights: Weights, depth: int) -> float:
        """The share of the questions with a right sentence among the first."""
        vector = vector_of(weights)
        found = (
            right[np.argsort(-(rows @ vector), kind="stable")[:depth]].any()
            for rows, right in self.questions
        )
        return sum(map(bool, found)) / len(self.questions)


def sample(name: str, asked: Sequence[Round], model: Model) -> Sample:
    """The features of every question that has a right sentence labelled."""
    questions = []
    for one in asked:
        assistant = Assistant.over(one.documents(), model)
        for label in one.labels:
            if label.status == "answered" and (label.gold or label.starts):
                questions.append(_question(assistant, label))
    return Sample(name, tuple(questions))


def _question(assistant: Assistant, label: Label) -> tuple[np.ndarray, np.ndarray]:
    query = assistant.read(label.question, label.after).query
    features = assistant.ranker.features(query)
    best = np.argsort(-assistant.ranker.score(query), kind="stable")[:BEST]
    spans = (assistant.ranker.index.sentence(int(place)) for place in best)
    right = np.array([holds(label, span) for span in spans])
    return np.column_stack([features[name] for name in FEATURES])[best], right


def vector_of(weights: Weights) -> np.ndarray:
    """The weights in the order of ``FEATURES``."""
    return np.array([weights.of[name] for name in FEATURES])


def fit(samples: Sequence[Sample], before: Weights, *, meaning: bool = True) -> Weights:
    """The likeliest weights; without ``meaning``, those for words alone.

    Features are brought to one scale first: the same ridge would else crush those that vary least.
    """
    kept = [[q for q in s.questions if q[1].any()] for s in samples]
    questions = [question for own in kept for question in own]
    counts = np.array([len(own) ** (SMALL - 1) for own in kept for _ in own])
    free = np.array([meaning or name != "meaning" for name in FEATURES])
    spread = np.concatenate([rows for rows, _ in questions]).std(axis=0)
    alike = [(rows / spread, right) for rows, right in questions]
    vector, _ = choose(Choices.of(alike), free, np.zeros(len(FEATURES)), counts=counts)
    return replace(before, of=dict(zip(FEATURES, (vector / spread).round(3).tolist(), strict=True)))


def report(samples: Sequence[Sample], shipped: Weights, fitted: Weights) -> str:
    """First and in three for each set, by each of the weights."""
    rows = []
    for own in samples:
        others = [s for s in samples if s is not own]
        alone, left_out = (fit(others, shipped, meaning=meaning) for meaning in (False, True))
        each = [(w, depth) for w in (shipped, alone, left_out, fitted) for depth in (1, 3)]
        cells = (f"{100 * own.within(w, depth):.1f}" for w, depth in each)
        rows.append((own.name, str(len(own.questions)), *cells))
    kinds = ("shipped", "left out, words alone", "left out", "all")
    return table(("set", "n", *(f"{kind} {depth}" for kind in kinds for depth in "13")), rows)


def written(weights: Weights, alone: Weights, samples: Sequence[Sample]) -> str:
    """The weights file, with meaning and without."""
    names = ", ".join(f"{s.name} ({len(s.questions)})" for s in samples)
    value = {
        "how": f"Conditional logit by scripts/fit_weights.py over {names}.",
        "weights": dict(weights.of),
        "words alone": dict(alone.of),
        "bm25": {
            name: getattr(weights, name)
            for name in ("sentence_k1", "sentence_b", "passage_k1", "passage_b", "delta")
        },
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the ranking's weights.")
    parser.add_argument("--set", type=Path, nargs=2, action="append", default=[])
    parser.add_argument(
        "--squad", type=Path, help="SQuAD; every fifth question on the articles kept for fitting"
    )
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    model = Model.shipped()
    samples = []
    for corpus, questions in options.set:
        asked = rounds.of_questions(questions, replace(load(), corpus=corpus))
        samples.append(sample(f"{questions.parent.name}/{questions.stem}", asked, model))
    if options.squad:
        asked = rounds.of_squad(options.squad, fitted=True)
        some = (replace(one, labels=one.labels[::5]) for one in asked)
        samples.append(sample("squad", tuple(some), model))
    fitted = fit(samples, model.weights)
    print(report(samples, model.weights, fitted))
    text = written(fitted, fit(samples, model.weights, meaning=False), samples)
    print(text)
    if options.write:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
