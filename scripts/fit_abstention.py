"""Fits when a report is held to answer, on the SQuAD articles at even places.

    python scripts/fit_abstention.py squad-dev-v1.1.json [--unanswerable squad-dev-v2.0.json]
                                     [--write]

A logistic model tells questions asked of their own article from those asked of a wrong one, by
the evidence of the best sentence; each weight keeps the sign that reason gives it. Questions of
SQuAD 2.0 that look answerable and are not only report: they are made to share every word with the
article, which is not what people ask of reports. The two thresholds are kept: SQuAD's questions
take their words from the article, people's take their own, so that thresholds are chosen on
questions labelled over reports. The articles at odd places only report, with a reliability curve.
Run it after fit_weights.py, since the score is part of the evidence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.answering import evidence
from bot.answering.evidence import FEATURES, Abstention
from bot.evaluation import squad
from bot.evaluation.articles import Asked
from bot.evaluation.engines import Peelbot, Words
from bot.evaluation.figures import Draws, wilson
from bot.evaluation.fitting import logistic
from bot.evaluation.separation import Separation, false_answers, roc_area
from bot.evaluation.squad import Article
from bot.evaluation.table import percent, plain, table

FILE = Path(evidence.__file__).with_name("abstention.json")
SIGNS = {name: -1.0 if name.startswith("lacking") else 1.0 for name in FEATURES}
BINS = 10


@dataclass(frozen=True, eq=False)
class Sample:
    """Questions with the evidence for them, those without any hit left at NaN."""

    rows: np.ndarray
    asked: np.ndarray
    groups: np.ndarray

    @classmethod
    def of(cls, articles: Sequence[Article], nearly: Sequence[Article], words: Words) -> Sample:
        found = [
            (row, asked, place)
            for place in range(len(articles))
            for row, asked in _evidence(articles, place, nearly, words)
        ]
        rows, asked, groups = zip(*found, strict=True)
        return cls(np.array(rows), np.array(asked), np.array(groups))

    def probabilities(self, model: Abstention) -> np.ndarray:
        """The model's probabilities; 0 where nothing was found."""
        return np.array(
            [0.0 if np.isnan(row).any() else model.probability(_named(row)) for row in self.rows]
        )


def _named(row: np.ndarray) -> evidence.Evidence:
    return evidence.Evidence(**dict(zip(FEATURES, map(float, row), strict=True)))


def _evidence(
    articles: Sequence[Article], place: int, nearly: Sequence[Article], words: Words
) -> Iterator[tuple[Sequence[float], Asked]]:
    """An article's own questions, the last article's, and those of SQuAD 2.0 it does not answer."""
    article = articles[place]
    engine = Peelbot([article.document], words)
    for question in article.answerable:
        yield _row(engine, question.text), Asked.ANSWERABLE
    for question in articles[place - 1].answerable:
        yield _row(engine, question.text), Asked.FOREIGN
    for twin in nearly:
        if twin.document.id == article.document.id:
            engine = Peelbot([twin.document], words)
            for question in twin.unanswerable:
                yield _row(engine, question.text), Asked.UNANSWERABLE


def _row(engine: Peelbot, question: str) -> Sequence[float]:
    query = engine.query(question)
    hits = engine.index.search(query, 1)
    if not hits:
        return [float("nan")] * len(FEATURES)
    return evidence.weigh(engine.index, query, hits[0]).row


def fit(sample: Sample, before: Abstention) -> Abstention:
    """The likeliest model, with the thresholds it had before."""
    told = (sample.asked != Asked.UNANSWERABLE) & ~np.isnan(sample.rows).any(axis=1)
    yes = sample.asked == Asked.ANSWERABLE
    signs = np.array([SIGNS[name] for name in FEATURES])
    intercept, weights = logistic(sample.rows[told], yes[told], signs)
    return replace(before, intercept=intercept, weights=tuple(weights.tolist()))


def outcomes(sample: Sample, model: Abstention) -> str:
    """How each kind of question is answered, and how well it is told from the answerable."""
    chances = sample.probabilities(model)
    draws = Draws.of(int(sample.groups.max()) + 1)
    rows = []
    for kind in Asked:
        mask = sample.asked == kind
        if not mask.any():
            continue
        shares = [
            percent(draws.mean((chances[mask] >= edge).astype(float), sample.groups[mask]).figure)
            for edge in (model.answered, model.related)
        ]
        rows.append((kind.name.lower(), str(mask.sum()), *shares, *_told(sample, chances, kind)))
    header = ("odd places", "n", "answered", "or related", "area", "false at 95 %")
    return table(header, rows)


def _told(sample: Sample, chances: np.ndarray, kind: Asked) -> tuple[str, str]:
    if kind is Asked.ANSWERABLE:
        return "", ""
    mask = (sample.asked == Asked.ANSWERABLE) | (sample.asked == kind)
    whole = Separation.of(chances[mask], sample.asked[mask] == Asked.ANSWERABLE)
    draws = Draws.of(int(sample.groups.max()) + 1)
    area, false = (
        draws.separation(statistic, whole, sample.groups[mask]).figure
        for statistic in (roc_area, false_answers)
    )
    return plain(area), percent(false)


def reliability(sample: Sample, model: Abstention) -> str:
    """What share of own and foreign questions is answerable where the model says so and so."""
    mask = sample.asked != Asked.UNANSWERABLE
    chances, yes = sample.probabilities(model)[mask], sample.asked[mask] == Asked.ANSWERABLE
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    rows = []
    for step in range(BINS):
        own = place == step
        if own.any():
            said, true = chances[own].mean(), wilson(int(yes[own].sum()), int(own.sum()))
            rows.append(
                (
                    f"{step / BINS:.1f}–{(step + 1) / BINS:.1f}",
                    str(own.sum()),
                    f"{100 * said:.1f}",
                    percent(true),
                )
            )
    brier = float(((chances - yes) ** 2).mean())
    error = sum(abs((chances - yes)[place == step].sum()) for step in range(BINS)) / len(yes)
    text = table(("probability", "n", "said, mean %", "answerable, %"), rows)
    return f"{text}\n\nBrier score {brier:.4f}; expected calibration error {error:.4f}."


def written(model: Abstention, articles: Sequence[Article]) -> str:
    """The model's file."""
    questions = sum(len(article.answerable) for article in articles)
    value = {
        "how": "Logistic regression by scripts/fit_abstention.py on the SQuAD 1.1 development set "
        f"(CC BY-SA 4.0), articles at even places: {questions} questions, each asked of its own "
        "article and of a wrong one. The thresholds were chosen on labelled questions over four "
        "inspection reports, where lay words leave more of a question uncovered.",
        "intercept": round(model.intercept, 3),
        "weights": dict(zip(FEATURES, np.round(model.weights, 3).tolist(), strict=True)),
        "answered": round(model.answered, 3),
        "related": round(model.related, 3),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit when a report is held to answer.")
    parser.add_argument("squad", type=Path, help="the SQuAD 1.1 development set")
    parser.add_argument("--unanswerable", type=Path, help="SQuAD 2.0, to report on")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    articles = squad.read(options.squad)
    nearly = squad.read(options.unanswerable) if options.unanswerable else ()
    words = Words.shipped()
    even, odd = (Sample.of(articles[part::2], nearly, words) for part in (0, 1))
    before = evidence.read()
    model = fit(even, before)
    text = written(model, articles[::2])
    print(text)
    for name, shown in (("Before", before), ("Fitted", model)):
        print(f"{name}\n\n{outcomes(odd, shown)}\n")
    print(reliability(odd, model))
    if options.write:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
