"""An invented report, and a reader of pages that refuses what is not well-formed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from html.parser import HTMLParser

from bot.reports.document import Block, Document, Kind, Span

LINES = (
    (Kind.HEADING, 1, "Coastshire 2020"),
    (Kind.LABEL, 0, "Published 1 March 2020"),
    (Kind.HEADING, 2, "How well does it answer calls?"),
    (Kind.LABEL, 0, "Good"),
    (Kind.PARAGRAPH, 0, "It answers most calls in 9 seconds. Staff like the new <system> & more."),
    (Kind.HEADING, 3, "Areas for improvement"),
    (Kind.PARAGRAPH, 0, "The force should:"),
    (Kind.ITEM, 0, "hire more people;"),
    (Kind.ITEM, 0, "mend the radio."),
    (Kind.HEADING, 2, "Annex"),
    (Kind.ITEM, 0, "Leadership: Inadequate"),
    (Kind.PARAGRAPH, 0, "Staff like tea. Staff like tea."),
)
_EMPTY = {"meta", "input"}


def report(lines: tuple[tuple[Kind, int, str], ...] = LINES, **known: object) -> Document:
    """A document of lines, two line feeds apart."""
    text, blocks = "", []
    for kind, level, content in lines:
        blocks.append(Block(kind, len(text), len(text) + len(content), level))
        text += content + "\n\n"
    fields: dict[str, object] = {
        "id": "coastshire",
        "title": "Coastshire 2020",
        "published": date(2020, 3, 1),
        **known,
    }
    return Document(text=text, blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


def span(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(document, start, start + len(text))


class Page(HTMLParser):
    """The text of a page by element, its ids and links; fails where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.ids: dict[str, str] = {}
        """The text of each element that has an id."""
        self.counted: Counter[str] = Counter()
        self.links: list[str] = []
        self.within: dict[str, list[str]] = {}
        """The texts of the elements of each name."""
        self.tags: Counter[str] = Counter()
        self.feed(html)
        self.close()
        assert self.open == [], f"left open: {self.open}"
        assert set(self.counted.values()) <= {1}, "an id is used twice"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        found = dict(attrs)
        id = found.get("id")
        if id:
            self.counted[id] += 1
            self.ids[id] = ""
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag not in _EMPTY:
            self.open.append((tag, id))
            self.within.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag in {tag for tag, _ in self.open}:
            self.within[tag][-1] += data
        for _, id in self.open:
            if id:
                self.ids[id] += data
