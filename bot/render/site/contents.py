"""The contents of a report: its sections as a tree of links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.render.site.body import opening
from bot.render.site.markup import element, escape
from bot.render.site.sentences import name
from bot.reports.document import Document

_Tree = Mapping[int | None, Sequence[int]]


def contents(document: Document) -> str:
    """The sections' headings as nested lists of links to them; empty where there is none."""
    first = opening(document)
    tree: dict[int | None, list[int]] = {}
    for place, section in enumerate(document.sections):
        if section.heading is not first:
            within = section.parent
            top = within is not None and document.sections[within].heading is first
            tree.setdefault(None if top else within, []).append(place)
    return _listed(document, tree, None)


def _listed(document: Document, tree: _Tree, within: int | None) -> str:
    places = tree.get(within, ())
    items = (
        element("li", _link(document, place) + _listed(document, tree, place)) for place in places
    )
    return element("ol", "\n".join(items)) if places else ""


def _link(document: Document, place: int) -> str:
    heading = document.span(document.sections[place].heading)
    return element("a", escape(heading.text), href=f"#{name(heading)}")
