"""What the number of reports costs, in one run beside rank-bm25, bm25s, tantivy and SQLite FTS5.

    pip install 'peelbot[engines,plot]'
    python -m benchmarks.corpus_size 1 1000 4000 [--rounds N] [--plot SVG]

For each number so many invented reports are indexed: building, a start from the saved index, one
report more, and a whole warm answer, without the sentence model. Beside that, what one search of
the same passages takes by the others, each as its documents tell; those that are not installed are
named and left out. Times are of the processor, so that other work on the machine tells little,
and where other processes help, theirs are counted in; a warm answer is told by the clock too.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from rank_bm25 import BM25Plus

from benchmarks.invented import report, write
from bot import config
from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.evaluation.baseline import words
from bot.evaluation.table import table

QUESTIONS = (
    "how many staff were trained in safeguarding?",
    "what does the report say about drones?",
    "why do people wait longer?",
    "which burglary plans are slow?",
    "does it have enough money saved?",
    "who leads the flood work?",
    "what are the delays with referrals about knife crime?",
    "what has improved in maternity?",
)
BEST = 10

Search = Callable[[str], object]


def main() -> int:
    """0 once all was measured."""
    parser = argparse.ArgumentParser(description="Time the bot over many reports.")
    parser.add_argument("sizes", nargs="+", type=int, metavar="REPORTS")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plot", type=Path, metavar="SVG", help="draw the answers' times")
    options = parser.parse_args()
    found = {size: _measured(size, options.rounds) for size in options.sizes}
    names = list(dict.fromkeys(name for took in found.values() for name in took))
    rows = [(name, *(f"{took.get(name, 0.0):,.2f}" for took in found.values())) for name in names]
    print(table(("ms of processor", *(f"{size:,} reports" for size in found)), rows))
    if options.plot:
        _draw(found, options.plot)
    return 0


def _measured(size: int, rounds: int) -> Mapping[str, float]:
    """Milliseconds by what took them."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        write(size, corpus)
        settings = replace(config.load(), corpus=corpus, state=Path(folder), meaning=False)
        took = {"building the index": _once(lambda: open_assistant(settings))}
        took["a start"] = min(_once(lambda: open_assistant(settings)) for _ in range(3))
        assistant = open_assistant(settings)
        took |= _warm(assistant, rounds)
        took |= {name: _spent(search, rounds)[0] for name, search in _others(assistant).items()}
        name, text = report(size)
        (corpus / name).write_text(text, encoding="utf-8")
        took["one report more"] = _once(lambda: open_assistant(settings))
        tables = assistant.ranker.index.tables
        print(f"{size} reports: {len(tables.passage_range)} passages", file=sys.stderr)
        return took


def _warm(assistant: Assistant, rounds: int) -> Mapping[str, float]:
    for question in QUESTIONS:
        assistant.answer(question)
    queries = {question: assistant.read(question).query for question in QUESTIONS}
    busy, whole = _spent(assistant.answer, rounds)
    search = _spent(lambda question: assistant.ranker.search(queries[question], BEST), rounds)
    return {"a warm answer": busy, "a warm answer by the clock": whole, "its search": search[0]}


def _spent(task: Search, rounds: int) -> tuple[float, float]:
    """The median over questions and rounds, in milliseconds of processor and of the clock."""
    busy, whole = [], []
    for _ in range(rounds):
        for question in QUESTIONS:
            begun, before = perf_counter(), _processor()
            task(question)
            whole.append(perf_counter() - begun)
            busy.append(_processor() - before)
    return median(busy) * 1e3, median(whole) * 1e3


def _once(task: Callable[[], object]) -> float:
    before = _processor()
    task()
    return (_processor() - before) * 1e3


def _processor() -> float:
    """Seconds of processor of this process and of those that it has waited for."""
    spent = os.times()
    return process_time() + spent.children_user + spent.children_system


def _others(assistant: Assistant) -> Mapping[str, Search]:
    tables = assistant.ranker.index.tables
    passages = [
        document.text[start:end]
        for number, document in enumerate(tables.documents)
        for start, end in tables.passage_range[
            tables.document_starts[number] : tables.document_starts[number + 1]
        ].tolist()
    ]
    makers = {"bm25s": _bm25s, "tantivy": _tantivy}
    lacking = [name for name in makers if not find_spec(name)]
    if lacking:
        print(f"left out, not installed: {', '.join(lacking)}", file=sys.stderr)
    found: dict[str, Search] = {"rank-bm25": _rank_bm25(passages), "SQLite FTS5": _fts5(passages)}
    found |= {name: make(passages) for name, make in makers.items() if find_spec(name)}
    return found


def _rank_bm25(passages: Sequence[str]) -> Search:
    library = BM25Plus([words(passage) for passage in passages])
    return lambda question: library.get_top_n(words(question), range(len(passages)), BEST)


def _fts5(passages: Sequence[str]) -> Search:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(text, tokenize='porter')")
    base.executemany("INSERT INTO found VALUES (?)", ((passage,) for passage in passages))
    ask = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"
    return lambda q: base.execute(ask, (" OR ".join(words(q)), BEST)).fetchall()


def _bm25s(passages: Sequence[str]) -> Search:
    import bm25s  # type: ignore[import-not-found, unused-ignore]

    engine = bm25s.BM25()
    engine.index(bm25s.tokenize(list(passages), show_progress=False), show_progress=False)

    def search(question: str) -> object:
        tokens = bm25s.tokenize(question, show_progress=False)
        return engine.retrieve(tokens, k=min(BEST, len(passages)), show_progress=False)

    return search


def _tantivy(passages: Sequence[str]) -> Search:
    import tantivy  # type: ignore[import-not-found, unused-ignore]

    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="en_stem").build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for passage in passages:
        writer.add_document(tantivy.Document(text=passage))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    return lambda q: searcher.search(index.parse_query(" ".join(words(q)), ["text"]), BEST)


_LINES = {
    "a warm answer": ("#1f5fa8", "-", "Peelbot: the whole answer"),
    "its search": ("#1f5fa8", ":", "Peelbot: its search of six features"),
    "rank-bm25": ("#b3261e", "--", "rank-bm25: BM25 alone"),
    "SQLite FTS5": ("#8a6d1b", "--", "SQLite FTS5: BM25 alone"),
    "bm25s": ("#5b8c3a", "--", "bm25s: BM25 alone"),
    "tantivy": ("#7a4fa0", "--", "tantivy: BM25 alone"),
}


def _draw(found: Mapping[int, Mapping[str, float]], file: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.5, 4.5), layout="constrained")
    axes = figure.subplots()
    for name, (colour, style, label) in _LINES.items():
        times = [took[name] for took in found.values() if name in took]
        if len(times) == len(found):
            axes.loglog(list(found), times, style, color=colour, marker="o", label=label)
    axes.set_xticks(list(found), [f"{size:,}" for size in found])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter("{x:g} ms")
    axes.set_xlabel("reports loaded")
    axes.set_title("A question answered, median of processor time", loc="left", fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=8, frameon=False)
    figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


if __name__ == "__main__":
    sys.exit(main())
