"""A document cut into passages, and passages into sentences that can be quoted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from bot.reports.document import Block, Document, Kind, Passage, Span
from bot.search.references import is_reference

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_ABBREVIATIONS = frozenset(
    "al approx apr art aug bn c ca capt cf ch chap cllr co col corp cpl dc dec dept det dr e.g "
    "ed eds eg esq est etc ex feb fig figs fr ft gen gov hon i.e ie inc insp jan jnr jr jul jun "
    "lt ltd m.p maj mar max messrs min mr mrs ms mt no nos nov oct p p.m a.m para paras pc pp "
    "prof q.c rep rev rt sec sen sep sept sgt sr st supt u.k u.n u.s u.s.a v viz vol vols vs "
    "a b d f g h j k l m n o r s t w x y z".split()
)
_LONGEST_UNIT = 700
"""Characters up to which a lead-in and its list are quoted as one."""


class Splitter:
    """Cuts text into sentences with Punkt and a fixed list of abbreviations.

    Nothing is trained or downloaded; Punkt is Kiss and Strunk (2006).
    """

    def __init__(self) -> None:
        self._punkt = _punkt()

    def split(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a span, in order, without the white space between them."""
        return tuple(
            Span(span.document, span.start + start, span.start + end)
            for start, end in self._punkt.span_tokenize(span.text)
            if end > start
        )


def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def passages(document: Document, splitter: Splitter) -> tuple[Passage, ...]:
    """Every paragraph, and every list with its lead-in, in order.

    A lead-in and a short list are one sentence, since neither says anything without the other;
    in a longer list each item is a sentence of its own.
    """
    return tuple(_passage(document, run, splitter) for run in _runs(document))


def _runs(document: Document) -> Iterator[tuple[Block, ...]]:
    """The blocks that belong together."""
    lead: tuple[Block, ...] = ()
    for kind, group in groupby(document.blocks, key=lambda block: block.kind):
        blocks = tuple(group)
        if kind is Kind.ITEM:
            yield (*lead, *blocks)
            lead = ()
            continue
        if lead:
            yield lead
            lead = ()
        if kind is Kind.PARAGRAPH:
            introduces = document.text[blocks[-1].end - 1] == ":"
            lead = blocks[-1:] if introduces else ()
            yield from ((block,) for block in (blocks[:-1] if introduces else blocks))
    if lead:
        yield lead


def _passage(document: Document, run: tuple[Block, ...], splitter: Splitter) -> Passage:
    span = Span(document, run[0].start, run[-1].end)
    introduced = len(run) > 1 and run[0].kind is Kind.PARAGRAPH
    if introduced and span.end - span.start <= _LONGEST_UNIT:
        sentences: tuple[Span, ...] = (span,)
    else:
        split = (s for block in run for s in splitter.split(document.span(block)))
        sentences = tuple(s for s in split if not is_reference(s.text))
    return Passage(span, sentences, document.path(document.section_at(span.start)))
