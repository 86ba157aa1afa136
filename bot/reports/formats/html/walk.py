"""Walks a web page and cuts it into headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.reports.formats.html.dom import HEADINGS, Element
from bot.reports.formats.html.elements import is_dropped, names
from bot.reports.formats.html.pieces import Links, Piece
from bot.reports.formats.rows import Cell, joined, lines
from bot.reports.formats.shape import clean, ends_heading, is_heading, is_note_number
from bot.reports.labels import grade_line, is_label

_BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html li main ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_LISTS = frozenset({"ul", "ol", "li", "dl", "table"})
_GRADE_NAMES = frozenset(
    "grade graded grading rating badge judgement judgment outcome status tag label".split()
)
_BOLD = frozenset({"b", "strong"})
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?")
_BACK_LINKS = frozenset("↩↑^⏎\ufe0e\ufe0f ")
_NEW_TAB = re.compile(r"\s?[(\[]\s*opens? in (?:a )?new (?:tab|window)\s*[)\]]", re.IGNORECASE)


def pieces(root: Element, page: Element) -> list[Piece]:
    """What a part of a page says, in order; the page tells which hidden parts can be opened."""
    return _Walk(_opened(page)).over(root)


def _opened(page: Element) -> frozenset[str]:
    """The ids that a control of the page opens, such as an accordion's."""
    attributes = ("aria-controls", "data-target", "data-bs-target", "data-controls")
    found = (e.attributes.get(name, "") for e in page.elements() for name in attributes)
    return frozenset(word.lstrip("#") for value in found for word in value.split())


