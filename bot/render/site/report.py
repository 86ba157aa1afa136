"""A report's page on a site: its grades first, a search within it, its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.render.site.body import Body
from bot.render.site.markup import element, escape
from bot.render.site.names import INDEX, page_name
from bot.render.site.page import MADE, outline, particulars
from bot.render.site.shell import shell
from bot.render.site.summary import summary
from bot.reports.document import Document
from bot.reports.inspection import Inspection
from bot.search.passages import Splitter

_FIND = """<form id="find" class="find" role="search" hidden>
<label for="words">Find in this report</label>
<input id="words" type="search" autocomplete="off" spellcheck="false">
<div class="steps">
<output id="found" for="words"></output>
<button type="button" id="before" aria-label="Sentence before">↑</button>
<button type="submit" id="after" aria-label="Next sentence">↓</button>
</div>
</form>"""
"""Shown by the script alone, which it needs."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another report on the same body, and what tells it from this one."""

    document: Document
    label: str


def report_page(inspection: Inspection, others: Sequence[Other], splitter: Splitter) -> str:
    """The page of a report, with links to the index and to other reports on the same body."""
    document = inspection.document
    body = Body(document, splitter)
    parts = [
        element("a", "Skip to the text", class_="skip", href="#text"),
        element("nav", "\n".join(_ways(others)), class_="ways", aria_label="Reports"),
        element(
            "header",
            element("h1", body.title()) + particulars(document, *_told(inspection)),
        ),
        '<div class="columns">',
        summary(inspection, splitter),
        element("div", _FIND + outline(document), class_="side"),
        element("main", body.text(), id="text"),
        "</div>",
        element("footer", element("p", MADE) + element("p", _LASTING)),
    ]
    return shell(document.title, "\n".join(parts), script="report.js", generator=True)


_LASTING = (
    "Every sentence has an address of its own, which stays the same as long as its words do: "
    "touch or click a sentence, and the address bar holds it."
)


def _ways(others: Sequence[Other]) -> Iterator[str]:
    yield element("a", "All reports", href=INDEX)
    for other in others:
        yield element("a", escape(other.label), href=page_name(other.document.id))


def _told(inspection: Inspection) -> Iterator[str]:
    """When it was inspected or dated, and by whom, in the report's words."""
    if inspection.inspected:
        yield f"Inspected {inspection.inspected.text}"
    elif inspection.date:
        yield inspection.date.text
    if inspection.leads:
        yield f"Led by {', '.join(lead.text for lead in inspection.leads)}"
