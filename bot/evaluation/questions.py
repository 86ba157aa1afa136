"""Labelled questions asked of the loaded reports, and what came of it, by kind and overall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Protocol

from bot.answering.answer import Answer
from bot.evaluation.figures import Figure, as_json, wilson
from bot.evaluation.labelled import Label, Verdict, judge
from bot.evaluation.table import NONE, percent, table

Outcome = Callable[[Verdict], "bool | None"]

MEASURES: dict[str, Outcome] = {
    "right": lambda verdict: verdict.right,
    "right quote first": lambda verdict: verdict.first,
    "right quote in three": lambda verdict: verdict.in_three,
    "grade right": lambda verdict: verdict.grade,
    "list complete": lambda verdict: verdict.list,
    "status right": lambda verdict: verdict.status,
    "false answers": lambda verdict: verdict.false_answer,
    "right if related is not found": lambda verdict: verdict.right_if_related_is_not_found,
}
_BY_KIND = tuple(MEASURES)[:-1]
_LISTED = 3
"""Quotes shown of an answer that failed."""


class Answerer(Protocol):
    """What answers questions: ``bot.assistant.Assistant``."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question, earlier questions given oldest first."""


@dataclass(frozen=True, slots=True)
class Result:
    """The verdicts on a file of labelled questions."""

    name: str
    verdicts: tuple[Verdict, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of question, in order of first appearance."""
        return tuple(dict.fromkeys(verdict.label.kind for verdict in self.verdicts))

    def of(self, kind: str) -> tuple[Verdict, ...]:
        """The verdicts on one kind of question."""
        return tuple(verdict for verdict in self.verdicts if verdict.label.kind == kind)

    @property
    def failures(self) -> tuple[Verdict, ...]:
        """The verdicts that are not right in every part."""
        return tuple(verdict for verdict in self.verdicts if not verdict.right)


def ask(name: str, labels: Iterable[Label], assistant: Answerer) -> Result:
    """Each question answered and judged, with the time that the answer took."""
    return Result(name, tuple(_ask(label, assistant) for label in labels))


def _ask(label: Label, assistant: Answerer) -> Verdict:
    begun = perf_counter()
    answer = assistant.answer(label.question, label.after)
    return judge(label, answer, 1000 * (perf_counter() - begun))


def measure(name: str, verdicts: Iterable[Verdict]) -> Figure:
    """The share of the verdicts to which a measure applies that satisfy it."""
    outcomes = [o for o in map(MEASURES[name], verdicts) if o is not None]
    return wilson(sum(outcomes), len(outcomes))


def as_text(result: Result, *, failures: bool) -> str:
    """The tables by kind and overall, and with ``failures`` every question that failed."""
    head = f"{result.name}: {len(result.verdicts)} labelled questions"
    parts = [head, _by_kind(result), _overall(result), _speed(result)]
    if failures:
        parts.extend(_failure(verdict) for verdict in result.failures)
    return "\n\n".join(parts)


def _by_kind(result: Result) -> str:
    rows = [_row(kind, result.of(kind)) for kind in result.kinds]
    return table(("kind", *_BY_KIND), [*rows, _row("all", result.verdicts)])


def _row(kind: str, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    return (kind, *(_count(measure(name, verdicts)) for name in _BY_KIND))


def _count(figure: Figure) -> str:
    return f"{round(figure.value * figure.n)}/{figure.n}" if figure.n else NONE


def _overall(result: Result) -> str:
    rows = []
    for name in MEASURES:
        figure = measure(name, result.verdicts)
        rows.append((name, _count(figure), percent(figure)))
    return table(("overall", "questions", "% (95 % interval, Wilson)"), rows)


def _speed(result: Result) -> str:
    times = [verdict.milliseconds for verdict in result.verdicts]
    return f"An answer took {median(times):.1f} ms (median), at most {max(times):.1f} ms."


def _failure(verdict: Verdict) -> str:
    answer = verdict.answer
    lines = [
        f"✗ {verdict.label.id} ({verdict.label.kind}): {verdict.label.question}",
        f"  failed: {', '.join(verdict.missed)}",
        f"  wanted: {'; '.join(wanted(verdict.label))}",
        f"  got:    {answer.status}; grade {answer.grade or 'none'}; “{answer.short}”",
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
    if label.all:
        yield "quotes with " + " and ".join(f"“{part}”" for part in label.all)
    if label.after:
        yield "after " + ", ".join(f"“{question}”" for question in label.after)


def as_value(result: Result, *, failures: bool) -> dict[str, Any]:
    """The same as JSON values."""
    value: dict[str, Any] = {
        "set": result.name,
        "format": "questions",
        "questions": len(result.verdicts),
        "overall": _figures(result.verdicts),
        "kinds": {kind: _figures(result.of(kind)) for kind in result.kinds},
    }
    if failures:
        value["failures"] = [_failure_value(verdict) for verdict in result.failures]
    return value


def _figures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    return {name: as_json(measure(name, verdicts)) for name in MEASURES}


def _failure_value(verdict: Verdict) -> dict[str, Any]:
    label, answer = verdict.label, verdict.answer
    return {
        "id": label.id,
        "kind": label.kind,
        "question": label.question,
        "failed": list(verdict.missed),
        "status": answer.status,
        "answer": answer.short,
        "grade": answer.grade,
        "quotes": [quote.text for quote in answer.quotes],
    }
