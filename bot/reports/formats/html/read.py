"""HTML: the report without the web page around it."""

from __future__ import annotations

import re

from bot.reports.formats.extract import Extract
from bot.reports.formats.html.dom import Element, parse
from bot.reports.formats.html.pieces import lay_out
from bot.reports.formats.html.walk import pieces
from bot.reports.formats.signature import refuse_foreign
from bot.reports.formats.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_FEWEST = 0.3
"""Share of a page's words that its main part holds at least."""
_MAIN = frozenset({"main"})


def read(raw: bytes) -> Extract:
    """The reading text of a saved web page.

    Raises ValueError where the bytes are no page or hold no text.
    """
    refuse_foreign(raw)
    return from_source(_decode(raw))


def from_source(source: str) -> Extract:
    """The reading text of a page given as characters."""
    page = parse(source)
    found = [piece for root in _roots(page) for piece in pieces(root, page)]
    return lay_out(found)


def _decode(raw: bytes) -> str:
    """UTF-8 where it is that, else the character set that the page names, else Windows-1252."""
    declared = _CHARSET.search(raw[:4096])
    try:
        return decode(raw, declared[1].decode("ascii")) if declared else decode(raw)
    except (LookupError, UnicodeError):
        return decode(raw)


def _roots(page: Element) -> list[Element]:
    """The page's main part, with its title where that stands above it; else the whole page."""
    mains = [e for e in page.elements() if e.tag == "main" or e.get("role") == "main"]
    mains = [e for e in mains if not e.inside(_MAIN)]
    if not mains or sum(e.words for e in mains) < _FEWEST * page.words:
        return [page]
    titles = [e for e in page.elements() if e.tag == "h1"]
    if any(title.inside(_MAIN) for title in titles):
        return mains
    named = "".join(e.text() for e in page.elements() if e.tag == "title")
    return [title for title in titles if title.words and title.text() in named] + mains
