"""What stands below a quote: its headings, its place, and the report with a link to the words."""

from __future__ import annotations

import html

from bot.render.links import link
from bot.render.telegram.text import own, units
from bot.reports.document import Citation, Document, Span

HEADING = 160
"""Units of a heading or title."""

COLUMNS = 42
"""Characters of a line on a phone, after the dash: a citation without the report's name is one."""
_LEAST = 12


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


def report(span: Span, citation: Citation) -> str:
    """The report's title, linked to the quote in its source, and its date, unless the title has
    the year of it.
    """
    title = own(citation.title, HEADING) or own(citation.document, HEADING)
    day = "" if citation.day[-4:] in citation.title else citation.day
    return ", ".join(part for part in (linked(title, span), day) if part)


def linked(words: str, span: Span) -> str:
    """HTML that leads to a quote where that has an address."""
    address = link(span) if words else ""
    return f'<a href="{html.escape(address)}">{words}</a>' if address else words
