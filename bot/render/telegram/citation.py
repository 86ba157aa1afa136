"""What stands below a quote: its headings, its place, and the report with a link to the words."""

from __future__ import annotations

import html
import re
from urllib.parse import quote as percent

from bot.answering.answer import Quote
from bot.render.telegram.text import own

HEADING = 160
"""Units of a heading or title."""

_ADDRESS = 600


def section_of(quote: Quote) -> tuple[str, int | None]:
    """The report and the section that a quote starts in, to tell neighbours by."""
    document = quote.span.document
    return document.id, document.section_at(quote.span.start)


def where(quote: Quote) -> str:
    """The headings, unless the quote starts with the last one itself, and the place."""
    starts_with_it = quote.text.lstrip().startswith(quote.citation.section)
    return quote.citation.place if starts_with_it else headed(quote)


def headed(quote: Quote) -> str:
    """The headings and the place."""
    return " · ".join(part for part in (headings(quote), quote.citation.place) if part)


def headings(quote: Quote) -> str:
    """The heading, with the one above it where the report uses it twice."""
    citation, document = quote.citation, quote.span.document
    heading = citation.section
    twice = sum(1 for s in document.sections if document.span(s.heading).text == heading) > 1
    parts = citation.path[-2:] if twice else citation.path[-1:]
    return " › ".join(own(part, HEADING) for part in parts)


def report(quote: Quote) -> str:
    """The report's title, linked to the quote in its source, and its date."""
    citation = quote.citation
    title = own(citation.title, HEADING) or own(citation.document, HEADING)
    address = _address(quote)
    linked = f'<a href="{html.escape(address)}">{title}</a>' if address else title
    return ", ".join(part for part in (linked, citation.day) if part)


def _address(quote: Quote) -> str:
    """The source's address, pointing at the page or, as a text fragment, at the quote.

    https://wicg.github.io/scroll-to-text-fragment/: a browser that knows it scrolls to the words
    and marks them, any other ignores it.
    """
    source = quote.span.document.source or ""
    if not re.match(r"https?://[^\s<>\"]+$", source) or len(source) > _ADDRESS // 2:
        return ""
    if "#" in source:
        return source
    if quote.citation.page is not None:
        return f"{source}#page={quote.citation.page}"
    first = quote.text.strip().split("\n")[0].split()[:6]
    words = percent(" ".join(first), safe="", errors="replace").replace("-", "%2D")
    pointed = f"{source}#:~:text={words}"
    return pointed if len(first) > 2 and len(pointed) <= _ADDRESS else source
