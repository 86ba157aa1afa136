"""The passages, sentences and terms of a corpus: where they stand and how telling they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from bot.reports.document import Document, Span
from bot.search.analysis import STOP_WORDS, tokenise
from bot.search.arrays import Tables
from bot.search.bm25 import Bm25, Ints
from bot.search.query import Concept
from bot.search.selection import Selection
from bot.search.vocabulary import Vocabulary

_REMEMBERED = 50_000
"""Texts whose terms are kept, some 300 bytes each."""


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
    """Looks up sentences by their number, and concepts by what the corpus says of them."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.idfs = Bm25(tables.sentence, k1=0.0, b=0.0, delta=0.0).idfs
        """One number a term: its inverse document frequency over sentences."""
        self._unseen = float(np.log(len(tables.sentence_passage) + 1))

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms of the corpus."""
        return self.tables.vocabulary

    @property
    def size(self) -> int:
        """The number of sentences."""
        return len(self.tables.sentence_passage)

    def idf(self, concept: Concept) -> float:
        """How telling a concept is: its rarest term's idf, or the highest where it is lacking."""
        return max((self._rarity(s.terms) * s.weight for s in concept.senses), default=self._unseen)

    def importance(self, concept: Concept) -> float:
        """How much of a question a concept makes up, by idf; the highest where it is lacking."""
        return self._rarity(concept.senses[0].terms) if concept.literal else self._unseen

    def lacking(self, concept: Concept) -> float:
        """How far the corpus is from speaking of a concept, from 0 to 1."""
        if concept.literal:
            return 0.0
        return 1.0 - max((sense.weight for sense in concept.senses), default=0.0)

    def _rarity(self, terms: Sequence[str]) -> float:
        numbers = self.vocabulary.numbers
        return max(float(self.idfs[numbers[t]]) or self._unseen for t in terms)

    def hit(self, number: int, score: float, features: Mapping[str, float] | None = None) -> Hit:
        """A sentence with the score that it was given, and the features where it was ranked."""
        document, passage = self._above(number)
        start, end = self.tables.sentence_range[number].tolist()
        first, last = self.tables.passage_range[passage].tolist()
        found, around = Span(document, start, end), Span(document, first, last)
        return Hit(found, around, score, features or {}, number)

    def sentence(self, number: int) -> Span:
        """A sentence by its place in the index."""
        start, end = self.tables.sentence_range[number].tolist()
        return Span(self._above(number)[0], start, end)

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
        document, passage = self._above(number)
        start, end = self.tables.passage_range[passage].tolist()
        return Span(document, start, end)

    def sentence_around(self, span: Span) -> int | None:
        """The place in the index of the sentence that holds a span, if one does."""
        first, last = self._run(span.document)
        ends = self.tables.sentence_range[first:last, 1]
        near = first + int(np.searchsorted(ends, np.int32(span.end)))
        holds = near < last and int(self.tables.sentence_range[near, 0]) <= span.start
        return near if holds else None

    def _above(self, sentence: int) -> tuple[Document, int]:
        """The document of a sentence, and its passage."""
        passage = int(self.tables.sentence_passage[sentence])
        place = bisect_right(self._starts, passage) - 1
        return self.tables.documents[place], passage

    @cached_property
    def _starts(self) -> list[int]:
        """The first passage of each document: a list is searched for one number in no time."""
        starts: list[int] = self.tables.document_starts.tolist()
        return starts

    def terms(self, number: int) -> frozenset[str]:
        """The terms of a sentence."""
        starts = self.tables.word_starts
        return self._names(self.tables.words[starts[number] : starts[number + 1]])

    def passage_terms(self, number: int) -> frozenset[str]:
        """The terms of the passage of a sentence and of the headings above it."""
        passage = int(self.tables.sentence_passage[number])
        low, high = self.tables.passage_starts[passage : passage + 2].tolist()
        starts = self.tables.word_starts
        words = self._names(self.tables.words[starts[low] : starts[high]])
        return words | self._heading_terms(self.passage_of(number))

    def _heading_terms(self, passage: Span) -> frozenset[str]:
        document = passage.document
        headings = document.path(document.section_at(passage.start))
        texts = (document.title, *(heading.text for heading in headings))
        tokens = (token.text for text in texts for token in tokenise(text))
        words = self.vocabulary.words
        return frozenset(words[word] for word in tokens if word not in STOP_WORDS)

    @cached_property
    def terms_in(self) -> Callable[[str], frozenset[str]]:
        """The terms of a text, as far as the reports use them; headings come again and again."""
        return lru_cache(_REMEMBERED)(self._terms_in)

    def _terms_in(self, text: str) -> frozenset[str]:
        words = self.vocabulary.words
        tokens = (token.text for token in tokenise(text))
        return frozenset(words[t] for t in tokens if t in words and t not in STOP_WORDS)

    def _names(self, numbers: Ints) -> frozenset[str]:
        return frozenset(self.vocabulary.terms[number] for number in numbers.tolist())

    @cached_property
    def everything(self) -> Selection:
        """All sentences."""
        return Selection.of([(0, self.size)])

    def of(self, documents: Sequence[Document]) -> Selection:
        """The sentences of some of the documents, none of which is named twice."""
        if len(documents) == len(self.tables.documents):
            return self.everything
        return Selection.of(sorted(self._run(document) for document in documents))

    def within(self, document: Document, start: int, end: int) -> Selection:
        """The sentences of a document that stand in a range of it."""
        first, last = self._run(document)
        ranges = self.tables.sentence_range[first:last]
        low = int(np.searchsorted(ranges[:, 0], np.int32(start)))
        high = int(np.searchsorted(ranges[:, 1], np.int32(end), side="right"))
        return Selection.of([(first + low, first + high)])

    def places(self, selection: Selection) -> list[int]:
        """The numbers of selected sentences, in order."""
        return list(selection)

    @cached_property
    def _numbers(self) -> Mapping[Document, int]:
        return {document: number for number, document in enumerate(self.tables.documents)}

    def _run(self, document: Document) -> tuple[int, int]:
        """The sentences of a document; none of one that is not in the index."""
        number = self._numbers.get(document)
        if number is None:
            return 0, 0
        first, last = self.tables.document_starts[number : number + 2].tolist()
        return int(self.tables.passage_starts[first]), int(self.tables.passage_starts[last])
