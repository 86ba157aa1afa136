"""The sentences of a report, and the address of each, which lasts as long as its words do."""

from __future__ import annotations

from hashlib import sha256

from bot.reports.document import Block, Document, Kind, Span
from bot.search.passages import Splitter

_DIGITS = 12
"""Of a hash: two of a million sentences share 48 bits with a chance of 1 in 560."""


def sentences(document: Document, block: Block, splitter: Splitter) -> tuple[Span, ...]:
    """What of a block has an address: its sentences; a heading or a label as a whole."""
    whole = document.span(block)
    cut = block.kind in (Kind.PARAGRAPH, Kind.ITEM)
    return (splitter.split(whole) if cut else ()) or (whole,)


def name(sentence: Span) -> str:
    """The id of a sentence, such as "s3f2a9c1b04de".

    It is made of the words alone, so that it outlives a change anywhere else in the report. Where
    they stood before in the report, "-1" follows, or "-2" where they stood twice.
    """
    said, document = sentence.text, sentence.document
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    before = document.text.count(said, 0, sentence.start)
    return f"s{digest}-{before}" if before else f"s{digest}"


def with_list(document: Document, place: int) -> Span | None:
    """The lead-in at a place of the blocks with the list behind it; None for any other block."""
    lead, last = document.blocks[place], place
    if lead.kind is not Kind.PARAGRAPH or document.text[lead.end - 1] != ":":
        return None
    while last + 1 < len(document.blocks) and document.blocks[last + 1].kind is Kind.ITEM:
        last += 1
    return Span(document, lead.start, document.blocks[last].end) if last > place else None


def address(span: Span, splitter: Splitter) -> str:
    """The id of the sentence in which a span starts, or of the first one behind that place.

    A lead-in with its list has an id as a whole. Empty where the report ends before a sentence.
    """
    document, start = span.document, span.start
    place = document.block_at(start) or 0
    if document.blocks and with_list(document, place) == span:
        return name(span)
    for block in document.blocks[place : place + 2]:
        for sentence in sentences(document, block, splitter):
            if start < sentence.end:
                return name(sentence)
    return ""
