"""What stands below a quote: its headings, its place, and the report with a link to the words."""

from __future__ import annotations

import html
import re
from urllib.parse import quote as percent

from bot.render.telegram.text import own
from bot.reports.document import Citation, Document

HEADING = 160
"""Units of a heading or title."""

_ADDRESS = 600


def where(text: str, citation: Citation, document: Document) -> str:
    """The headings, unless the quote starts with the last one itself, and the place."""
    starts_with_it = text.lstrip().startswith(citation.section)
    return citation.place if starts_with_it else headed(citation, document)


def headed(citation: Citation, document: Document) -> str:
    """The headings and the place."""
    return " · ".join(part for part in (headings(citation, document), citation.place) if part)


def headings(citation: Citation, document: Document) -> str:
    """The heading, with the one above it where the report uses it twice."""
    same = (s for s in document.sections if document.span(s.heading).text == citation.section)
    parts = citation.path[-2:] if len(list(same)) > 1 else citation.path[-1:]
    return " › ".join(own(part, HEADING) for part in parts)


def report(text: str, citation: Citation, document: Document) -> str:
    """The report's title, linked to the quote in its source, and its date."""
    title = own(citation.title, HEADING) or own(citation.document, HEADING)
    address = _address(text, citation.page, document.source or "")
    linked = f'<a href="{html.escape(address)}">{title}</a>' if address else title
    return ", ".join(part for part in (linked, citation.day) if part)


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
