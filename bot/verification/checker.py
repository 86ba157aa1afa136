"""Checks quotations against the loaded reports: the entrance of this room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from bot.errors import QuotationError
from bot.reports.document import Document, Span
from bot.search.index import Index
from bot.verification.code import Resolved, read, resolve
from bot.verification.folding import Folded
from bot.verification.nearest import Nearby, sentences_around
from bot.verification.places import Ranges, standing
from bot.verification.quotation import Piece, pieces, whole
from bot.verification.verdict import Found, Gap, Nearest, Status, Verdict

SHOWN = 5
"""Places that a verdict holds."""
_ALIKE = 0.6
"""Likeness from which a quotation is an altered one, and not somebody's own words."""
_SHORT = 3
"""Words below which a quotation says too little to be checked where it stands often."""
_OFTEN = 3
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot)\b|n[’']t\b", re.IGNORECASE
)
_STOP = re.compile(r"[.?!][)\]'\"’”]*\s|\n")


class Checker:
    """Holds the texts of an index's reports as they are compared; it never changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.documents: tuple[Document, ...] = index.tables.documents

    def check(self, quote: str, named: Sequence[Document] = ()) -> Verdict:
        """Whether a quotation stands in some of the reports, or in any where none is named.

        Raises QuotationError where it has no word.
        """
        one, cut = whole(quote), pieces(quote)
        if one is None or not cut:
            raise QuotationError("write the words to check: there is none in the quotation.")
        literal = list(self._found((one,), self.documents))
        marked = [piece.text for piece in cut] != [one.text]
        everywhere = literal or (list(self._found(cut, self.documents)) if marked else [])
        there = [f for f in everywhere if f.span.document in named] if named else everywhere
        if there or everywhere:
            return self._stands(quote, cut, named, there, everywhere)
        return self._differs(quote, named)

    def resolve(self, code: str) -> Resolved:
        """Where the quotation of a code stands; raises QuotationError where it is no code."""
        return resolve(read(code), self._texts)

    @cached_property
    def _texts(self) -> dict[Document, Folded]:
        return {document: Folded(document.text) for document in self.documents}

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby(self._index)

    def _found(self, cut: Sequence[Piece], among: Sequence[Document]) -> Iterator[Found]:
        for document in among:
            for ranges in standing(cut, self._texts[document]):
                span = Span(document, ranges[0][0], ranges[-1][1])
                yield Found(span, span, tuple(_gaps(document, ranges, cut)))

    def _stands(
        self,
        quote: str,
        cut: Sequence[Piece],
        named: Sequence[Document],
        there: Sequence[Found],
        everywhere: Sequence[Found],
    ) -> Verdict:
        places = sorted(there or everywhere, key=lambda found: found.negated)
        times, shown = len(places), tuple(places[:SHOWN])
        count = sum(len(piece.words.raw.split()) for piece in cut)
        status: Status = "altered" if shown[0].negated else "word_for_word"
        if (count < _SHORT and times > _OFTEN) or count < 2 * len(cut) - 1:
            status = "too_short"
        elif named and not there:
            status = "elsewhere"
        shown = tuple(self._in_sentence(found) for found in shown)
        return Verdict(quote, status, tuple(named), shown, times)

    def _in_sentence(self, found: Found) -> Found:
        """The place with the sentences around it; of whole ones it has all, with the last stop."""
        around, span = sentences_around(self._index, found.span), found.span
        text = span.document.text
        beside = text[around.start : span.start] + text[span.end : around.end]
        whole = not any(map(str.isalnum, beside))
        return replace(found, span=around if whole else span, around=around)

    def _differs(self, quote: str, named: Sequence[Document]) -> Verdict:
        nearest = self._nearest(quote, tuple(named) or self.documents)
        if named and not _alike(nearest):
            nearest = self._nearest(quote, self.documents)
        status: Status = "altered" if _alike(nearest) else "nowhere"
        return Verdict(quote, status, tuple(named), nearest=nearest)

    def _nearest(self, quote: str, among: Sequence[Document]) -> Nearest | None:
        texts = [(document, self._texts[document]) for document in among]
        return self._nearby.find(quote, texts, all_of_them=len(among) == len(self.documents))


def _alike(nearest: Nearest | None) -> bool:
    return nearest is not None and nearest.likeness >= _ALIKE


def _gaps(document: Document, ranges: Ranges, cut: Sequence[Piece]) -> Iterator[Gap]:
    starts = [ranges[0][0], *(end for _, end in ranges[:-1])]
    for start, (end, _), piece in zip(starts, ranges, cut, strict=True):
        span, left_out = Span(document, start, end), piece.join == "left out"
        put_in = bool(_NEGATION.search(piece.put))
        # "[does not]" may stand for "doesn’t", but not for "does".
        negates = (put_in or _negates(span.text)) if left_out else put_in != _negates(span.text)
        if negates or (piece.join != "joined" and span.text.strip()):
            yield Gap(span, left_out, negates, piece.put)


def _negates(left_out: str) -> bool:
    """Whether a negation is left out of a sentence of which other words are quoted."""
    parts = _STOP.split(left_out)
    return any(_NEGATION.search(part) for part in (parts[0], parts[-1]))
