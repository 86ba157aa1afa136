"""What came of the questions of a set, asked through the whole assistant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.evaluation.baseline import Plain
from bot.evaluation.figures import Figure, as_json, share
from bot.evaluation.labelled import Label, Verdict, holds, judge
from bot.evaluation.rounds import Round
from bot.evaluation.table import NONE, percent, table

Outcome = Callable[["Asked"], "bool | None"]

MEASURES: dict[str, Outcome] = {
    "shown right first": lambda asked: asked.verdict.first,
    "in three": lambda asked: asked.verdict.in_three,
    "wrong silence": lambda asked: asked.verdict.silent,
    "false answers": lambda asked: asked.verdict.false_answer,
    "right": lambda asked: asked.verdict.right,
    "grade right": lambda asked: asked.verdict.grade,
    "list complete": lambda asked: asked.verdict.list,
    "rank-bm25 first": lambda asked: asked.plain(1),
    "rank-bm25 in three": lambda asked: asked.plain(3),
}
_LISTED = 3
"""Quotes shown of an answer that failed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A verdict, and where plain rank-bm25 put the first right sentence."""

    verdict: Verdict
    rank: int | None
    """From 1; 0 where it is not among the first three; None where none is labelled."""

    def plain(self, depth: int) -> bool | None:
        """Whether a right sentence is among the first of plain rank-bm25, which never is silent."""
        return None if self.rank is None else 0 < self.rank <= depth


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a set."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def kinds(self) -> dict[str, tuple[Asked, ...]]:
        """What came of each kind of question, in order of first appearance, and of all."""
        kinds = dict.fromkeys(asked.verdict.label.kind for asked in self.asked)
        parts = {k: tuple(a for a in self.asked if a.verdict.label.kind == k) for k in kinds}
        return parts | {"all": self.asked}


def ask(name: str, rounds: Sequence[Round], *, meaning: bool = True) -> Result:
    """Every question answered and judged, with the time that its answer took."""
    model = Model.shipped(meaning=meaning)
    return Result(name, tuple(asked for round in rounds for asked in _ask(round, model)))


def _ask(round: Round, model: Model) -> Iterator[Asked]:
    documents = round.documents()
    assistant, plain = Assistant.over(documents, model), Plain(documents)
    for label in round.labels:
        begun = perf_counter()
        answer = assistant.answer(label.question, label.after)
        verdict = judge(label, answer, 1000 * (perf_counter() - begun))
        yield Asked(verdict, _rank(label, plain))


def _rank(label: Label, plain: Plain) -> int | None:
    if not (label.gold or label.starts):
        return None
    best = enumerate(plain.best(label.question, 3), 1)
    return next((rank for rank, sentence in best if holds(label, sentence)), 0)


def measure(name: str, asked: Sequence[Asked]) -> Figure:
    """The share of those to which a measure applies that satisfy it.

    Questions written for one document are held to be alike.
    """
    outcomes = [(MEASURES[name](a), a.verdict.label.document) for a in asked]
    told = [(outcome, document) for outcome, document in outcomes if outcome is not None]
    return share([outcome for outcome, _ in told], [document for _, document in told])


def as_text(result: Result, *, failures: bool) -> str:
    """A table by kind, and with ``failures`` every question that is not right in every part."""
    parts = [f"{result.name}: {len(result.asked)} questions", _by_kind(result), _speed(result)]
    if failures:
        parts.extend(_failure(a.verdict) for a in result.asked if not a.verdict.right)
    return "\n\n".join(parts)


def _by_kind(result: Result) -> str:
    used = [name for name in MEASURES if measure(name, result.asked).n]
    rows = [
        (kind, str(len(asked)), *(_cell(measure(name, asked)) for name in used))
        for kind, asked in result.kinds.items()
    ]
    return table(("kind", "n", *used), rows)


def _cell(figure: Figure) -> str:
    return percent(figure) if figure.n else NONE


def _speed(result: Result) -> str:
    times = [asked.verdict.milliseconds for asked in result.asked]
    return (
        "In brackets: 95 % intervals. "
        f"An answer took {median(times):.1f} ms (median), at most {max(times):.1f} ms."
    )


def _failure(verdict: Verdict) -> str:
    answer = verdict.answer
    lines = [
        f"✗ {verdict.label.id} ({verdict.label.kind}): {verdict.label.question}",
        f"  failed: {', '.join(verdict.missed)}",
        f"  wanted: {'; '.join(wanted(verdict.label))}",
        f"  got:    {answer.status}; grade {answer.grade or 'none'}; “{answer.text}”",
    ]
    quotes = enumerate(answer.quotes[:_LISTED], 1)
    lines.extend(f"  {place}. {quote.score:6.3f}  “{quote.text}”" for place, quote in quotes)
    return "\n".join(lines)


def wanted(label: Label) -> Iterator[str]:
    """All that a label asks for, in words."""
    yield label.status
    if label.grade:
        yield f"grade {label.grade}"
    if label.gold:
        yield "first quote with " + " or ".join(f"“{gold}”" for gold in label.gold)
    if label.starts:
        places = " or ".join(map(str, label.starts))
        yield f"first quote over character {places} of {label.document}"
    if label.all:
        yield "quotes with " + " and ".join(f"“{part}”" for part in label.all)
    if label.after:
        yield "after " + ", ".join(f"“{question}”" for question in label.after)


def as_value(result: Result, *, failures: bool) -> dict[str, Any]:
    """The same as JSON values."""
    value: dict[str, Any] = {
        "set": result.name,
        "questions": len(result.asked),
        "kinds": {
            kind: {name: as_json(measure(name, asked)) for name in MEASURES}
            for kind, asked in result.kinds.items()
        },
    }
    if failures:
        failed = (a.verdict for a in result.asked if not a.verdict.right)
        value["failures"] = [_failure_value(verdict) for verdict in failed]
    return value


def _failure_value(verdict: Verdict) -> dict[str, Any]:
    label, answer = verdict.label, verdict.answer
    return {
        "id": label.id,
        "kind": label.kind,
        "question": label.question,
        "failed": list(verdict.missed),
        "status": answer.status,
        "answer": answer.text,
        "grade": answer.grade,
        "quotes": [quote.text for quote in answer.quotes],
    }
