"""What is evaluated on the public sets: rankings over documents, behind one shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.answering.abstention import Abstention, weigh
from bot.evaluation.baseline import Baseline, best
from bot.questions import lexicon
from bot.questions.interpreter import Interpreter
from bot.questions.question import understand
from bot.reports.document import Document, Passage, Span
from bot.search import arrays
from bot.search.analysis import Stemmer
from bot.search.index import Index
from bot.search.passages import Splitter, passages
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.vectors import WordVectors
from bot.search.weights import Weights

DEPTH = 100
"""Ranks looked at; what stands further down counts as not found."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine makes of a question."""

    sentences: tuple[Span, ...]
    """Best first."""
    passages: tuple[Span, ...]
    """Best first."""
    confidence: float
    """Higher where the engine holds the question answered; on the engine's own scale."""


class Engine(Protocol):
    """A ranking over the documents that it was built from."""

    def search(self, question: str) -> Found:
        """The ranked sentences and passages."""


Builder = Callable[[Sequence[Document]], Engine]


class Peelbot:
    """The ranking and the abstention that answers to reports rest on, over any documents.

    A passage ranks where its best sentence does; the confidence is the abstention's probability.
    """

    def __init__(self, documents: Sequence[Document], words: Words, hits: int = DEPTH) -> None:
        built = arrays.build(documents, words.stemmer, words.vectors)
        self.ranker = Ranker(Index(built), words.weights)
        self._interpreter = Interpreter(
            built.vocabulary, words.lexicon, words.stemmer, words.vectors
        )
        words.abstention.require(words.weights)
        self._abstention = words.abstention
        self._hits = hits

    def search(self, question: str) -> Found:
        """The sentences as they would be quoted, were there no limit to the quotes."""
        query = self.query(question)
        hits = self.ranker.search(query, self._hits)
        if not hits:
            return Found((), (), 0.0)
        confidence = self._abstention.probability(weigh(self.ranker.index, query, hits[0]))
        sentences = tuple(hit.sentence for hit in hits)
        return Found(sentences, tuple(dict.fromkeys(hit.passage for hit in hits)), confidence)

    def query(self, question: str) -> Query:
        """What is looked for, read as a question about a report is."""
        asked = understand(question)
        return Query(self._interpreter.concepts(asked.subject), asked.wanted)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What does not depend on the documents: stems, lexicon, vectors, weights and abstention."""

    stemmer: Stemmer
    lexicon: lexicon.Lexicon
    vectors: WordVectors
    weights: Weights
    abstention: Abstention

    @classmethod
    def shipped(cls) -> Words:
        """As they come with the package."""
        stemmer = Stemmer()
        known = lexicon.parse(lexicon.sources(), stemmer)
        return cls(stemmer, known, WordVectors(), Weights.read(), Abstention.read())


def fitting(words: Words) -> Words:
    """The same with an abstention that takes any ranking's scores, for fitting it anew."""
    model = replace(words.abstention, ranking=words.weights.fingerprint)
    return replace(words, abstention=model)


class Plain:
    """Plain rank-bm25 over the sentences, and over the passages, of Peelbot's own cutting.

    A passage is searched with the headings above it. The confidence is the best sentence's score.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        splitter = Splitter()
        found = [passage for document in documents for passage in passages(document, splitter)]
        self._passages = [passage.span for passage in found]
        self._sentences = [sentence for passage in found for sentence in passage.sentences]
        self._by_passage = Baseline([_with_headings(passage) for passage in found])
        self._by_sentence = Baseline([span.text for span in self._sentences])

    def search(self, question: str) -> Found:
        """The sentences by their own scores and the passages by theirs."""
        scores = self._by_sentence.scores(question)
        sentences = tuple(self._sentences[i] for i in best(scores, DEPTH))
        ranked = best(self._by_passage.scores(question), DEPTH)
        return Found(sentences, tuple(self._passages[i] for i in ranked), float(scores.max()))


def _with_headings(passage: Passage) -> str:
    return " ".join([*(heading.text for heading in passage.context), passage.span.text])
