"""Tells what the encoder loses with the pieces that were left out of its vocabulary.

    python -m scripts.prune_encoder MODEL --pieces 0 --to FOLDER
    python -m scripts.pruning_cost FOLDER/vocabulary.npz [--set CORPUS QUESTIONS …] [--squad FILE]

For each set is printed, over its questions and sentences, how many are cut otherwise than by the
full vocabulary and how near their vectors are to the full ones, and then how often the sentence
nearest to a question by its vector alone is a right one, by either. SQuAD's questions are asked of
their own article; its articles are those that nothing was fitted on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.config import load
from bot.evaluation import rounds
from bot.evaluation.labelled import Label, holds
from bot.evaluation.rounds import Round
from bot.evaluation.table import table
from bot.reports.corpus import open_report
from bot.reports.document import Span
from bot.search.encoder.blocks import Matrix
from bot.search.encoder.encoder import LAYERS, VOCABULARY, Encoder
from bot.search.encoder.lexicon import read
from bot.search.passages import Splitter, passages


class Cutter:
    """Cuts texts into a vocabulary's pieces and shows the pieces themselves."""

    def __init__(self, vocabulary: Path) -> None:
        lexicon = read(vocabulary)
        self.known, self.pieces = lexicon.known, lexicon.pieces

    def cut(self, text: str) -> list[str]:
        return [self.known[number] for number in self.pieces.of(text, len(text) + 3)]


@dataclass(frozen=True)
class Asked:
    """The questions and sentences of one round, and which sentences are right for each question."""

    questions: list[str]
    sentences: list[str]
    right: list[list[bool]]

    @classmethod
    def of(cls, one: Round, splitter: Splitter) -> Asked:
        """Those questions that a sentence of the reports answers."""
        spans = list(_sentences(one, splitter))
        wanted = [label for label in one.labels if label.status == "answered"]
        marked = [(label, [_right(label, span) for span in spans]) for label in wanted]
        kept = [(label.question, right) for label, right in marked if any(right)]
        questions, rights = [q for q, _ in kept], [right for _, right in kept]
        return cls(questions, [span.text for span in spans], rights)

    def vectors(self, encoder: Encoder) -> tuple[Matrix, Matrix]:
        return encoder.queries(self.questions), encoder.passages(self.sentences)

    def first(self, questions: Matrix, sentences: Matrix) -> int:
        """How many questions have a right sentence nearest to them."""
        nearest = (questions @ sentences.T).argmax(axis=1)
        return sum(right[place] for right, place in zip(self.right, nearest, strict=True))


def _right(label: Label, span: Span) -> bool:
    return bool(label.gold or label.starts) and holds(label, span)


def _sentences(one: Round, splitter: Splitter) -> Iterator[Span]:
    for document in one.documents():
        for passage in passages(document, splitter):
            yield from passage.sentences


def cost(name: str, asked: Sequence[Asked], encoders: Sequence[Encoder]) -> tuple[str, ...]:
    """A row of the table; the encoders are that of all pieces and the pruned one."""
    firsts = [0, 0]
    nearness = []
    asked = [one for one in asked if one.questions]
    for one in asked:
        full, pruned = (one.vectors(encoder) for encoder in encoders)
        nearness += [(f * p).sum(axis=1) for f, p in zip(full, pruned, strict=True)]
        firsts[0] += one.first(*full)
        firsts[1] += one.first(*pruned)
    count = sum(len(one.questions) for one in asked)
    cosines = np.concatenate(nearness)
    shares = [f"{100 * first / count:.1f} %" for first in firsts]
    low = np.quantile(cosines, 0.01)
    return (name, str(count), str(len(cosines)), f"{cosines.mean():.4f}", f"{low:.3f}", *shares)


def changed(asked: Sequence[Asked], full: Cutter, pruned: Cutter) -> str:
    """The share of all texts that are cut otherwise."""
    texts = [text for one in asked if one.questions for text in one.questions + one.sentences]
    return f"{100 * sum(full.cut(t) != pruned.cut(t) for t in texts) / len(texts):.1f} %"


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="What pruning costs.")
    parser.add_argument("full", type=Path)
    parser.add_argument("--pruned", type=Path, default=VOCABULARY)
    parser.add_argument("--set", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--squad", type=Path)
    parser.add_argument("--every", type=int, default=12, help="of SQuAD's questions")
    options = parser.parse_args()
    sets = {
        f"{corpus.stem}/{questions.stem}": _opened(corpus, questions)
        for corpus, questions in options.set
    }
    if options.squad:
        found = rounds.of_squad(options.squad)
        sets["squad"] = tuple(replace(one, labels=one.labels[:: options.every]) for one in found)
    files = options.full, options.pruned
    encoders = [Encoder(file, LAYERS) for file in files]
    cutters = [Cutter(file) for file in files]
    splitter = Splitter()
    rows = []
    for name, own in sets.items():
        asked = [Asked.of(one, splitter) for one in own]
        rows.append((*cost(name, asked, encoders), changed(asked, *cutters)))
    header = ("set", "questions", "texts", "cosine", "1 in 100", "full", "pruned", "cut otherwise")
    print(table(header, rows))


def _opened(corpus: Path, questions: Path) -> tuple[Round, ...]:
    """The rounds of a file of questions over a folder of reports, or one report."""
    found = rounds.of_questions(questions, replace(load(), corpus=corpus))
    if corpus.is_dir():
        return found
    return tuple(replace(one, documents=lambda: (open_report(corpus),)) for one in found)


if __name__ == "__main__":
    sys.exit(main())
