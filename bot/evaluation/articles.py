"""SQuAD questions asked of their own article, of a wrong one, and of many articles at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.engines import Builder, Engine
from bot.evaluation.squad import Article, Question
from bot.reports.document import Document, Span


class Asked(IntEnum):
    """How a question stands to the text it was asked of."""

    ANSWERABLE = 0
    FOREIGN = 1
    """Asked of an article that it was not written for."""
    UNANSWERABLE = 2
    """Written for the article, which does not answer it."""


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """What came of each question, in arrays of one length."""

    asked: NDArray[np.int64]
    sentence: NDArray[np.int64]
    """The rank of the first sentence in which an annotated answer starts; 0: not found."""
    paragraph: NDArray[np.int64]
    """The rank of the paragraph that the question was written for; 0: not found."""
    confidence: NDArray[np.float64]
    group: NDArray[np.int64]
    """The place of the article that was asked, or pooled, of the article asked about."""
    seconds: float
    """Spent in searching."""

    def within(self, groups: Iterable[int]) -> Observations:
        """The observations of some groups."""
        mask = np.isin(self.group, list(groups))
        return Observations(
            self.asked[mask],
            self.sentence[mask],
            self.paragraph[mask],
            self.confidence[mask],
            self.group[mask],
            self.seconds,
        )


@dataclass(frozen=True, slots=True)
class Query:
    """One question to ask, and how it stands to what is asked."""

    group: int
    asked: Asked
    question: Question
    document: Document
    """The article that the question was written for."""


def held_out(articles: Sequence[Article], fitted_on: Collection[str]) -> tuple[int, ...]:
    """The places of the articles that the weights were not fitted on.

    Of a set that has no article in common with the fitting, those at odd places.
    """
    places = range(len(articles))
    if any(article.document.id in fitted_on for article in articles):
        return tuple(p for p in places if articles[p].document.id not in fitted_on)
    return tuple(places[1::2])


def by_article(articles: Sequence[Article], held: Collection[int], build: Builder) -> Observations:
    """Every question asked of its own article and of a wrong one.

    The wrong article is the next one that was held out, or not, as the question's own was, so
    that neither part of the set leaks into the other.
    """
    parts = ([p for p in range(len(articles)) if (p in held) is part] for part in (True, False))
    turns = (turn for part in parts for turn in zip(part, part[-1:] + part[:-1], strict=True))
    rounds = (
        (build([articles[place].document]), _queries(articles, place, other))
        for place, other in turns
    )
    return _observe(rounds)


def _queries(articles: Sequence[Article], place: int, other: int) -> list[Query]:
    """What is asked of the article at a place: its own questions and another's."""
    own = _own(articles[place], place)
    if other == place:
        return own
    return own + _foreign(articles[other], place)


def pooled(articles: Sequence[Article], held: Collection[int], build: Builder) -> Observations:
    """The held-out articles as one collection; foreign to it are the others' questions."""
    engine = build([articles[place].document for place in sorted(held)])
    queries: list[Query] = []
    for place, article in enumerate(articles):
        queries += _own(article, place) if place in held else _foreign(article, place)
    return _observe([(engine, queries)])


def _own(article: Article, group: int) -> list[Query]:
    return [
        Query(
            group,
            Asked.ANSWERABLE if question.answers else Asked.UNANSWERABLE,
            question,
            article.document,
        )
        for question in article.questions
    ]


def _foreign(article: Article, group: int) -> list[Query]:
    return [Query(group, Asked.FOREIGN, q, article.document) for q in article.answerable]


def _observe(rounds: Iterable[tuple[Engine, list[Query]]]) -> Observations:
    rows: list[tuple[int, int, int, float, int]] = []
    seconds = 0.0
    for engine, queries in rounds:
        begun = perf_counter()
        rows.extend(_rows(engine, queries))
        seconds += perf_counter() - begun
    columns = list(zip(*rows, strict=True))
    asked, sentence, paragraph, group = (np.array(columns[i], np.int64) for i in (0, 1, 2, 4))
    return Observations(asked, sentence, paragraph, np.array(columns[3]), group, seconds)


def _rows(engine: Engine, queries: Iterable[Query]) -> Iterator[tuple[int, int, int, float, int]]:
    for query in queries:
        found = engine.search(query.question.text)
        sentence = paragraph = 0
        if query.asked is Asked.ANSWERABLE:
            sentence = _rank(found.sentences, query.document, query.question.answers)
            block = query.document.blocks[query.question.paragraph]
            paragraph = _rank(found.passages, query.document, (block.start,))
        yield query.asked, sentence, paragraph, found.confidence, query.group


def _rank(spans: Sequence[Span], document: Document, offsets: Collection[int]) -> int:
    """The rank, from 1, of the first span that holds one of the offsets; 0: none does."""
    wanted = frozenset(offsets)
    for rank, span in enumerate(spans, 1):
        if span.document is document and any(span.start <= o < span.end for o in wanted):
            return rank
    return 0
