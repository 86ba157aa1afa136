"""What an index is made of: the passages, sentences and terms of a corpus as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.reports.acronyms import Acronym
from bot.reports.called import Called
from bot.reports.document import Document
from bot.reports.inspection import Inspection
from bot.reports.problem import Problem
from bot.search.analysis import Stemmer
from bot.search.bm25 import Ints, Postings
from bot.search.pieces import Pieces, pieces
from bot.search.ragged import Ragged
from bot.search.stored import (
    Known,
    acronyms_of,
    called_of,
    documents_of,
    inspections_of,
    known_of,
    lines_of,
)
from bot.search.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class Tables:
    """Everything an index is made of, as arrays that can be saved.

    Documents, their passages, the sentences of those and the words of these are numbered through:
    the passages of document ``d`` are ``document_starts[d]`` to ``document_starts[d + 1]``, the
    sentences of a passage likewise, and ``words[word_starts[s]:word_starts[s + 1]]`` are the term
    numbers of sentence ``s``.
    """

    documents: tuple[Document, ...]
    pieces: Pieces
    sentence_passage: Ints
    sentence: Postings
    passage: Postings
    context: Postings
    problems: tuple[Problem, ...] = ()
    """What could not be read of the corpus."""

    @cached_property
    def inspections(self) -> tuple[Inspection, ...]:
        """The structure of each document."""
        return inspections_of(self.pieces.saved, self.documents, self._known)

    @cached_property
    def called(self) -> tuple[Called, ...]:
        """What each document is called."""
        return called_of(self.documents, self._known)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """All that is graded in any document, each on one line."""
        return lines_of(self.pieces.saved.subjects)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings of all lists in any document, each on one line."""
        return lines_of(self.pieces.saved.headings)

    @cached_property
    def _known(self) -> list[Known]:
        return known_of(self.pieces.saved)

    def acronyms(self) -> list[Acronym]:
        """Every abbreviation that the documents spell out, in their order."""
        return acronyms_of(self.pieces.saved, self.documents)

    @cached_property
    def file_names(self) -> dict[str, str]:
        """The name of each document's file in its folder, by the document's own; none without."""
        named = zip(self.documents, self.pieces.files, strict=False)
        return {d.id: state.split(" ", 1)[1] for d, state in named if state}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms and the words that they come from."""
        words = dict(zip(self.pieces.surface, self.pieces.stems, strict=True))
        return Vocabulary(self.pieces.terms, words)

    @cached_property
    def document_starts(self) -> NDArray[np.int64]:
        """The first passage of each document, and the number of all passages."""
        return self.pieces.passages.starts // 2

    @cached_property
    def passage_starts(self) -> NDArray[np.int64]:
        """The first sentence of each passage, and the number of all sentences."""
        return self.pieces.sentences.starts // 2

    @property
    def passage_range(self) -> Ints:
        """The range of each passage in its document's text (passages, 2)."""
        return self.pieces.passages.values.reshape(-1, 2)

    @property
    def sentence_range(self) -> Ints:
        """The range of each sentence in its document's text (sentences, 2)."""
        return self.pieces.sentences.values.reshape(-1, 2)

    @property
    def sentence_fit(self) -> Ints:
        """What kinds of content each sentence states."""
        return self.pieces.fits

    @property
    def words(self) -> Ints:
        """The terms of all sentences."""
        return self.pieces.words.values

    @property
    def word_starts(self) -> NDArray[np.int64]:
        """The place of the first term of each sentence in ``words``, and their number."""
        return self.pieces.words.starts


def build(documents: Sequence[Document], stemmer: Stemmer) -> Tables:
    """The tables of an index over some documents."""
    return tables_of(pieces(documents, stemmer), tuple(documents))


def tables_of(found: Pieces, documents: tuple[Document, ...] | None = None) -> Tables:
    """The tables of an index over the documents that some pieces are of."""
    size = len(found.terms)
    passages = len(found.sentences)
    owners = np.repeat(np.arange(passages, dtype=np.int32), np.diff(found.sentences.starts) // 2)
    sentences = _owners(found.words)
    headings = _owners(found.context)
    context, words = found.context.values, found.words.values
    return Tables(
        documents=documents_of(found.saved) if documents is None else documents,
        pieces=found,
        sentence_passage=owners,
        sentence=Postings.at(words, sentences, size, len(owners)),
        passage=Postings.at(
            np.concatenate([context, words]),
            np.concatenate([headings, owners[sentences]]),
            size,
            passages,
        ),
        context=Postings.at(context, headings, size, passages),
    )


def _owners(lists: Ragged) -> Ints:
    """For each value the place of the list that it is in."""
    return np.repeat(np.arange(len(lists), dtype=np.int32), np.diff(lists.starts))
