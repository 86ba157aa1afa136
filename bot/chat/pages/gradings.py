"""The gradings as pictures to leaf through, light or dark, with the same words as a caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from telegram import MaybeInaccessibleMessage

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.pages import picture, views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.keyboards import keyboard, pressing, turning
from bot.chat.pages.messages import Markup, Place, redraw, say, show
from bot.chat.pages.picture import Card, Row
from bot.render.drawing.theme import THEMES
from bot.render.telegram.text import own, units
from bot.reports.document import in_words, one_line
from bot.reports.inspection import Inspection

CAPTION = 1024
"""UTF-16 units of a caption; the markup is counted as well."""

_TITLE = 120
_SUBJECT = 300

Page = tuple[Card, ...]


def open_gallery(place: Place, context: Context) -> Call:
    """The first picture, or a sentence where no report states a grading."""
    pages = pages_of(cards(context.assistant.inspections))
    if not pages:
        return say(place, texts.NO_GRADINGS)
    here = Data(Action.GRADINGS, 0, next(iter(THEMES)))
    return show(place, *_shown(pages, here, context))


def turn(message: MaybeInaccessibleMessage, here: Data, context: Context) -> Call | None:
    """Another page, or the theme that the token names, in a picture's place; None without one."""
    pages = pages_of(cards(context.assistant.inspections))
    known = here.token in THEMES and here.number < len(pages)
    return redraw(message, *_shown(pages, here, context)) if known else None


def cards(inspections: Sequence[Inspection]) -> tuple[Card, ...]:
    """A card for each report that grades something."""
    return tuple(_card(inspection) for inspection in inspections if inspection.gradings)


def pages_of(all_cards: Sequence[Card]) -> tuple[Page, ...]:
    """The cards in pages that fit a picture and a caption; a long card goes on on the next."""
    pages: list[Page] = []
    page: Page = ()
    for card in all_cards:
        for row in card.rows:
            longer = _with(page, card, row)
            if page and not _fits(longer):
                pages.append(page)
                longer = _with((), card, row)
            page = longer
    return (*pages, page) if page else ()


def caption(page: Page) -> str:
    """What the picture shows, as HTML."""
    return "\n\n".join("\n".join(_lines(card)) for card in page)


def _lines(card: Card) -> Iterator[str]:
    yield f"<b>{own(card.title, _TITLE)}</b>"
    if card.note:
        yield f"<i>{own(card.note, _TITLE)}</i>"
    for row in card.rows:
        overall = f"{texts.OVERALL} · " if row.overall else ""
        grade = own(row.grade or texts.NOT_STATED, _TITLE)
        yield f"• {overall}{own(row.subject, _SUBJECT)} <b>{grade}</b>"


def _card(inspection: Inspection) -> Card:
    document = inspection.document
    day = in_words(document.published)
    note = texts.GRADINGS_OF.format(day=day) if day else ""
    rows = tuple(
        Row(one_line(g.subject.text), one_line(g.grade.text) if g.grade else None, g.overall)
        for g in inspection.gradings
    )
    stated = one_line(inspection.date.text) if inspection.date else ""
    return Card(document.title or document.id, stated or note, rows)


def _with(page: Page, card: Card, row: Row) -> Page:
    """The page with a row more, in its last card where that is the same report's."""
    if page and (page[-1].title, page[-1].note) == (card.title, card.note):
        return (*page[:-1], replace(page[-1], rows=(*page[-1].rows, row)))
    return (*page, replace(card, rows=(row,)))


def _fits(page: Page) -> bool:
    return picture.height(page) <= picture.TALLEST and units(caption(page)) <= CAPTION


def _shown(pages: Sequence[Page], here: Data, context: Context) -> tuple[bytes, str, Markup | None]:
    page = pages[here.number]
    quotes = views.token_of(Asked(texts.ALL_GRADINGS), context)
    themes = [
        pressing(name.capitalize(), replace(here, token=name))
        for name in THEMES
        if name != here.token
    ]
    asking = pressing(texts.QUOTE_THE_LINES, Data(Action.ASK, 0, quotes))
    buttons = keyboard([turning(here, len(pages)), [*themes, asking]])
    return picture.draw(page, THEMES[here.token]), caption(page), buttons
