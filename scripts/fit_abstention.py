"""Fits when a report is held to answer, on the SQuAD articles at even places.

    python scripts/fit_abstention.py squad-dev-v1.1.json [--unanswerable squad-dev-v2.0.json]
        [--labelled CORPUS QUESTIONS.jsonl]... [--share 0.5] [--answered P] [--related P] [--write]

A logistic model tells questions asked of their own article from those asked of a wrong one, by
the evidence of the best sentence; each weight keeps the sign that reason gives it. Questions of
SQuAD 2.0 that look answerable and are not only report: they are made to share every word with the
article, which is not what people ask of reports. The articles at odd places only report, with a
reliability curve.

SQuAD's questions take their words from the article, people's take their own. Questions labelled
over reports therefore join the fit with ``--labelled``, once a set, and weigh ``--share`` of it.
They are asked as a user asks them, so that only those count that come to the abstention: not those
which the report's structure answers. What is reported of a set comes from a fit without that set.
The two thresholds stay as they are unless given; the table of thresholds says what each would do.
Run this after fit_weights.py, since the score is part of the evidence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from report_evidence import of_reports

from bot.answering.abstention import FEATURES, FILE, Abstention, Evidence, weigh
from bot.evaluation import squad
from bot.evaluation.articles import Asked
from bot.evaluation.engines import Peelbot, Words, fitting
from bot.evaluation.figures import Draws, Figure, wilson
from bot.evaluation.fitting import logistic
from bot.evaluation.separation import Separation, false_answers, roc_area
from bot.evaluation.squad import Article
from bot.evaluation.table import percent, plain, table

SIGNS = {name: -1.0 if name.startswith("lacking") else 1.0 for name in FEATURES}
BINS = 10
EDGES = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)


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

    def without(self, group: int) -> Sample:
        """The questions of the other groups."""
        kept = self.groups != group
        return Sample(self.rows[kept], self.asked[kept], self.groups[kept])

    def only(self, group: int) -> Sample:
        """The questions of one group."""
        kept = self.groups == group
        return Sample(self.rows[kept], self.asked[kept], self.groups[kept])

    def and_(self, other: Sample, share: float) -> Sample:
        """Both, the other's questions repeated until they make up about that share."""
        times = round(share / (1 - share) * len(self.rows) / max(1, len(other.rows)))
        return Sample(
            np.concatenate([self.rows, np.repeat(other.rows, times, axis=0)]),
            np.concatenate([self.asked, np.repeat(other.asked, times)]),
            np.concatenate([self.groups, np.repeat(other.groups, times)]),
        )


def _labelled(sets: Sequence[tuple[Path, Path]], words: Words) -> Sample:
    """The labelled questions that come to the abstention, one group a set."""
    found = [
        (row, asked, place)
        for place, (corpus, questions) in enumerate(sets)
        for row, asked in of_reports(corpus, questions, words)
    ]
    rows, asked, groups = zip(*found, strict=True)
    return Sample(np.array(rows), np.array(asked), np.array(groups))


def _named(row: np.ndarray) -> Evidence:
    return Evidence(**dict(zip(FEATURES, map(float, row), strict=True)))


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
    hits = engine.ranker.search(query, 1)
    if not hits:
        return [float("nan")] * len(FEATURES)
    return weigh(engine.ranker.index, query, hits[0]).row


def fit(sample: Sample, before: Abstention) -> Abstention:
    """The likeliest model, with the thresholds it had before."""
    told = (sample.asked != Asked.UNANSWERABLE) & ~np.isnan(sample.rows).any(axis=1)
    yes = sample.asked == Asked.ANSWERABLE
    signs = np.array([SIGNS[name] for name in FEATURES])
    intercept, weights = logistic(sample.rows[told], yes[told], signs)
    return replace(before, intercept=intercept, weights=tuple(weights.tolist()))


