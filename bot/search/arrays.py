"""What an index is made of: the passages, sentences and terms of a corpus as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.reports.document import Document, Kind, Passage, Span
from bot.reports.problem import Problem
from bot.search.analysis import STOP_WORDS, Stemmer, tokenise
from bot.search.bm25 import Ints, Postings
from bot.search.content import fits
from bot.search.passages import Splitter, passages
from bot.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Everything an index is made of, as arrays that can be saved.

    Documents, their passages, the sentences of those and the words of these are numbered through:
    the passages of document ``d`` are ``document_starts[d]`` to ``document_starts[d + 1]``, the
    sentences of a passage likewise, and ``words[word_starts[s]:word_starts[s + 1]]`` are the term
    numbers of sentence ``s``.
    """

    documents: tuple[Document, ...]
    vocabulary: Vocabulary
    document_starts: Ints
    passage_starts: Ints
    passage_range: Ints
    sentence_passage: Ints
    sentence_range: Ints
    sentence_fit: Ints
    word_starts: Ints
    words: Ints
    sentence: Postings
    passage: Postings
    context: Postings
    problems: tuple[Problem, ...] = ()
    """What could not be read of the corpus."""


def build(documents: Sequence[Document], stemmer: Stemmer) -> Tables:
    """The tables of an index over some documents."""
    splitter = Splitter()
    found = [(place, p) for place, d in enumerate(documents) for p in passages(d, splitter)]
    return _Build(stemmer).tables(tuple(documents), found)


class _Build:
    """Numbers terms as they come."""

    def __init__(self, stemmer: Stemmer) -> None:
        self._stemmer = stemmer
        self._numbers: dict[str, int] = {}
        self._surface: dict[str, str] = {}

    def tables(self, documents: tuple[Document, ...], found: list[tuple[int, Passage]]) -> Tables:
        sentences = [(n, s) for n, (_, p) in enumerate(found) for s in p.sentences]
        words = [self._terms(sentence.text) for _, sentence in sentences]
        context = [self._context(passage) for _, passage in found]
        self._know_headings(documents)
        bodies = [self._terms(passage.span.text) for _, passage in found]
        size = len(self._numbers)
        return Tables(
            documents=documents,
            vocabulary=Vocabulary(tuple(self._numbers), self._surface),
            document_starts=_starts([place for place, _ in found], len(documents)),
            passage_starts=_starts([number for number, _ in sentences], len(found)),
            passage_range=_ranges([p.span for _, p in found]),
            sentence_passage=_ints(number for number, _ in sentences),
            sentence_range=_ranges([sentence for _, sentence in sentences]),
            sentence_fit=_ints(int(fits(sentence.text)) for _, sentence in sentences),
            word_starts=_ints(np.cumsum([0, *map(len, words)])),
            words=_ints(term for text in words for term in text),
            sentence=Postings.of(words, size),
            passage=Postings.of([c + b for c, b in zip(context, bodies, strict=True)], size),
            context=Postings.of(context, size),
        )

    def _know_headings(self, documents: tuple[Document, ...]) -> None:
        """Take the words of headings and labels into the vocabulary."""
        for document in documents:
            for block in document.blocks:
                if block.kind in (Kind.HEADING, Kind.LABEL):
                    self._terms(document.text[block.start : block.end])

    def _context(self, passage: Passage) -> list[int]:
        headings = [passage.span.document.title, *(h.text for h in passage.context)]
        return [term for heading in dict.fromkeys(headings) for term in self._terms(heading)]

    def _terms(self, text: str) -> list[int]:
        found = []
        for token in tokenise(text):
            for word in (token.text, *token.parts):
                if not word:
                    continue
                stem = self._stemmer.stem(word)
                self._surface.setdefault(word, stem)
                if word not in STOP_WORDS:
                    found.append(self._numbers.setdefault(stem, len(self._numbers)))
        return found


def _ints(values: object) -> Ints:
    return np.array(list(values), dtype=np.int32)  # type: ignore[call-overload]


def _starts(owners: Sequence[int], count: int) -> Ints:
    """Where what belongs to each of some owners starts in a list of all, and the list's end."""
    return np.searchsorted(owners, np.arange(count + 1)).astype(np.int32)


def _ranges(spans: list[Span]) -> Ints:
    return np.array([(s.start, s.end) for s in spans], dtype=np.int32).reshape(-1, 2)
