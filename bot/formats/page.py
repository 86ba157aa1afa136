"""Walks a web page and cuts it into headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.formats import tables
from bot.formats.flow import clean
from bot.formats.furniture import is_dropped, names
from bot.formats.labels import grade_line, is_label
from bot.formats.markup import HEADINGS, Element
from bot.formats.pieces import Links, Piece
from bot.formats.text import is_heading

_BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html li main ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_GRADE_NAMES = frozenset(
    "grade graded grading rating badge judgement judgment outcome score status tag pill label "
    "flag".split()
)
_BOLD = frozenset({"b", "strong"})
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]+|[*†‡§]+)[\])]?")
_BACK_LINKS = ("↩", "↩︎", "↑", "^", "⏎")
_NEW_TAB = re.compile(r"\s*[(\[]\s*opens? in (?:a )?new (?:tab|window)\s*[)\]]", re.IGNORECASE)
_UNIT = re.compile(r"(?:\b(?:[kcm]?m|ft|10))$")


def pieces(root: Element, page: Element) -> list[Piece]:
    """What a part of a page says, in order; the page tells which hidden parts can be opened."""
    return _Walk(_opened(page)).over(root)


def _opened(page: Element) -> frozenset[str]:
    """The ids that a control of the page opens, such as an accordion's."""
    attributes = ("aria-controls", "data-target", "data-bs-target", "data-controls")
    found = (e.attributes.get(name, "") for e in page.elements() for name in attributes)
    return frozenset(word.lstrip("#") for value in found for word in value.split())


class _Walk:
    """Gathers running text and lets it go as a piece wherever a block begins or ends."""

    def __init__(self, opened: frozenset[str], cells: bool = True) -> None:
        self._opened = opened
        self._cells = cells
        self._found: list[Piece] = []
        self._text: list[str] = []
        self._plain = 0
        self._bold = 0
        self._targets: set[str] = set()
        self._level = 0

    def over(self, root: Element) -> list[Piece]:
        """All pieces inside an element."""
        walk = root.walk()
        for node, closing in walk:
            if isinstance(node, str):
                self._say(node, root)
            elif closing:
                self._close(node)
            elif self._passes_over(node):
                _skip(walk, node)
            else:
                self._open(node)
        self._let_go("paragraph")
        return self._found
