"""What stands below a quote: its headings, its place, and the report with a link to the words."""

from __future__ import annotations

import html
import re
from urllib.parse import quote as percent

from bot.render.telegram.text import own, units
from bot.reports.document import Citation, Document

HEADING = 160
"""Units of a heading or title."""

COLUMNS = 42
"""Characters of a line on a phone, after the dash: a citation without the report's name is one."""
_LEAST = 12
_ADDRESS = 600


def where(text: str, citation: Citation, document: Document) -> str:
    """The headings, unless the quote starts with the last one itself, and the place."""
    starts_with_it = text.lstrip().startswith(citation.section)
    return citation.place if starts_with_it else headed(citation, document)


def headed(citation: Citation, document: Document) -> str:
    """The headings and the place."""
    room = COLUMNS - len(citation.place) - 3 if citation.place else COLUMNS
    return " · ".join(part for part in (headings(citation, document, room), citation.place) if part)


def headings(citation: Citation, document: Document, room: int = COLUMNS) -> str:
    """The heading, with the one above it where the report uses it twice, in so many characters."""
    same = (s for s in document.sections if document.span(s.heading).text == citation.section)
    above = citation.path[-2:-1] if len(list(same)) > 1 else ()
    last = own(citation.section, room)
    left = max(room - units(last) - 3, _LEAST)
    return " › ".join([*(own(part, left) for part in above), last])


def report(text: str, citation: Citation, document: Document) -> str:
    """The report's title, linked to the quote in its source, and its date, unless the title has
    the year of it.
    """
    title = own(citation.title, HEADING) or own(citation.document, HEADING)
    linked = link(title, text, citation, document)
    day = "" if citation.day[-4:] in citation.title else citation.day
    return ", ".join(part for part in (linked, day) if part)


def link(words: str, text: str, citation: Citation, document: Document) -> str:
    """HTML that leads to a quote in its report's source, where that has an address."""
    address = _address(text, citation.page, document.source or "")
    return f'<a href="{html.escape(address)}">{words}</a>' if address and words else words


def _address(text: str, page: int | None, source: str) -> str:
    """The source's address, pointing at the page or, as a text fragment, at the quote.

    https://wicg.github.io/scroll-to-text-fragment/: a browser that knows it scrolls to the words
    and marks them, any other ignores it.
    """
    if not re.match(r"https?://[^\s<>\"]+$", source) or len(source) > _ADDRESS // 2:
        return ""
    if "#" in source:
        return source
    if page is not None:
        return f"{source}#page={page}"
    first = text.strip().split("\n")[0].split()[:6]
    words = percent(" ".join(first), safe="", errors="replace").replace("-", "%2D")
    pointed = f"{source}#:~:text={words}"
    return pointed if len(first) > 2 and len(pointed) <= _ADDRESS else source
