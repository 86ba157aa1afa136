"""One search, one warm answer and one cold answer on a folder of reports, beside plain rank-bm25.

    python -m benchmarks.search_speed [--corpus DIR] [--rounds N]

The same questions go to each in turn, and of all rounds the quickest counts, so that other work on
the machine tells as little as may be. The plain library scores the very sentences that Peelbot
searches, with its own get_scores and no stemming; Peelbot's search joins seven features of every
sentence and sorts. A cold answer is ``python -m bot ask`` as a process of its own, with the index
saved before; its processor time is told too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from rank_bm25 import BM25Okapi

from bot import config
from bot.answering.opening import open_assistant
from bot.evaluation.baseline import words
from bot.evaluation.table import table
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
COLD_RUNS = 7
GOALS = {"search": 500.0, "warm answer": 5_000.0, "cold answer": 600_000.0}
"""Microseconds."""


def main() -> int:
    """0 where every goal is met, else 1."""
    parser = argparse.ArgumentParser(description="Time a search and an answer.")
    parser.add_argument("--corpus", type=Path, help="a folder of reports; else the shipped one")
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(config.load(), state=Path(folder))
        if options.corpus:
            settings = replace(settings, corpus=options.corpus)
        took = _warm(settings, options.rounds)
        took["cold answer"] = _cold(settings)
    plain = took["plain get_scores"]
    rows = [
        (
            name,
            f"{spent:,.0f}",
            f"{spent / plain:.2f}",
            f"{GOALS[name]:,.0f}" if name in GOALS else "",
        )
        for name, spent in took.items()
    ]
    print(table(("quickest", "µs", "× plain", "goal, µs"), rows))
    return int(any(took[name] > goal for name, goal in GOALS.items()))


def _warm(settings: config.Settings, rounds: int) -> dict[str, float]:
    """The mean over the questions in the quickest round, in microseconds."""
    assistant = open_assistant(settings)
    splitter = Splitter()
    found = [p for document in assistant.documents for p in passages(document, splitter)]
    library = BM25Okapi([words(s.text) for passage in found for s in passage.sentences])
    queries = [assistant.read(question).query for question in QUESTIONS]
    asked = [words(question) for question in QUESTIONS]
    print(f"{len(found)} passages, {library.corpus_size} sentences; {len(QUESTIONS)} questions")
    return _in_turn(
        {
            "plain get_scores": lambda i: library.get_scores(asked[i]),
            "search": lambda i: assistant.ranker.search(queries[i], 10),
            "reading a question": lambda i: assistant.read(QUESTIONS[i]),
            "warm answer": lambda i: assistant.answer(QUESTIONS[i]),
        },
        rounds,
    )


def _in_turn(tasks: dict[str, Callable[[int], object]], rounds: int) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            begun = perf_counter()
            for i in range(len(QUESTIONS)):
                task(i)
            seconds[name].append(perf_counter() - begun)
    return {name: min(spent) / len(QUESTIONS) * 1e6 for name, spent in seconds.items()}


def _cold(settings: config.Settings) -> float:
    """The quickest of a few whole processes in microseconds, the index having been saved."""
    folders = {"PEELBOT_STATE": str(settings.state), "PEELBOT_CORPUS": str(settings.corpus)}
    command = [sys.executable, "-m", "bot", "ask", QUESTIONS[0]]
    times = [_run(command, os.environ | folders) for _ in range(COLD_RUNS)]
    print(f"a cold answer takes {min(busy for _, busy in times) * 1000:.0f} ms of processor")
    return min(whole for whole, _ in times) * 1e6


def _run(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """The time and the processor time of a process, in seconds."""
    begun, before = perf_counter(), os.times()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    busy = after.children_user + after.children_system
    return perf_counter() - begun, busy - before.children_user - before.children_system


if __name__ == "__main__":
    sys.exit(main())
