"""What every rule, word list, constant and line of the lexicon is worth: each is taken out in turn.

    python scripts/ablation.py [--set CORPUS QUESTIONS …] [--squad FILE] [--only NAME] [--most N]

A number becomes 0, a word list or table empty, a pattern one that nothing fits. For each set is
printed how many questions come out better with it than without it, and how many worse: right is
the sentence shown first where one is labelled, no answer where none should come, and all that the
label asks for otherwise. What changes nothing on any set, or only on the one that it was written
for, can go.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import bot
from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.config import load
from bot.evaluation import rounds
from bot.evaluation.labelled import Label, Verdict, judge
from bot.evaluation.rounds import Round
from bot.questions import lexicon
from bot.questions.kinds.chooser import Choosers
from bot.questions.kinds.kind import Kind
from bot.questions.kinds.table import KINDS
from bot.search.arrays import Tables, build
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import Encoder

ROOMS = ("bot.questions", "bot.answering", "bot.search")
MOST = 24
"""Items of a table that are also taken out one by one."""
NOTHING = re.compile(r"(?!)")


class Remembering(Encoder):
    """An encoder that reads each sentence once, however often its report is asked anew."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Matrix] = {}

    def passages(self, texts: Sequence[str]) -> Matrix:
        """As the encoder's own."""
        return self._remembered("passage: ", texts, super().passages)

    def queries(self, texts: Sequence[str], *, foreign: bool = False) -> Matrix:  # noqa: ARG002
        """As the encoder's own, in English alone."""
        return self._remembered("query: ", texts, super().queries)

    def _remembered(
        self, prefix: str, texts: Sequence[str], encode: Callable[[list[str]], Matrix]
    ) -> Matrix:
        new = [text for text in dict.fromkeys(texts) if prefix + text not in self._known]
        if new:
            vectors = encode(new)
            self._known.update(zip((prefix + text for text in new), vectors, strict=True))
        return np.array([self._known[prefix + text] for text in texts])


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be taken out, and how, for as long as a context lasts."""

    name: str
    out: Callable[[Model], AbstractContextManager[Model]]


@dataclass(frozen=True, slots=True)
class Set:
    """Reports with their indexes built, and what is asked of them."""

    name: str
    asked: tuple[tuple[Tables, tuple[Label, ...]], ...]

    def outcomes(self, model: Model) -> list[bool]:
        """Whether each question comes out right."""
        return [
            right(judge(label, assistant.answer(label.question, label.after)))
            for tables, labels in self.asked
            for assistant in [Assistant(tables, model)]
            for label in labels
        ]


def right(verdict: Verdict) -> bool:
    """Whether a person was shown what the label wants, or spared what it does not."""
    if verdict.false_answer is not None:
        return not verdict.false_answer
    return verdict.right if verdict.first is None else verdict.first


def prepared(name: str, asked: Sequence[Round], model: Model, most: int) -> Set:
    """The set with about so many of its questions, spread over all."""
    step = max(1, sum(len(one.labels) for one in asked) // most)
    built = ((build(one.documents(), model.stemmer), one.labels[::step]) for one in asked)
    return Set(name, tuple(built))


def parts() -> Iterator[Part]:
    """Every constant of the rooms that answer, and every line of the lexicon."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            module = importlib.import_module(found.name)
            for name, value in list(vars(module).items()):
                if name.isupper() and emptied(value) is not None and owns(module, name):
                    yield _constant(found.name, name, value, emptied(value))
                    yield from _items(found.name, name, value)
    for kind in KINDS:
        yield _kind(kind, "examples", "", "examples")
        for number, cue in enumerate(kind.cues):
            others = tuple(other for other in kind.cues if other is not cue)
            yield _kind(kind, "cues", others, f"cue {number}")
    (text,) = lexicon.sources()
    for line in text.splitlines():
        if line.split("#", 1)[0].strip():
            yield _line(text, line)


def emptied(value: Any) -> Any:
    """What takes the place of a constant; None where it cannot be taken out."""
    if isinstance(value, bool | str | Path | type):
        return None
    if isinstance(value, re.Pattern):
        return NOTHING
    if isinstance(value, int | float):
        return type(value)(0) if value else None
    if isinstance(value, frozenset | tuple | dict):
        return type(value)() if value else None
    return None


def owns(module: Any, name: str) -> bool:
    """Whether a name is given its value in the module, and not brought in from another."""
    text = Path(module.__file__).read_text(encoding="utf-8")
    return re.search(rf"^{name}\b[^\n=]*=[^=]", text, re.MULTILINE) is not None


