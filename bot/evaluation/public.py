"""The public sets, Peelbot and plain rank-bm25 side by side in one run."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from bot.evaluation import articles, beir, documents, measures, squad
from bot.evaluation.articles import Observations
from bot.evaluation.comparison import Result, Row
from bot.evaluation.engines import Peelbot, Plain, Words

_BEIR_HITS = 2000
"""Sentences ranked, so that a hundred documents are among them."""


def fitted_on() -> frozenset[str]:
    """The SQuAD articles that weights and abstention are fitted on, by title.

    They stand at even places in the development set of SQuAD 1.1; that of SQuAD 2.0 has some of
    them at other places, so that only the titles tell what was held out.
    """
    titles = files("bot.evaluation").joinpath("fitted_on.txt").read_text(encoding="utf-8")
    return frozenset(titles.split())


def squad_result(path: Path, *, fitted_on: Collection[str], pooled: bool = False) -> Result:
    """A SQuAD file by article or, pooled, the held-out articles as one collection.

    ``fitted_on`` names the articles that the weights were fitted on, which are not held out.
    """
    found = squad.read(path)
    held = articles.held_out(found, fitted_on)
    ask = articles.pooled if pooled else articles.by_article
    ours = ask(found, held, partial(Peelbot, words=Words.shipped()))
    theirs = ask(found, held, Plain)
    name = f"{path.name}, {'held-out articles pooled' if pooled else 'by article'}"
    held_name = f"held out ({len(held)} articles)"
    parts = {held_name: measures.rows(ours.within(held), theirs.within(held))}
    if pooled:
        parts = {held_name: measures.rows(ours, theirs)}
    else:
        parts[f"all ({len(found)} articles)"] = measures.rows(ours, theirs)
    shown = (ours, theirs) if pooled else (ours.within(held), theirs.within(held))
    return Result(name, "squad", parts, measures.curves(*shown), (_speed(ours),))


def _speed(seen: Observations) -> str:
    return f"A search took Peelbot {1000 * seen.seconds / len(seen.asked):.2f} ms."


def beir_result(folder: Path) -> Result:
    """A BEIR folder: every judged query of its test split."""
    collection = beir.read(folder)
    begun = perf_counter()
    words = Words.shipped()
    ours = documents.rankings(collection, Peelbot(collection.documents, words, _BEIR_HITS))
    seconds = perf_counter() - begun
    theirs = documents.rankings(collection, Plain(collection.documents))
    rows: tuple[Row, ...] = documents.rows(collection, ours, theirs)
    part = f"{len(collection.queries)} queries, {len(collection.documents)} documents"
    note = f"Peelbot took {seconds:.1f} s to index and search."
    return Result(folder.name, "beir", {part: rows}, notes=(note,))
