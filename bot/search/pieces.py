"""What reports give to an index, report by report, so that reports can be added and taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from bot.reports.document import Document, Kind, Span
from bot.search.analysis import STOP_WORDS, Stemmer, raw_tokens, tokenise
from bot.search.bm25 import Ints
from bot.search.content import fits
from bot.search.passages import Splitter, passages
from bot.search.ragged import Ragged, chained
from bot.search.stored import Saved, saved


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What some documents give to an index, in their order.

    ``passages`` says how the passages belong to the documents, ``sentences`` the sentences to the
    passages; their values are the ranges of either, two numbers each. ``words`` and ``context``
    hold numbers of terms, ``vocabulary`` numbers of words.
    """

    files: tuple[str, ...]
    """For each document what tells it from another state of its file."""
    surface: tuple[str, ...]
    """The folded words of the documents, sorted."""
    stems: tuple[str, ...]
    """The stem of each."""
    saved: Saved
    vocabulary: Ragged
    """The words of each document."""
    passages: Ragged
    """For each document the ranges of its passages, flat."""
    sentences: Ragged
    """For each passage the ranges of its sentences, flat."""
    context: Ragged
    """For each passage the terms of the title and of the headings above it."""
    words: Ragged
    """The terms of each sentence."""
    fits: Ints
    """What kinds of content each sentence states."""
    digests: NDArray[np.uint64]
    """What tells the words of a sentence from any other's."""

    @property
    def terms(self) -> tuple[str, ...]:
        """The stems of the words that carry a subject, sorted."""
        return terms_of(self.surface, self.stems)


def terms_of(surface: Sequence[str], stems: Sequence[str]) -> tuple[str, ...]:
    """The stems, sorted, of those words that carry a subject."""
    telling = (s for w, s in zip(surface, stems, strict=True) if w not in STOP_WORDS)
    return tuple(sorted(set(telling)))


def pieces(documents: Sequence[Document], stemmer: Stemmer, files: Sequence[str] = ()) -> Pieces:
    """What some documents give to an index."""
    return _Cutter(stemmer).pieces(documents, tuple(files) or ("",) * len(documents))


