"""Fits when the best sentence found is held to state what was asked.

    python scripts/fit_abstention.py [--set FILE … | --squad FILE] [--write]

A logistic regression of the evidence of the best sentence on whether the reports answer the
question, over sets of different sources, each weighing the same and its answerable and other
questions alike. What each set makes of a model fitted on all others is printed, with the share of
answerable questions below each threshold and of the others above it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.answering.abstention import FEATURES, FILE, Abstention, Evidence
from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.config import load
from bot.evaluation import rounds
from bot.evaluation.rounds import Round
from bot.evaluation.table import table
from scripts.fitting import logistic
from scripts.separation import Separation, roc_area

SIGNS = {
    "passage_cover": 1,
    "lacking": -1,
    "score": 1,
    "size": -1,
    "tiny": -1,
    "meaning": 1,
}
EDGES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FEW = 30
"""Questions of one kind below which a set weighs less."""


@dataclass(frozen=True, eq=False)
class Sample:
    """The evidence for the questions of one set, and which of them the reports answer."""

    name: str
    rows: np.ndarray
    yes: np.ndarray


class Recorder:
    """Stands before an abstention and keeps the evidence that it is asked about."""

    def __init__(self, model: Abstention) -> None:
        self._model = model
        self.seen: list[Evidence] = []

    def verdict(self, found: Evidence) -> str:
        """The model's verdict."""
        self.seen.append(found)
        return self._model.verdict(found)


def sample(name: str, asked: Sequence[Round], model: Model) -> Sample:
    """The evidence of every question that comes to the abstention."""
    rows, yes = zip(*_evidence(asked, model), strict=True)
    return Sample(name, np.array(rows), np.array(yes))


def _evidence(asked: Sequence[Round], model: Model) -> Iterator[tuple[tuple[float, ...], bool]]:
    for one in asked:
        assistant = Assistant.over(one.documents(), model)
        recorder = Recorder(model.abstention)
        # Only here is another put in the place of the abstention.
        assistant._findings._abstention = recorder  # type: ignore[assignment]
        for label in one.labels:
            recorder.seen.clear()
            assistant.answer(label.question, label.after)
            if recorder.seen and label.status != "smalltalk":
                yield recorder.seen[-1].row, label.status == "answered"


def fit(samples: Sequence[Sample], before: Abstention) -> Abstention:
    """The likeliest model, with the thresholds it had before.

    Features are brought to one scale first: the same ridge would else crush those that vary least.
    """
    rows = np.concatenate([s.rows for s in samples])
    yes = np.concatenate([s.yes for s in samples])
    weights = np.concatenate([_weights(s.yes) for s in samples])
    signs = np.array([SIGNS[name] for name in FEATURES])
    spread = np.maximum(rows.std(axis=0), 1e-9)
    intercept, fitted = logistic(rows / spread, yes, signs, weights=weights)
    return replace(before, intercept=intercept, weights=tuple((fitted / spread).tolist()))


def _weights(yes: np.ndarray) -> np.ndarray:
    sizes = {kind: int((yes == kind).sum()) for kind in (True, False)}
    return np.array([100 * min(1.0, sizes[bool(y)] / FEW) / sizes[bool(y)] for y in yes])


def chances(model: Abstention, rows: np.ndarray) -> np.ndarray:
    """The model's probabilities."""
    evidence = (Evidence(**dict(zip(FEATURES, row, strict=True))) for row in rows.tolist())
    return np.array([model.probability(e) for e in evidence])


def report(samples: Sequence[Sample], models: Sequence[Abstention]) -> str:
    """For each set: the area under the ROC curve, and what each threshold lets through."""
    rows = []
    for own, model in zip(samples, models, strict=True):
        found = chances(model, own.rows)
        area = roc_area(Separation.of(found, own.yes)) if 0 < own.yes.sum() < len(own.yes) else 0.0
        for kind, name in ((True, "stated, below"), (False, "not stated, above")):
            part = found[own.yes == kind]
            shares = [((part < e) if kind else (part >= e)).mean() for e in EDGES if len(part)]
            cells = [f"{100 * share:.1f}" for share in shares]
            rows.append((own.name, name, str(len(part)), f"{area:.3f}", *cells))
    header = ("set", "%", "n", "area", *(f"{edge:.2f}" for edge in EDGES))
    return table(header, rows)


def written(model: Abstention, samples: Sequence[Sample]) -> dict[str, object]:
    """One of the two tables of the file."""
    return {
        "how": "Logistic regression by scripts/fit_abstention.py over "
        + ", ".join(f"{s.name} ({len(s.yes)})" for s in samples)
        + "; each set weighs the same, answerable and other questions alike.",
        "ranking": model.ranking,
        "intercept": round(model.intercept, 3),
        "weights": dict(zip(FEATURES, np.round(model.weights, 3).tolist(), strict=True)),
        "answered": round(model.answered, 3),
        "related": round(model.related, 3),
    }


def fitted(options: argparse.Namespace, *, meaning: bool) -> dict[str, object]:
    """The table fitted with meaning, or without; what it makes of each set is printed."""
    model = Model.shipped(meaning=meaning)
    own = replace(model.abstention, ranking=model.weights.fingerprint)
    model = replace(model, abstention=own)
    samples = list(_samples(options, model))
    answered, related = thresholds(options.noise, options.denial)
    before = replace(own, answered=answered, related=related)
    out = [fit([s for s in samples if s is not one], before) for one in samples]
    print(f"Each set by a model fitted on the others\n\n{report(samples, out)}\n")
    whole = fit(samples, before)
    print(f"Fitted on all\n\n{report(samples, [whole] * len(samples))}\n")
    return written(whole, samples)


def thresholds(noise: float, denial: float) -> tuple[float, float]:
    """The least probabilities of an answer and of the closest quotes, by what a mistake costs.

    A false answer and a wrong silence cost 1. Each threshold stands where the two verdicts beside
    it cost the same: (1 - p) = noise (1 - p) + denial p, and noise (1 - p) + denial p = p.
    """
    return (1 - noise) / (1 - noise + denial), noise / (1 - denial + noise)


def _samples(options: argparse.Namespace, model: Model) -> Iterator[Sample]:
    for corpus, questions in options.set:
        asked = rounds.of_questions(questions, replace(load(), corpus=corpus))
        yield sample(f"{questions.parent.name}/{questions.stem}", asked, model)
    if options.squad:
        articles = rounds.of_squad(options.squad, fitted=True)
        yield sample("squad", [replace(a, labels=a.labels[::5]) for a in articles], model)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit when a report is held to answer.")
    parser.add_argument(
        "--set",
        type=Path,
        nargs=2,
        action="append",
        default=[],
        metavar=("CORPUS", "QUESTIONS"),
        help="a folder of reports and questions over them, or a set twice",
    )
    parser.add_argument(
        "--squad", type=Path, help="SQuAD; every fifth question on its own articles"
    )
    parser.add_argument(
        "--noise",
        type=float,
        default=0.25,
        help="what the closest quotes cost where the report does not answer",
    )
    parser.add_argument(
        "--denial",
        type=float,
        default=0.5,
        help="what they cost where it does, and is said not to",
    )
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    tables = {
        name: fitted(options, meaning=meaning)
        for name, meaning in (("meaning", True), ("words", False))
    }
    text = json.dumps(tables, indent=2, ensure_ascii=False) + "\n"
    print(text)
    if options.write:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
