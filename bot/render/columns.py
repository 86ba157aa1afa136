"""What each report answers, in two columns on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.answering.answer import NOT_STATED, SILENT
from bot.render.pretty import badge
from bot.render.sheet import Entry, Sheet, more, one_line
from bot.render.visible import visible

_WIDTH = 100
"""Longer lines tire the eye, and two columns share these."""
_NAME = 26
"""Characters of the widest name of a report that stands on one line."""


def pretty(sheet: Sheet) -> RenderableType:
    """The question, and the reports beside their answers, for a rich console of any width."""
    grid = Table(box=box.HORIZONTALS, show_header=False, width=None, padding=(0, 1), pad_edge=False)
    widest = max((len(entry.name) for entry in sheet.entries), default=0)
    grid.add_column(width=min(widest, _NAME), overflow="fold", style="bold")
    grid.add_column(max_width=_WIDTH - _NAME, overflow="fold", ratio=1)
    for entry in sheet.entries:
        grid.add_row(Text(visible(entry.name)), _answer(entry))
    title = Text.assemble((one_line(sheet.title), "bold"), "  ", (sheet.count, "dim"))
    return Group(title, grid, *([Text(more(sheet), "dim")] if sheet.left else []))


def _answer(entry: Entry) -> RenderableType:
    parts: list[Text] = []
    if entry.head:
        parts.append(_head(entry))
    parts += [Text(one_line(quote)) for quote in entry.quotes]
    if entry.where:
        if parts and not entry.quotes:
            parts[-1].append(f"  {one_line(entry.where)}", "dim")
        else:
            parts.append(Text(one_line(entry.where), "dim"))
    return Group(*parts)


def _head(entry: Entry) -> Text:
    head = one_line(entry.head)
    if entry.grade and entry.grade != NOT_STATED:
        return Text().append(f" {head} ", badge(head))
    return Text(head, "dim" if entry.head == SILENT or entry.grade else "bold")
