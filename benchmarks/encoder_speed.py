"""The sentence encoder: loading, a question, sentences a second, and memory, in one run.

    OMP_NUM_THREADS=1 python -m benchmarks.encoder_speed [--corpus DIR] [--vocabulary FILE]

Times are the processor's, so set the number of threads as here. Questions go in one by one, the
sentences of the corpus all at once; of all rounds the quickest counts, so that other work on the
machine tells as little as may be. Memory is the most that the process ever held, less what it held
before the encoder was loaded; its two files come from the disk's cache from the second run on.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from bot import config
from bot.evaluation.table import table
from bot.reports.corpus import open_corpus
from bot.search.encoder.encoder import VOCABULARY, Encoder
from bot.search.passages import Splitter, passages

QUESTIONS = (
    "what is the workforce grading?",
    "how many officers does the force have?",
    "How well does the force understand the current demand on its services?",
    "What does the report say about agile working?",
    "who is the chief constable?",
    "does it have enough money saved?",
    "why was the grade for demand given?",
    "what is the force doing about mental health?",
)


def main() -> int:
    """0, always."""
    parser = argparse.ArgumentParser(description="Time the sentence encoder.")
    parser.add_argument("--corpus", type=Path, help="a folder of reports; else the shipped one")
    parser.add_argument("--vocabulary", type=Path, default=VOCABULARY)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    sentences = _sentences(options.corpus or config.load().corpus)
    before = _most_memory()
    encoder = Encoder(options.vocabulary)
    first = _seconds(lambda: encoder.queries(QUESTIONS[:1]))
    asked = [_quickest(lambda q=q: encoder.queries([q]), 4 * options.rounds) for q in QUESTIONS]  # type: ignore[misc]
    loaded = _most_memory()
    read = _quickest(lambda: encoder.passages(sentences), options.rounds)
    words = sum(len(sentence.split()) for sentence in sentences)
    rows = [
        ("load", f"{1000 * (first - asked[0]):,.0f} ms"),
        ("a question, mean", f"{1000 * sum(asked) / len(asked):,.1f} ms"),
        (f"{len(sentences)} sentences of {words / len(sentences):.0f} words", f"{read:,.2f} s"),
        ("sentences a second", f"{len(sentences) / read:,.0f}"),
        ("memory, loaded and asked", f"{loaded - before:,.0f} MB"),
        ("memory, all sentences read", f"{_most_memory() - before:,.0f} MB"),
    ]
    print(table(("quickest", ""), rows))
    return 0


def _sentences(folder: Path) -> list[str]:
    splitter = Splitter()
    return [
        sentence.text
        for document in open_corpus(folder).documents()
        for passage in passages(document, splitter)
        for sentence in passage.sentences
    ]


def _quickest(act: Callable[[], object], rounds: int) -> float:
    return min(_seconds(act) for _ in range(rounds))


def _seconds(act: Callable[[], object]) -> float:
    begun = process_time()
    act()
    return process_time() - begun


def _most_memory() -> float:
    """In megabytes; Linux counts in kilobytes, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    sys.exit(main())
