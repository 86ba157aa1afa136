"""What each report answers by itself: lines to leaf through, and files where there are many."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.pages import views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.keyboards import keyboard, turning
from bot.chat.pages.messages import Markup, Place, attach, say
from bot.packs.cells import Cell, Row
from bot.packs.lines import counted
from bot.packs.spreadsheet import MARK, to_csv
from bot.packs.table import Table
from bot.packs.table_page import to_html
from bot.render.telegram.text import own, tagged, units

FEW = 12
"""Reports up to which a message alone is enough."""

_LONGEST = 3000
"""UTF-16 units of a message, markup and all."""
_LINES = 30
_SAID = 280


def opened(place: Place, question: str, context: Context) -> tuple[Call, ...]:
    """The first lines, and the whole as two files where it is long."""
    table = context.recent.table(question)
    pages = pages_of(table, len(context.assistant.apart.asked_of(question)))
    here = Data(Action.TABLE, 0, views.token_of(Asked(question), context))
    calls = [say(place, pages[0], keyboard([turning(here, len(pages))]))]
    if len(table.rows) > FEW:
        count = len(table.rows)
        csv, html = (MARK + to_csv(table)).encode("utf-8", "replace"), to_html(table).encode()
        calls += [
            attach(place, csv, texts.TABLE_CSV.format(count=count), name="table.csv"),
            attach(place, html, texts.TABLE_HTML.format(count=count), name="table.html"),
        ]
    return tuple(calls)


def turn(here: Data, context: Context) -> tuple[str, Markup | None] | None:
    """Another page of the lines; None where there is no such page."""
    asked = views.asked_of(here.token, context)
    if asked is None:
        return None
    table = context.recent.table(asked.question)
    pages = pages_of(table, len(context.assistant.apart.asked_of(asked.question)))
    if here.number >= len(pages):
        return None
    return pages[here.number], keyboard([turning(here, len(pages))])


def pages_of(table: Table, of: int) -> tuple[str, ...]:
    """The lines as HTML, in messages that a screen or two show; ``of``: the reports there are."""
    lead = [tagged("b", table.questions[0]), tagged("i", f"{counted(table, 0)}.")]
    if of > len(table.rows):
        lead.append(tagged("i", texts.TABLE_PART.format(asked=len(table.rows), of=of)))
    head = "\n".join(lead)
    pages: list[list[str]] = [[]]
    for line in _lines(table):
        page = pages[-1]
        if page and (len(page) == _LINES or units("\n".join((head, *page, line))) > _LONGEST):
            pages.append([])
        pages[-1].append(line)
    return tuple("\n".join((head, *page)) for page in pages)


def _lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield _line(row, row.cells[0])


def _line(row: Row, cell: Cell) -> str:
    label = own(row.label)
    if not cell.says:
        return f"• {label} <i>{own(cell.said)}</i>"
    where = f" <i>{own(cell.excerpts[0].where)}</i>" if cell.excerpts[0].where else ""
    if cell.grade:
        return f"• {label} <b>{own(cell.said)}</b>{where}"
    quotes = " ".join(f"“{' '.join(e.quote.split())}”" for e in cell.excerpts)
    short = f" <b>{own(cell.short)}</b>" if cell.short else ""
    return f"• {label}{short} {own(quotes, _SAID)}{where}"