class _Cutter:
    """Numbers words and terms as they come, and then by the alphabet."""

    def __init__(self, stemmer: Stemmer) -> None:
        self._stemmer = stemmer
        self._splitter = Splitter()
        self._known: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._words: dict[str, int] = {}
        self._stems: list[str] = []
        self._numbers: dict[str, int] = {}

    def pieces(self, documents: Sequence[Document], files: tuple[str, ...]) -> Pieces:
        """The pieces of some documents."""
        found = [passages(document, self._splitter) for document in documents]
        each = [passage for cut in found for passage in cut]
        texts = [sentence.text for passage in each for sentence in passage.sentences]
        raws = [raw_tokens(text) for text in texts]
        words = [[term for raw in found for term in self._of(raw)[0]] for found in raws]
        context = [self._context(p.span.document, p.context) for p in each]
        counts = [sum(len(passage.sentences) for passage in cut) for cut in found]
        own = iter(raws)
        vocabulary = [
            self._vocabulary(document, islice(own, count))
            for document, count in zip(documents, counts, strict=True)
        ]
        order = sorted(self._words)
        surface = _places(order, self._words)
        stems = tuple(self._stems[number] for number in map(self._words.__getitem__, order))
        terms = _places(terms_of(order, stems), self._numbers)
        return Pieces(
            files=files,
            surface=tuple(order),
            stems=stems,
            saved=saved(documents),
            vocabulary=Ragged.of(vocabulary).renumbered(surface).sorted(),
            passages=_ranges([[p.span for p in cut] for cut in found]),
            sentences=_ranges([p.sentences for p in each]),
            context=Ragged.of(context).renumbered(terms),
            words=Ragged.of(words).renumbered(terms),
            fits=np.fromiter((int(fits(text)) for text in texts), np.int32, len(texts)),
            digests=digests(texts),
        )

    def _vocabulary(self, document: Document, sentences: Iterable[list[str]]) -> list[int]:
        """The words of a document: of its title, headings, labels and sentences' tokens."""
        named = (document.span(b) for b in document.blocks if b.kind in (Kind.HEADING, Kind.LABEL))
        texts = (document.title, *(span.text for span in named))
        seen = {raw for tokens in (*map(raw_tokens, texts), *sentences) for raw in tokens}
        return list({word for raw in seen for word in self._of(raw)[1]})

    def _context(self, document: Document, headings: Iterable[Span]) -> list[int]:
        texts = dict.fromkeys((document.title, *(heading.text for heading in headings)))
        return [term for text in texts for term in self._terms(text)]

    def _terms(self, text: str) -> list[int]:
        return [term for raw in raw_tokens(text) for term in self._of(raw)[0]]

    def _of(self, raw: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The terms and the words of a token as it is written."""
        known = self._known.get(raw)
        if known is None:
            words = [w for token in tokenise(raw) for w in (token.text, *token.parts) if w]
            known = self._known[raw] = (
                tuple(self._term(word) for word in words if word not in STOP_WORDS),
                tuple(map(self._word, words)),
            )
        return known

    def _term(self, word: str) -> int:
        return self._numbers.setdefault(self._stemmer.stem(word), len(self._numbers))

    def _word(self, word: str) -> int:
        number = self._words.setdefault(word, len(self._words))
        if number == len(self._stems):
            self._stems.append(self._stemmer.stem(word))
        return number


def digest(text: str) -> int:
    """Eight bytes that tell the words of a sentence, however they are spaced, from any other's."""
    spaced = " ".join(text.split()).encode()
    return int.from_bytes(hashlib.blake2b(spaced, digest_size=8).digest(), "little")


def digests(texts: Sequence[str]) -> NDArray[np.uint64]:
    """A digest of each text."""
    return np.fromiter(map(digest, texts), np.uint64, len(texts))


def joined(runs: Sequence[tuple[Pieces, int, int]]) -> Pieces:
    """The pieces of documents from here and there: each run names some neighbours by place."""
    parts = [_part(piece, low, high) for piece, low, high in runs]
    stems = {w: s for part in parts for w, s in _alive(part)}
    surface = tuple(sorted(stems))
    terms = terms_of(surface, tuple(map(stems.__getitem__, surface)))
    words = {word: number for number, word in enumerate(surface)}
    numbers = {term: number for number, term in enumerate(terms)}
    of_words = [_numbers(part.surface, words) for part in parts]
    of_terms = [_numbers(part.terms, numbers) for part in parts]
    vocabulary = [p.vocabulary.renumbered(n) for p, n in zip(parts, of_words, strict=True)]
    return Pieces(
        files=tuple(file for part in parts for file in part.files),
        surface=surface,
        stems=tuple(map(stems.__getitem__, surface)),
        saved=Saved(*(chained([getattr(p.saved, n) for p in parts]) for n in Saved.names())),
        vocabulary=chained(vocabulary),
        passages=chained([part.passages for part in parts]),
        sentences=chained([part.sentences for part in parts]),
        context=chained([p.context.renumbered(n) for p, n in zip(parts, of_terms, strict=True)]),
        words=chained([p.words.renumbered(n) for p, n in zip(parts, of_terms, strict=True)]),
        fits=np.concatenate([part.fits for part in parts]),
        digests=np.concatenate([part.digests for part in parts]),
    )


def _part(whole: Pieces, low: int, high: int) -> Pieces:
    """Some neighbouring documents of the pieces, with the vocabulary of all."""
    if (low, high) == (0, len(whole.files)):
        return whole
    first, last = (int(whole.passages.starts[place]) // 2 for place in (low, high))
    begin, end = (int(whole.sentences.starts[place]) // 2 for place in (first, last))
    return Pieces(
        files=whole.files[low:high],
        surface=whole.surface,
        stems=whole.stems,
        saved=Saved(*(getattr(whole.saved, n).part(low, high) for n in Saved.names())),
        vocabulary=whole.vocabulary.part(low, high),
        passages=whole.passages.part(low, high),
        sentences=whole.sentences.part(first, last),
        context=whole.context.part(first, last),
        words=whole.words.part(begin, end),
        fits=whole.fits[begin:end],
        digests=whole.digests[begin:end],
    )


def _alive(part: Pieces) -> Iterator[tuple[str, str]]:
    """The words that some document of a part has, with their stems."""
    numbers = np.unique(part.vocabulary.values).tolist()
    return ((part.surface[number], part.stems[number]) for number in numbers)


def _places(order: Sequence[str], numbers: dict[str, int]) -> Ints:
    """For each number the place of its word in a list of all of them."""
    places = np.zeros(len(numbers), np.int32)
    places[[numbers[word] for word in order]] = np.arange(len(order), dtype=np.int32)
    return places


def _numbers(words: Sequence[str], numbers: dict[str, int]) -> Ints:
    """The number of each word; any for one that is gone."""
    return np.array([numbers.get(word, 0) for word in words], np.int32)


def _ranges(spans: Sequence[Sequence[Span]]) -> Ragged:
    return Ragged.of([[n for s in each for n in (s.start, s.end)] for each in spans])