def left_out(even: Sample, reports: Sample, share: float, before: Abstention) -> np.ndarray:
    """The probabilities of the reports' questions, each set by a model fitted without it."""
    chances = np.zeros(len(reports.rows))
    for place in np.unique(reports.groups):
        others = reports.without(place)
        model = fit(even.and_(others, share) if len(others.rows) else even, before)
        chances[reports.groups == place] = reports.only(place).probabilities(model)
    return chances


def edges(chances: np.ndarray, yes: np.ndarray) -> str:
    """What share of both kinds of question each threshold lets through."""
    rows = [
        (f"{edge:.2f}", *(percent(_share(chances[kind] >= edge)) for kind in (yes, ~yes)))
        for edge in EDGES
    ]
    return table(("threshold", f"stated ({yes.sum()})", f"not stated ({(~yes).sum()})"), rows)


def _share(mask: np.ndarray) -> Figure:
    return wilson(int(mask.sum()), len(mask))


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


def reliability(chances: np.ndarray, yes: np.ndarray) -> str:
    """What share of the questions is answerable where the model says so and so."""
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


def written(model: Abstention, articles: Sequence[Article], reports: int, share: float) -> str:
    """The model's file."""
    questions = sum(len(article.answerable) for article in articles)
    joined = f" {reports} questions labelled over reports weigh {share:g} of the fit."
    value = {
        "how": "Logistic regression by scripts/fit_abstention.py on the SQuAD 1.1 development set "
        f"(CC BY-SA 4.0), articles at even places: {questions} questions, each asked of its own "
        f"article and of a wrong one.{joined if reports else ''} The thresholds were chosen on "
        "questions labelled over reports, where lay words leave more of a question uncovered.",
        "ranking": model.ranking,
        "intercept": round(model.intercept, 3),
        "weights": dict(zip(FEATURES, np.round(model.weights, 3).tolist(), strict=True)),
        "answered": round(model.answered, 3),
        "related": round(model.related, 3),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit when a report is held to answer.")
    parser.add_argument("squad", type=Path, help="the SQuAD 1.1 development set")
    parser.add_argument("--unanswerable", type=Path, help="SQuAD 2.0, to report on")
    parser.add_argument(
        "--labelled",
        type=Path,
        nargs=2,
        action="append",
        default=[],
        metavar=("CORPUS", "QUESTIONS"),
        help="a folder of reports and labelled questions over them; may be repeated",
    )
    parser.add_argument("--share", type=float, default=0.5, help="their weight in the fit")
    parser.add_argument("--answered", type=float, help="the least probability of an answer")
    parser.add_argument("--related", type=float, help="that of showing the closest quotes")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    if not 0 <= options.share < 1:
        parser.error("--share must be at least 0 and below 1")
    return options


def main() -> None:
    options = _options()
    articles = squad.read(options.squad)
    nearly = squad.read(options.unanswerable) if options.unanswerable else ()
    words = fitting(Words.shipped())
    even, odd = (Sample.of(articles[part::2], nearly, words) for part in (0, 1))
    shipped = words.abstention
    given = {name: getattr(options, name) for name in ("answered", "related")}
    before = replace(shipped, **{name: edge for name, edge in given.items() if edge is not None})
    reports = _labelled(options.labelled, words) if options.labelled else None
    model = fit(even.and_(reports, options.share) if reports else even, before)
    text = written(model, articles[::2], len(reports.rows) if reports else 0, options.share)
    print(text)
    for name, shown in (("Before", shipped), ("Fitted", model)):
        print(f"{name}\n\n{outcomes(odd, shown)}\n")
    told = odd.asked != Asked.UNANSWERABLE
    print(reliability(odd.probabilities(model)[told], odd.asked[told] == Asked.ANSWERABLE))
    if reports:
        yes = reports.asked == Asked.ANSWERABLE
        chances = left_out(even, reports, options.share, before)
        area = roc_area(Separation.of(chances, yes))
        print(f"\nReports, each set by a fit without it: area under ROC {area:.3f}\n")
        print(f"{reliability(chances, yes)}\n\n{edges(chances, yes)}")
    if options.write:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