def _items(module: str, name: str, value: Any) -> Iterator[Part]:
    """Each item of a small table of things that are no plain words."""
    if isinstance(value, tuple) and 1 < len(value) <= MOST and not isinstance(value[0], str):
        for place, item in enumerate(value):
            rest = (*value[:place], *value[place + 1 :])
            yield _constant(module, name, value, rest, getattr(item, "name", str(place)))
    if isinstance(value, dict) and 1 < len(value) <= MOST:
        for key in value:
            rest = {other: value[other] for other in value if other != key}
            yield _constant(module, name, value, rest, str(key))


def _kind(kind: Kind, field: str, rest: object, called: str) -> Part:
    """A kind of question without its examples or one of its cues."""

    @contextmanager
    def out(model: Model) -> Iterator[Model]:
        whole = getattr(kind, field)
        # Kinds are told apart by identity, so that a changed copy would be another kind.
        object.__setattr__(kind, field, rest)
        try:
            yield replace(model, choosers=Choosers.shipped())
        finally:
            object.__setattr__(kind, field, whole)

    return Part(f"kind {kind.name}: {called}", out)


def _constant(module: str, name: str, value: Any, rest: Any, item: str = "") -> Part:
    @contextmanager
    def out(model: Model) -> Iterator[Model]:
        known = [m for n, m in sys.modules.items() if n.startswith(f"{bot.__name__}.")]
        homes = [m for m in known if vars(m).get(name) is value and _shares(m, module, name)]
        for home in homes:
            setattr(home, name, rest)
        try:
            yield model
        finally:
            for home in homes:
                setattr(home, name, value)

    return Part(f"{module.removeprefix('bot.')}.{name}{item and f': {item}'}", out)


def _shares(home: Any, module: str, name: str) -> bool:
    """Whether a module is the constant's own, or has it from there."""
    return home.__name__ == module or (not name.startswith("_") and not owns(home, name))


def _line(text: str, line: str) -> Part:
    @contextmanager
    def out(model: Model) -> Iterator[Model]:
        rest = "\n".join(other for other in text.splitlines() if other != line)
        yield replace(model, lexicon=lexicon.parse((rest,), model.stemmer))

    return Part(f"lexicon: {line.split('#', 1)[0].strip()[:50]}", out)


def worth(part: Part, sets: Sequence[Set], whole: Sequence[list[bool]], model: Model) -> list[str]:
    """For each set, how many questions are better and worse with the part than without it."""
    cells = []
    with part.out(model) as without:
        for one, before in zip(sets, whole, strict=True):
            try:
                after = one.outcomes(without)
            except Exception as error:  # what fails without a part needs it, whatever the error
                return [type(error).__name__, *[""] * (len(sets) - 1)]
            pairs = list(zip(before, after, strict=True))
            better, worse = pairs.count((True, False)), pairs.count((False, True))
            cells.append(f"+{better} −{worse}" if better or worse else "·")
    return cells


def main() -> None:
    parser = argparse.ArgumentParser(description="Take out every rule and constant in turn.")
    parser.add_argument("--set", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--squad", type=Path, help="SQuAD; its held-out articles")
    parser.add_argument("--only", default="", help="parts whose name holds this")
    parser.add_argument("--most", type=int, default=300, help="questions of a set, about")
    parser.add_argument("--changing", action="store_true", help="only what changes something")
    options = parser.parse_args()
    model = replace(Model.shipped(), encoder=Remembering())
    sets = []
    for corpus, questions in options.set:
        asked = rounds.of_questions(questions, replace(load(), corpus=corpus))
        sets.append(prepared(questions.stem[:16], asked, model, options.most))
    if options.squad:
        sets.append(prepared("squad", rounds.of_squad(options.squad), model, options.most))
    whole = [one.outcomes(model) for one in sets]
    for one, found in zip(("taken out", *(o.name for o in sets)), ("", *whole), strict=True):
        print("|", one, f"({sum(found)}/{len(found)})" if found else "", end=" ")
    print("|")
    print("|---" * (len(sets) + 1) + "|")
    for part in parts():
        if options.only in part.name:
            cells = worth(part, sets, whole, model)
            if not options.changing or any(cell != "·" for cell in cells):
                print("|", " | ".join((part.name, *cells)), "|", flush=True)


if __name__ == "__main__":
    main()
