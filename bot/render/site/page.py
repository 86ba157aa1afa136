"""A report as one HTML page, opened at a quote of it."""

from __future__ import annotations

from bot.render.site.body import QUOTE, Body, focused, marked
from bot.render.site.contents import contents
from bot.render.site.markup import WEB, element, escape
from bot.render.site.shell import shell
from bot.reports.document import Document, Span, in_words
from bot.search.passages import Splitter

MADE = "The text is the report’s own, as Peelbot read it; its pages and tables are laid out anew."
_LONGEST = 600
"""Characters of a quote that are shown above the report as well."""


def page(document: Document, mark: Span | None = None) -> str:
    """The report as a self-contained HTML page without script, a span of it marked.

    It opens at the mark, whose first part has the id "quote", and says it at the top too, for a
    viewer that opens every page there. Raises ValueError where the mark is of another report.
    """
    body = Body(document, Splitter(), mark)
    title, text = body.title(), body.text()
    placed = marked(title) or marked(text)
    parts = [
        element("a", "Skip to the text", class_="skip", href=f"#{QUOTE if placed else 'text'}"),
        element("header", element("h1", title) + particulars(document) + card(mark, placed=placed)),
        '<div class="columns">',
        outline(document),
        element("main", text, id="text"),
        "</div>",
        element("footer", element("p", MADE)),
    ]
    return shell(document.title, focused("\n".join(parts)))


def particulars(document: Document, *told: str) -> str:
    """What is told of the report, when it came out, and where it comes from."""
    parts = [escape(part) for part in told if part]
    if document.published:
        day = element("time", in_words(document.published), datetime=str(document.published))
        parts.append(f"Published {day}")
    source = document.source or ""
    if WEB.fullmatch(source):
        parts.append(element("a", "The report at its source", href=source, rel="noreferrer"))
    elif source:
        parts.append(f"Source: {escape(source)}")
    return element("p", " · ".join(parts), class_="particulars") if parts else ""


def card(mark: Span | None, *, placed: bool) -> str:
    """The quote as it is read first, with its place, and where it is marked a link to that."""
    if mark is None:
        return ""
    said, citation = mark.text, mark.citation
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rsplit(" ", 1)[0] + " …"
    where = " · ".join(part for part in (*citation.path, citation.place) if part)
    link = element("a", "Go to the quote in the report", class_="go", href=f"#{QUOTE}")
    inside = [
        element("blockquote", element("p", escape(said))),
        element("p", escape(where), class_="where"),
        element("p", link) if placed else "",
    ]
    return element("div", "\n".join(inside), class_="card")


def outline(document: Document) -> str:
    """The contents, folded where the screen is narrow; empty where the report has no headings."""
    tree = contents(document)
    if not tree:
        return ""
    nav = element("nav", tree, aria_label="Contents")
    return element("details", element("summary", "Contents") + nav, class_="contents")