@dataclass(slots=True)
class _Running:
    """The text since the last block boundary, and how many of its letters are bold or linked."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    bold: int = 0
    linked: int = 0
    here: int = 0
    """How many are linked to a place in the page itself."""

    @property
    def text(self) -> str:
        return _NEW_TAB.sub("", "".join(self.parts))

    @property
    def links(self) -> Links:
        if self.linked < self.size:
            return "none"
        return "here" if self.here == self.size else "elsewhere"


class _Walk:
    """Gathers running text and lets it go as a piece wherever a block begins or ends."""

    def __init__(self, opened: frozenset[str]) -> None:
        self._opened = opened
        self._found: list[Piece] = []
        self._running = _Running()
        self._blocks: list[Element] = []
        """The open headings and items; the innermost says what running text is."""
        self._links: list[Element] = []
        self._bold: list[Element] = []
        self._level = 0

    def over(self, root: Element) -> list[Piece]:
        """All pieces inside an element; no recursion, for broken pages nest thousands deep."""
        stack: list[tuple[Element | str, bool]] = [(root, False)]
        while stack:
            node, closing = stack.pop()
            if isinstance(node, str):
                self._say(re.sub(r"\s+", " ", node))
            elif closing:
                self._close(node)
            elif not self._took(node):
                self._open(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.children))
        self._let_go()
        return self._found

    def _took(self, element: Element) -> bool:
        """Whether nothing inside an element is left to walk: dropped, or read as a whole."""
        if is_dropped(element, self._opened) or self._is_note_mark(element):
            return True
        if element.tag == "br":
            self._say("\n")
        elif element.tag == "img" or self._is_badge(element):
            grade = clean(element.attributes.get("alt", "") or element.text())
            if is_label(grade):
                self._say_grade(grade)
        elif element.tag in ("table", "dl") and _is_tabular(element):
            self._let_go()
            self._take_rows(element)
        else:
            return False
        return True

    def _open(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self._boundary(element)
        for stack in self._meant_by(element):
            stack.append(element)

    def _close(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self._boundary(element)
        for stack in self._meant_by(element):
            stack.pop()

    def _meant_by(self, element: Element) -> Iterator[list[Element]]:
        """Where an element counts while it is open, for the text in it."""
        item = element.tag == "li" and not element.headings
        if item or element.tag == "summary" or _level(element):
            yield self._blocks
        if "href" in element.attributes:
            yield self._links
        if element.tag in _BOLD:
            yield self._bold

    def _boundary(self, element: Element) -> None:
        """A paragraph inside an item is part of it; every other block is a piece of its own."""
        if self._in_item and element.tag not in _LISTS:
            self._say(" ")
        else:
            self._let_go()

    @property
    def _in_item(self) -> bool:
        return bool(self._blocks) and self._blocks[-1].tag == "li"

    def _say(self, text: str) -> None:
        running = self._running
        running.parts.append(text)
        size = sum(map(str.isalnum, text))
        running.size += size
        running.bold += size if self._bold else 0
        if self._links:
            running.linked += size
            running.here += size if self._links[-1].get("href").startswith("#") else 0

    def _say_grade(self, grade: str) -> None:
        """A grade stands on a line of its own, or in an item after a colon."""
        if self._in_item and self._running.size:
            said = self._running.text.rstrip()
            self._running.parts = [said if said[-1:] in ":?" else f"{said}:"]
            self._say(f" {grade} ")
        else:
            self._say(f"\n{grade}\n")

    def _let_go(self) -> None:
        running, self._running = self._running, _Running()
        if not running.size:
            return
        level = self._heading_level(running)
        if self._heads_on(running):
            last = self._found[-1]
            self._found[-1] = replace(last, text=f"{last.text} {running.text}")
        elif level:
            self._found.append(Piece("heading", running.text, level, running.links))
        else:
            what: Literal["item", "paragraph"] = "item" if self._in_item else "paragraph"
            self._found.append(Piece(what, running.text, 0, running.links))

    def _heading_level(self, running: _Running) -> int:
        """The level where the running text is a heading, marked so or bold as a whole."""
        block = self._blocks[-1] if self._blocks else None
        if block is not None and _level(block):
            self._level = _level(block)
            return self._level
        folded = block is not None and block.tag == "summary"
        bold = block is None and running.bold == running.size
        line = clean(running.text) if folded or bold else ""
        return self._level + 1 if line and is_heading(line) else 0

    def _heads_on(self, running: _Running) -> bool:
        """Whether a bold line is the rest of the bold heading right before it."""
        last = self._found[-1] if self._found else None
        if self._blocks or running.bold < running.size or last is None:
            return False
        return (last.what, last.level) == ("heading", self._level + 1) and ends_heading(
            clean(last.text), clean(running.text)
        )

    def _is_note_mark(self, element: Element) -> bool:
        """Whether an element is a footnote's number in the text, or the way back from it."""
        if element.words > 1 or element.tag not in ("sup", "a"):
            return False
        text = element.text()
        noted = _NOTE.fullmatch(text) is not None
        if element.tag == "a":
            back = bool(text) and _BACK_LINKS.issuperset(text)
            return back or (noted and text.startswith("[") and "#" in element.get("href"))
        said = "".join(self._running.parts[-3:])
        return noted and (element.linked > 0 or is_note_number(text, said))

    def _is_badge(self, element: Element) -> bool:
        """Whether an element states a grade beside the text that it grades."""
        in_heading = bool(self._blocks) and _level(self._blocks[-1]) > 0
        if not 0 < element.words <= 6:
            return False
        if not in_heading and _GRADE_NAMES.isdisjoint(names(element)):
            return False
        text = clean(element.text())
        return text[:1].isupper() and grade_line(text) is not None and _at_an_end(element)

    def _take_rows(self, element: Element) -> None:
        captions = [e.text() for e in element.elements() if e.tag == "caption"]
        rows = self._table(element) if element.tag == "table" else self._definitions(element)
        self._found.extend(Piece("paragraph", caption) for caption in captions)
        self._found.extend(Piece("item", line) for line in lines(rows))

    def _table(self, table: Element) -> list[list[Cell]]:
        rows = (e for e in table.elements() if e.tag == "tr")
        return [[self._cell(c) for c in row.children if isinstance(c, Element)] for row in rows]

    def _definitions(self, definitions: Element) -> list[list[Cell]]:
        """Each term, with all that defines it, as a row of two cells."""
        rows: list[tuple[str, list[str]]] = []
        for element in definitions.elements():
            if element.tag == "dt" or (element.tag == "dd" and not rows):
                rows.append((self._flat(element), []))
            elif element.tag == "dd":
                rows[-1][1].append(self._flat(element))
        return [[Cell(term), Cell(joined(said))] for term, said in rows]

    def _cell(self, element: Element) -> Cell:
        header = element.tag == "th" or element.inside(frozenset({"thead"}))
        return Cell(
            self._flat(element), header, _count(element, "colspan"), _count(element, "rowspan")
        )

    def _flat(self, element: Element) -> str:
        found = _Walk(self._opened).over(element)
        return joined([line for piece in found if (line := clean(piece.text))])


def _level(element: Element) -> int:
    """1 to 6 for a heading, else 0."""
    if element.tag in HEADINGS:
        return int(element.tag[1])
    if element.get("role") == "heading":
        level = element.get("aria-level")
        return int(level) if level and level in "123456" else 2
    return 0


def _is_tabular(element: Element) -> bool:
    """Whether rows can be read as lines: no layout table, no headings or tables in cells."""
    if element.headings or element.tables or element.get("role") in ("presentation", "none"):
        return False
    return not any(e.tag == "dl" for e in element.elements())


def _at_an_end(element: Element) -> bool:
    """Whether nothing else stands before an element in its parent, or nothing after it."""
    around = element.parent.children if element.parent is not None else [element]
    ends = (next(filter(_says, nodes), None) for nodes in (around, reversed(around)))
    return any(node is element for node in ends)


def _says(node: Element | str) -> bool:
    return bool(node.strip() if isinstance(node, str) else node.words)


def _count(cell: Element, name: str) -> int:
    value = cell.get(name)
    return min(int(value), 100) if value.isdecimal() and len(value) < 6 else 1
