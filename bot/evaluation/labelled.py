"""Labelled questions: what a right answer must hold, and whether one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from bot.answering.answer import NOT_STATED, Answer, Status
from bot.errors import ConfigError
from bot.evaluation.files import json_lines_of
from bot.reports.document import Span

CHECKS = ("status", "first quote", "grade", "list")

_STATUSES = get_args(Status)
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Label:
    """A question and what its answer must hold; empty parts are not asked for."""

    id: str
    kind: str
    question: str
    status: str
    after: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    gold: tuple[str, ...] = ()
    """Any one of these must stand in the first quote."""
    all: tuple[str, ...] = ()
    """Every one of these must stand in some quote."""
    grade: str | None = None
    document: str | None = None
    """The file or article that the question was written for, where a set has many."""
    lines: bool = False
    """Whether a gold text is a line of a page, of which a quote may be one sentence."""
    starts: tuple[int, ...] = ()
    """Where answers start in the text of ``document``, where a set says that in place of gold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with the answer that came and what was right; None where the label does not ask."""

    label: Label
    answer: Answer
    milliseconds: float
    status: bool
    first: bool | None
    in_three: bool | None
    grade: bool | None
    list: bool | None

    @property
    def missed(self) -> tuple[str, ...]:
        """The checks that failed, of CHECKS."""
        outcomes = zip(CHECKS, (self.status, self.first, self.grade, self.list), strict=True)
        return tuple(check for check, outcome in outcomes if outcome is False)

    @property
    def right(self) -> bool:
        """Whether every part of the label is satisfied."""
        return not self.missed

    @property
    def silent(self) -> bool | None:
        """Whether nothing was shown for what the reports answer; None for other questions."""
        return not self.answer.quotes if self.label.status == "answered" else None

    @property
    def false_answer(self) -> bool | None:
        """Whether a question the reports do not answer was answered; None for other questions."""
        return self.answer.status == "answered" if self.label.status == "not_found" else None


def read(path: Path) -> tuple[Label, ...]:
    """The labelled questions of a JSON Lines file.

    Raises ConfigError naming the line and the part that is missing or of the wrong type.
    """
    labels = tuple(_label(place, value) for place, value in json_lines_of(path))
    if not labels:
        raise ConfigError(f"{path} holds no questions; put one JSON object on each line.")
    return labels


def _label(place: str, value: Mapping[str, Any]) -> Label:
    status = _text(place, value, "status")
    if status not in _STATUSES:
        raise ConfigError(f"{place}: status is {status!r}; use one of {', '.join(_STATUSES)}.")
    return Label(
        id=_text(place, value, "id"),
        kind=_text(place, value, "kind"),
        question=_text(place, value, "q"),
        status=status,
        after=_texts(place, value, "after"),
        gold=_texts(place, value, "gold"),
        all=_texts(place, value, "all"),
        grade=_optional(place, value, "grade"),
        document=_optional(place, value, "document"),
        lines="document" in value,
    )


def _text(place: str, value: Mapping[str, Any], name: str) -> str:
    text = value.get(name)
    if not isinstance(text, str):
        raise ConfigError(f"{place}: {name} must be a text.")
    return text


def _optional(place: str, value: Mapping[str, Any], name: str) -> str | None:
    return None if value.get(name) is None else _text(place, value, name)


def _texts(place: str, value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = value.get(name) or ()
    if not isinstance(texts, (list, tuple)) or not all(isinstance(text, str) for text in texts):
        raise ConfigError(f"{place}: {name} must be a list of texts, or null.")
    return tuple(texts)


def judge(label: Label, answer: Answer, milliseconds: float = 0.0) -> Verdict:
    """Which parts of the label the answer satisfies; docs/evaluation.md says what counts."""
    firsts = [holds(label, quote.span) for quote in answer.quotes[:3]]
    quotes = "\n".join(fold(quote.text) for quote in answer.quotes)
    asked = bool(label.gold or label.starts)
    return Verdict(
        label,
        answer,
        milliseconds,
        status=answer.status == label.status,
        first=any(firsts[:1]) if asked else None,
        in_three=any(firsts) if asked else None,
        grade=_states(answer, label.grade) if label.grade is not None else None,
        list=all(fold(part) in quotes for part in label.all) if label.all else None,
    )


def holds(label: Label, span: Span) -> bool:
    """Whether a slice of a report has any one of the texts that a label wants."""
    if label.starts:
        started = any(span.start <= start < span.end for start in label.starts)
        return started and span.document.id == label.document
    text = fold(span.text)
    golds = map(fold, label.gold)
    return any(gold in text or (label.lines and text in gold) for gold in golds)


def _states(answer: Answer, grade: str) -> bool:
    """Whether the grade is the answer's and its short text says so.

    That no grade is stated may be said as "not stated" or as "does not state".
    """
    wanted = fold(grade).casefold()
    words = "not state" if grade == NOT_STATED else wanted
    given = fold(answer.grade or "").casefold()
    return given == wanted and words in fold(answer.text).casefold()


def fold(text: str) -> str:
    """The text with straight quotes and single spaces."""
    return " ".join(text.translate(_FOLDED).split())
