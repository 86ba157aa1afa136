"""The words of the reports that come nearest to a quotation that stands in none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.reports.document import Document, Span
from bot.search.analysis import tokenise
from bot.search.bm25 import Bm25, top
from bot.search.index import Index
from bot.verification.difference import Alignment, Word, letters, words
from bot.verification.folding import Folded, folded
from bot.verification.verdict import Nearest

_LEAST = 0.35
"""Likeness below which words have nothing to do with a quotation."""
_CANDIDATES = 12
_WORDS = 600
"""Words of a quotation and all its candidates; of a long one fewer are compared."""
_SURE = 0.8
"""Likeness from which nothing nearer is looked for."""
_SEED = 2
"""Words of the shortest part of a quotation that is looked for as it stands."""
_CHARACTERS = 9
"""Characters of a word with the space after it, amply."""


_Best = tuple[Alignment, Document]


class Nearby:
    """Looks for what is like a quotation in the sentences of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        # Without saturation and length: the sum of the weights of the words in common.
        self._bm25 = Bm25(index.tables.sentence, k1=0.0, b=0.0, delta=0.0)

    def find(
        self, quote: str, texts: Sequence[tuple[Document, Folded]], *, all_of_them: bool
    ) -> Nearest | None:
        """What comes nearest in some reports, which may be all of them; None where nothing does."""
        quoted = words(quote)
        if not quoted:
            return None
        most = max(2, min(_CANDIDATES, _WORDS // len(quoted)))
        ranked = self._ranked(quote, None if all_of_them else [d for d, _ in texts], most)
        best = _best(quote, quoted, ranked)
        if best is None or best[0].likeness < _SURE:
            best = _best(quote, quoted, _seeded(quote, quoted, texts), best)
        if best is None or best[0].likeness < _LEAST:
            return None
        return self._nearest(*best)

    def _ranked(
        self, quote: str, documents: Sequence[Document] | None, most: int
    ) -> Iterator[Span]:
        """The sentences that share the most telling words with a quotation."""
        vocabulary = self._index.vocabulary
        found = (vocabulary.words.get(token.text) for token in tokenise(quote))
        numbers = (vocabulary.numbers.get(term) for term in found if term)
        query = {number: 1.0 for number in numbers if number is not None}
        if not query:
            return
        if documents is None:
            places = self._bm25.best(query, most)
        else:
            places = self._index.of(documents).numbers
        for place in top(self._bm25.scores_at(query, places), most):
            yield self._index.sentence(int(places[place]))

    def _nearest(self, alignment: Alignment, document: Document) -> Nearest:
        first, last = alignment.range
        stated = alignment.stated
        span = Span(document, stated[first].start, stated[last - 1].end)
        return Nearest(
            span,
            sentences_around(self._index, span),
            alignment.changes,
            alignment.likeness,
            alignment.wording_differs,
        )


def sentences_around(index: Index, span: Span) -> Span:
    """The whole sentences that a span is of, as far as the index has them."""
    document = span.document
    first = index.sentence_around(Span(document, span.start, min(span.start + 1, span.end)))
    last = index.sentence_around(Span(document, max(span.end - 1, span.start), span.end))
    start = index.sentence(first).start if first is not None else span.start
    end = index.sentence(last).end if last is not None else span.end
    return Span(document, start, end)


def _best(
    quote: str, quoted: Sequence[Word], spans: Iterable[Span], best: _Best | None = None
) -> _Best | None:
    """The best of some alignments with what stands around spans, and of one made before."""
    for document, start, end in _regions(spans, len(quoted)):
        # No likeness is above that of all words found in order; most places need no more.
        there = letters(document.text[start:end])
        shared = sum(word.key in there for word in quoted)
        if best and 2 * shared <= best[0].likeness * (len(quoted) + shared):
            continue
        stated = words(document.text, start, end)
        alignment = Alignment(quote, document.text, quoted, stated).refined()
        if best is None or alignment.likeness > best[0].likeness:
            best = alignment, document
        # Nothing differs by less than a word.
        if best[0].likeness >= 1 - 1 / len(quoted):
            break
    return best


def _seeded(
    quote: str, quoted: Sequence[Word], texts: Iterable[tuple[Document, Folded]]
) -> Iterator[Span]:
    """Where a part of a quotation stands as it is, headings and all; the longest parts first.

    One word changed leaves the words before it or behind it.
    """
    thirds = [len(quoted) * n // 3 for n in range(4)]
    left = _CANDIDATES
    for low, high in ((0, 2), (1, 3), (0, 1), (2, 3), (1, 2)):
        part = quoted[thirds[low] : thirds[high]]
        if len(part) < _SEED:
            continue
        seed = folded(quote[part[0].start : part[-1].end]).text
        for document, text in texts:
            at = text.text.find(seed)
            if at < 0:
                continue
            yield Span(document, *text.range(at, at + len(seed)))
            left -= 1
            if not left:
                return


def _regions(spans: Iterable[Span], size: int) -> Iterator[tuple[Document, int, int]]:
    """The ranges of text to compare: the spans with as much around them as a quotation is long."""
    room = size * _CHARACTERS + 80
    seen: set[tuple[Document, int]] = set()
    for span in spans:
        text = span.document.text
        start, end = max(span.start - room, 0), min(span.end + room, len(text))
        if (span.document, span.start // max(room // 2, 1)) in seen:
            continue
        seen.add((span.document, span.start // max(room // 2, 1)))
        while 0 < start < span.start and not text[start - 1].isspace():
            start += 1
        while end < len(text) and not text[end].isspace():
            end += 1
        yield span.document, start, end
