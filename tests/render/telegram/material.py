"""An invented report, quotes of it, and a reader that refuses what Telegram refuses."""

from __future__ import annotations

from collections import Counter
from datetime import date
from html.parser import HTMLParser

from bot.answering.answer import Quote
from bot.reports.document import Block, Document, Kind, Span

HEADING = "How sound is the budget?"
FIRST = "The budget is balanced until 2019."
SECOND = "Savings of £3m & more are planned <soon>."
TEXT = f"{HEADING}\nGood\n{FIRST} {SECOND}\nAreas for improvement\nThe force should plan."


def report(source: str | None = "https://example.org/r") -> Document:
    return Document(
        id="exampleshire",
        title="Exampleshire 2015",
        text=TEXT,
        blocks=(
            block(Kind.HEADING, HEADING, 1),
            block(Kind.LABEL, "Good"),
            block(Kind.PARAGRAPH, f"{FIRST} {SECOND}"),
            block(Kind.HEADING, "Areas for improvement", 2),
            block(Kind.ITEM, "The force should plan."),
        ),
        published=date(2015, 10, 20),
        source=source,
    )


def block(kind: Kind, text: str, level: int = 0) -> Block:
    return Block(kind, TEXT.index(text), TEXT.index(text) + len(text), level)


def quote(document: Document, text: str, *words: str) -> Quote:
    start = document.text.index(text)
    around = document.span(document.blocks[document.block_at(start) or 0])
    matched = [(start + text.index(word), start + text.index(word) + len(word)) for word in words]
    return Quote(Span(document, start, start + len(text)), around, 1.0, tuple(matched))


def plain(text: str, title: str = "T", source: str | None = None) -> Document:
    blocks = (Block(Kind.PARAGRAPH, 0, len(text)),)
    return Document(id="d", title=title, text=text, blocks=blocks, source=source)


def whole(document: Document) -> Quote:
    span = Span(document, 0, len(document.text))
    return Quote(span, span, 1.0)


class Checked(HTMLParser):
    """Parses a message as Telegram does and refuses what Telegram refuses."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.text = ""
        self.quotes: list[str] = []
        self.bold: list[str] = []
        self.feed(message)
        self.close()
        assert self.open == [], f"left open: {self.open}"
        assert len(self.text.encode("utf-16-le")) // 2 <= 4096
        assert self.tags.total() <= 100
        assert self.text.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "u", "a", "blockquote"), tag
        assert attrs in ([], [("expandable", None)]) or (tag == "a" and attrs[0][0] == "href")
        assert tag != "blockquote" or "blockquote" not in self.open
        self.open.append(tag)
        self.tags[tag] += 1
        if tag == "blockquote":
            self.quotes.append("")
        if tag == "b":
            self.bold.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "i" and "blockquote" in self.open:
            # A citation ends a folded quote, on a line of its own.
            assert self.quotes[-1].endswith("\n")
            self.quotes[-1] = self.quotes[-1][:-1]

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self.open and "i" not in self.open:
            self.quotes[-1] += data
        if "b" in self.open:
            self.bold[-1] += data
