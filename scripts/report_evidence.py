"""The evidence on which labelled questions over reports are answered or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.answering.abstention import Abstention, Evidence, Verdict
from bot.answering.assistant import Assistant
from bot.evaluation import labelled
from bot.evaluation.articles import Asked
from bot.evaluation.engines import Words
from bot.reports.corpus import open_corpus
from bot.search.arrays import build


class Recorder:
    """Stands before an abstention and keeps the evidence that it is asked about."""

    def __init__(self, model: Abstention) -> None:
        self._model = model
        self.seen: list[Evidence] = []

    def verdict(self, found: Evidence) -> Verdict:
        """The model's verdict."""
        self.seen.append(found)
        return self._model.verdict(found)


def of_reports(
    corpus: Path, questions: Path, words: Words
) -> Iterator[tuple[Sequence[float], Asked]]:
    """The evidence for each labelled question that comes to the abstention, and its label.

    One that is not to be answered counts as foreign, near misses too.
    """
    tables = build(open_corpus(corpus).documents(), words.stemmer, words.vectors)
    assistant = Assistant(tables, words.lexicon, words.stemmer, words.vectors)
    recorder = Recorder(words.abstention)
    # The assistant reads its abstention itself; only here is another put in its place.
    assistant._findings._abstention = recorder
    for label in labelled.read(questions):
        recorder.seen.clear()
        assistant.answer(label.question, label.after)
        if recorder.seen and label.status != "smalltalk":
            stated = label.status == "answered"
            yield recorder.seen[-1].row, Asked.ANSWERABLE if stated else Asked.FOREIGN
