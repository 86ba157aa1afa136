"""Quotes with their places, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from bot.packs.cells import Cell, Excerpt
from bot.questions.reading import Note
from bot.render.site.chips import chip
from bot.render.site.markup import element, escape
from bot.render.wording import note


def answered(cell: Cell) -> str:
    """A report's answer: its grade or few words, and its quotes; or that it does not say."""
    unread = note(Note("unread", cell.note)) if cell.note else ""
    more = element("p", escape(unread), class_="where") if unread else ""
    if not cell.says:
        return element("p", "Does not say", class_="silent") + more
    head = chip(cell.short) if cell.grade else element("strong", escape(cell.short))
    lead = element("p", head, class_="said") if cell.short else ""
    return lead + quotes(cell.excerpts) + more


def quotes(excerpts: Sequence[Excerpt]) -> str:
    """Each quote as a figure; several as a list."""
    if len(excerpts) == 1:
        return _figure(excerpts[0])
    return element("ul", "".join(element("li", _figure(e)) for e in excerpts), class_="quotes")


def _figure(excerpt: Excerpt) -> str:
    said = element("blockquote", escape(excerpt.quote))
    where = element("figcaption", escape(excerpt.where)) if excerpt.where else ""
    return element("figure", said + where, title=excerpt.citation)
