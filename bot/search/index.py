"""Passages and sentences of a corpus, indexed with BM25 and searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.reports.document import Document, Span
from bot.search.analysis import STOP_WORDS, tokenise
from bot.search.arrays import Tables
from bot.search.bm25 import Bm25, Floats, Ints, top
from bot.search.query import Concept, Query
from bot.search.similarity import Meaning
from bot.search.vocabulary import Vocabulary
from bot.search.weights import FEATURES, Weights

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence found, with the passage around it and how it scored."""

    sentence: Span
    passage: Span
    score: float
    features: Mapping[str, float]
    number: int
    """The place of the sentence in the index."""


class Index:
    """Searches sentences by the joined evidence of the sentence and what stands around it."""

    def __init__(self, tables: Tables, weights: Weights) -> None:
        self.tables = tables
        self.weights = weights
        self._sentence = Bm25(
            tables.sentence, k1=weights.sentence_k1, b=weights.sentence_b, delta=weights.delta
        )
        self._passage = Bm25(
            tables.passage, k1=weights.passage_k1, b=weights.passage_b, delta=weights.delta
        )
        self._context = Bm25(tables.context, k1=0.0, b=0.0, delta=0.0)
        self._meaning = Meaning(tables)
        self._follows = np.zeros(len(tables.sentence_passage), dtype=bool)
        self._follows[1:] = tables.sentence_passage[1:] == tables.sentence_passage[:-1]
        self._pairs, self._pair_sentences = _pairs(tables)
        self._unseen = float(np.log(len(tables.sentence_passage) + 1))

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms of the corpus."""
        return self.tables.vocabulary

    def idf(self, concept: Concept) -> float:
        """How telling a concept is: its rarest term's idf, or the highest where it is lacking."""
        return max((self._rarity(s.terms) * s.weight for s in concept.senses), default=self._unseen)

    def importance(self, concept: Concept) -> float:
        """How much of a question a concept makes up, by idf; the highest where it is lacking."""
        return self._rarity(concept.senses[0].terms) if concept.literal else self._unseen

    def nearness(self, concept: Concept, terms: frozenset[str]) -> float:
        """How near the nearest of some terms is to a concept, from 0 to 1."""
        return self._meaning.nearest(concept, [self.vocabulary.numbers[t] for t in terms])

    def lacking(self, concept: Concept) -> float:
        """How far the corpus is from speaking of a concept, from 0 to 1."""
        if concept.literal:
            return 0.0
        known = max((sense.weight for sense in concept.senses), default=0.0)
        return 1.0 - max(known, self._meaning.nearest(concept))

    def _rarity(self, terms: Sequence[str]) -> float:
        numbers = self.vocabulary.numbers
        return max(float(self._sentence.idfs[numbers[t]]) or self._unseen for t in terms)

    def search(self, query: Query, limit: int = 10, within: Mask | None = None) -> tuple[Hit, ...]:
        """The best sentences, best first, equal scores in the corpus' order."""
        matrix = self.features(query)
        scores = self._joined(matrix)
        if within is not None:
            scores = np.where(within, scores, 0.0)
        best = top(scores, limit)
        return tuple(self._hit(number, float(scores[number]), matrix[number]) for number in best)

    def score(self, query: Query) -> Floats:
        """The score of every sentence."""
        return self._joined(self.features(query))

    def _joined(self, matrix: Floats) -> Floats:
        """The weighted sum of the features; 0 where nothing of the question is met."""
        scores: Floats = matrix @ self.weights.vector
        scores[matrix[:, (0, 1, 6)].sum(axis=1) <= 0] = 0.0
        return scores

    def features(self, query: Query) -> Floats:
        """One row a sentence, one column for each of ``FEATURES``, each over the query's idf."""
        direct = self._weighted(query.concepts)
        broad = dict(direct)
        for concept, weight in query.background:
            for term, own in self._weighted((concept,)).items():
                broad[term] = max(broad.get(term, 0.0), own * weight)
        norm = sum(map(self.idf, query.concepts)) or 1.0
        sentence = self._sentence.get_scores(direct)
        passage_of = self.tables.sentence_passage
        previous = np.zeros_like(sentence)
        previous[1:] = sentence[:-1]
        matrix = np.zeros((len(sentence), len(FEATURES)))
        matrix[:, 0] = sentence
        matrix[:, 1] = self._passage.get_scores(broad)[passage_of]
        matrix[:, 2] = self._context.get_scores(direct)[passage_of]
        matrix[:, 3] = np.where(self._follows, previous, 0.0)
        matrix[:, 4] = self._bigrams(query)
        matrix[:, :5] /= norm
        matrix[:, 6] = self._meaning.nearness(query.concepts, self.importance)
        matrix[:, 5] = (self.tables.sentence_fit & int(query.wanted)) != 0
        return matrix

    def _weighted(self, concepts: Sequence[Concept]) -> dict[int, float]:
        weighted: dict[int, float] = {}
        for concept in concepts:
            for sense in concept.senses:
                for term in sense.terms:
                    number = self.vocabulary.numbers[term]
                    weight = sense.weight / len(sense.terms) ** 0.5
                    weighted[number] = max(weighted.get(number, 0.0), weight)
        return weighted

    def _bigrams(self, query: Query) -> Floats:
        scores = np.zeros(len(self._follows))
        numbers = self.vocabulary.numbers
        heads = [c.senses[0].terms for c in query.concepts if c.senses]
        terms = [numbers[t] for phrase in heads for t in phrase]
        for first, second in pairwise(terms):
            key = first * len(self.vocabulary) + second
            low, high = np.searchsorted(self._pairs, (key, key + 1))
            worth = (self._sentence.idfs[first] + self._sentence.idfs[second]) / 2
            scores[self._pair_sentences[low:high]] += worth
        return scores

    def _hit(self, number: int, score: float, row: Floats) -> Hit:
        features = dict(zip(FEATURES, map(float, row), strict=True))
        return Hit(self.sentence(number), self.passage_of(number), score, features, number)

    def hit(self, number: int, score: float) -> Hit:
        """A sentence chosen by other means than search, with the score it was given."""
        return Hit(self.sentence(number), self.passage_of(number), score, {}, number)

    def sentence(self, number: int) -> Span:
        """A sentence by its place in the index."""
        start, end = map(int, self.tables.sentence_range[number])
        return Span(self._document_of(number), start, end)

    def neighbours(self, number: int) -> tuple[Span | None, Span | None]:
        """The sentences before and after one in its passage."""
        near = (number - 1, number + 1)
        owner = self.tables.sentence_passage
        before, after = (
            self.sentence(n) if 0 <= n < len(owner) and owner[n] == owner[number] else None
            for n in near
        )
        return before, after

    def passage_of(self, number: int) -> Span:
        """The passage of a sentence."""
        start, end = map(int, self.tables.passage_range[self.tables.sentence_passage[number]])
        return Span(self._document_of(number), start, end)

    def sentence_around(self, span: Span) -> int | None:
        """The place in the index of the sentence that holds a span, if one does."""
        own = self.within(span.document, 0, len(span.document.text))
        ranges = self.tables.sentence_range
        found = np.flatnonzero(own & (ranges[:, 0] <= span.start) & (ranges[:, 1] >= span.end))
        return int(found[0]) if len(found) else None

    def _document_of(self, sentence: int) -> Document:
        passage = self.tables.sentence_passage[sentence]
        return self.tables.documents[int(self.tables.passage_document[passage])]

    def terms(self, number: int) -> frozenset[str]:
        """The terms of a sentence."""
        starts = self.tables.word_starts
        return self._names(self.tables.words[starts[number] : starts[number + 1]])

    def passage_terms(self, number: int) -> frozenset[str]:
        """The terms of the passage of a sentence and of the headings above it."""
        passage = self.tables.sentence_passage[number]
        low, high = np.searchsorted(self.tables.sentence_passage, (passage, passage + 1))
        starts = self.tables.word_starts
        words = self._names(self.tables.words[starts[low] : starts[high]])
        return words | self._heading_terms(self.passage_of(number))

    def _heading_terms(self, passage: Span) -> frozenset[str]:
        document = passage.document
        headings = document.path(document.section_at(passage.start))
        tokens = tokenise(" ".join((document.title, *(h.text for h in headings))))
        words = self.vocabulary.words
        return frozenset(words[t.text] for t in tokens if t.text not in STOP_WORDS)

    def _names(self, numbers: Ints) -> frozenset[str]:
        return frozenset(self.vocabulary.terms[number] for number in numbers.tolist())

    def within(self, document: Document, start: int, end: int) -> Mask:
        """Which sentences stand in a range of a document."""
        ranges = self.tables.sentence_range
        places = self.tables.passage_document[self.tables.sentence_passage]
        own = places == self.tables.documents.index(document)
        mask: Mask = own & (ranges[:, 0] >= start) & (ranges[:, 1] <= end)
        return mask


def _pairs(tables: Tables) -> tuple[NDArray[np.int64], Ints]:
    """The neighbouring terms of all sentences as sorted keys, and the sentence of each."""
    words = tables.words.astype(np.int64)
    lengths = np.diff(tables.word_starts)
    owner = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    inside = owner[1:] == owner[:-1]
    keys = (words[:-1] * len(tables.vocabulary) + words[1:])[inside]
    sentences = owner[1:][inside]
    unique, first = np.unique(np.stack([keys, sentences]), axis=1, return_index=True)
    return unique[0], sentences[first]
