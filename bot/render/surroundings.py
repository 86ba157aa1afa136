"""How much of the report to show around a quote."""

from __future__ import annotations

from bot.answering.answer import Quote
from bot.reports.document import Document, Kind, Span


def surroundings(quote: Quote) -> Span:
    """The passage of the quote; where the quote fills it, also the paragraphs next to it.

    Paragraphs and list items are neighbours; headings, and so other sections, are not.
    """
    if len(quote.passage.text.strip()) > len(quote.text.strip()):
        return quote.passage
    document = quote.span.document
    before = _neighbour(document, quote.passage.start, -1)
    after = _neighbour(document, quote.passage.end - 1, 1)
    return Span(
        document,
        quote.passage.start if before is None else before.start,
        quote.passage.end if after is None else after.end,
    )


def _neighbour(document: Document, offset: int, step: int) -> Span | None:
    place = document.block_at(offset)
    if place is None or not 0 <= place + step < len(document.blocks):
        return None
    block = document.blocks[place + step]
    return document.span(block) if block.kind in (Kind.PARAGRAPH, Kind.ITEM) else None
