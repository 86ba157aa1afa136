"""The text of a report as HTML: sections, paragraphs, lists and labels, a quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.render.site.chips import chipped
from bot.render.site.markup import element, escape
from bot.render.site.sentences import name, sentences, with_list
from bot.reports.document import Block, Document, Kind, Span
from bot.search.passages import Splitter

QUOTE = "quote"
"""The id of the mark."""
_MARK = "<mark>"
_DEEPEST = 6
_TAGS = {Kind.ITEM: "li", Kind.LABEL: "p", Kind.PARAGRAPH: "p"}


class Body:
    """Writes a report's text with the id of every sentence, and with one range of it marked."""

    def __init__(self, document: Document, splitter: Splitter, mark: Span | None = None) -> None:
        """Raises ValueError where the mark is of another report."""
        if mark is not None and mark.document is not document:
            raise ValueError(f"the mark is of {mark.document.id}, the page of {document.id}")
        self._document = document
        self._splitter = splitter
        self._mark = mark
        self._paged = first_of_pages(document)

    def title(self) -> str:
        """The report's title; where the report begins with that, the heading itself."""
        first = opening(self._document)
        return self._words(first) if first else escape(self._document.title)

    def text(self) -> str:
        """All blocks behind the title, each heading opening a section."""
        blocks = self._document.blocks[1 if opening(self._document) else 0 :]
        parts: list[str] = []
        around: list[int] = []
        for kind, run in groupby(blocks, key=lambda block: block.kind):
            if kind is not Kind.HEADING:
                parts += self._run(kind, list(run))
                continue
            for heading in run:
                parts += _closed(around, heading.level)
                around.append(heading.level)
                parts += "<section>", self._block(f"h{min(len(around) + 1, _DEEPEST)}", heading)
        return "\n".join([*parts, *_closed(around, 0)])

    def _run(self, kind: Kind, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks of one kind; a lead-in at their end opens an element that its list closes."""
        written = [self._block(_TAGS[kind], block) for block in blocks]
        content = "\n".join(written)
        if kind is Kind.PARAGRAPH:
            place = self._document.block_at(blocks[-1].start)
            whole = with_list(self._document, place or 0)
            lead = [f'<div id="{name(whole)}">'] if whole else []
            yield from (*written[:-1], *lead, written[-1])
        elif kind is Kind.ITEM:
            place = self._document.block_at(blocks[0].start) or 0
            led = place > 0 and with_list(self._document, place - 1)
            yield element("ul", content) + ("</div>" if led else "")
        else:
            yield element("div", content, class_="labels")

    def _block(self, tag: str, block: Block) -> str:
        page = self._paged.get(block.start)
        id = f"page-{page}" if page else None
        return element(tag, self._words(block), id=id, data_page=str(page or ""))

    def _words(self, block: Block) -> str:
        """The words of a block, each sentence with its id, and what of it is marked."""
        parts: list[str] = []
        at = block.start
        for sentence in sentences(self._document, block, self._splitter):
            parts += self._marked(at, sentence.start), self._sentence(sentence, block.kind)
            at = sentence.end
        return "".join([*parts, self._marked(at, block.end)])

    def _sentence(self, sentence: Span, kind: Kind) -> str:
        said = self._marked(sentence.start, sentence.end)
        if kind in (Kind.LABEL, Kind.ITEM) and _MARK not in said:
            said = chipped(sentence.text)
        return element("span", said, id=name(sentence))

    def _marked(self, start: int, end: int) -> str:
        """A range of the text, with what of it is in the mark inside a mark of its own."""
        text, mark = self._document.text, self._mark
        if mark is None or start == end or mark.end <= start or end <= mark.start:
            return escape(text[start:end])
        first, last = max(start, mark.start), min(end, mark.end)
        parts = text[start:first], text[first:last], text[last:end]
        before, within, after = map(escape, parts)
        return f"{before}{_MARK}{within}</mark>{after}"


def opening(document: Document) -> Block | None:
    """The first block, where it is a heading that says the report's title."""
    first = next(iter(document.blocks), None)
    heads = first and first.kind is Kind.HEADING and document.span(first).text == document.title
    return first if heads else None


def first_of_pages(document: Document) -> dict[int, int]:
    """The number of each page by the start of the first block that begins on it."""
    starts: dict[int, int] = {}
    for block in reversed(document.blocks):
        page = document.page_at(block.start)
        if page:
            starts[page] = block.start
    return {start: page for page, start in starts.items()}


def marked(html: str) -> bool:
    """Whether anything in some HTML is marked."""
    return _MARK in html


def focused(html: str) -> str:
    """HTML whose first mark has an id and the focus, so that the page opens at it."""
    first = f'<mark id="{QUOTE}" tabindex="-1" autofocus>'
    return html.replace(_MARK, first, 1)


def _closed(around: list[int], level: int) -> Iterator[str]:
    """The ends of the sections that a heading of a level does not stand in."""
    while around and around[-1] >= level:
        around.pop()
        yield "</section>"
