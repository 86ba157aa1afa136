"""The gradings as pictures to leaf through, light or dark, with the same words as a caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telegram import CallbackQuery

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.pages import keyboards, picture, views
from bot.chat.pages.keyboards import keyboard, pressing, turning
from bot.chat.pages.messages import Markup, Place, redraw, say, show, toast
from bot.chat.pages.picture import THEMES, Card, Row
from bot.render.telegram.text import own, units
from bot.reports.document import in_words
from bot.reports.inspection import Inspection

GRADINGS = "g"
CAPTION = 1024
"""UTF-16 units of a caption; the markup is counted as well."""

_LIGHT = "light"
_DARK = "dark"
_QUOTES = Asked(texts.ALL_GRADINGS)
_TITLE = 120
_SUBJECT = 300

Page = tuple[Card, ...]


def open_gallery(place: Place, context: Context) -> tuple[Call, ...]:
    """The first picture, or a sentence where no report states a grading."""
    pages = pages_of(cards(context.assistant.inspections))
    if not pages:
        return (say(place, texts.NO_GRADINGS),)
    buttons = _buttons(0, len(pages), _LIGHT, context)
    return (show(place, picture.draw(pages[0], THEMES[_LIGHT]), caption(pages[0]), buttons),)


def turn(
    query: CallbackQuery, kind: str, number: int, theme: str, context: Context
) -> tuple[Call, ...] | None:
    """Another page or theme in the picture's place; None where there is no such page."""
    pages = pages_of(cards(context.assistant.inspections))
    known = kind == GRADINGS and theme in (_LIGHT, _DARK) and number < len(pages)
    if not known or query.message is None:
        return None
    photo = picture.draw(pages[number], THEMES[theme])
    buttons = _buttons(number, len(pages), theme, context)
    return toast(query.id), redraw(query.message, photo, caption(pages[number]), buttons)


def cards(inspections: Sequence[Inspection]) -> tuple[Card, ...]:
    """A card for each report that grades something."""
    return tuple(_card(inspection) for inspection in inspections if inspection.gradings)


def pages_of(all_cards: Sequence[Card]) -> tuple[Page, ...]:
    """The cards in pages that fit a picture and a caption; a long card goes on on the next."""
    pages: list[Page] = []
    page: Page = ()
    for card, row in _rows(all_cards):
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
    document, rows = inspection.document, []
    for grading in inspection.gradings:
        grade = _line(grading.grade.text) if grading.grade else None
        rows.append(Row(_line(grading.subject.text), grade, grading.overall))
    day = in_words(document.published)
    note = texts.GRADINGS_OF.format(day=day) if day else ""
    stated = _line(inspection.date.text) if inspection.date else ""
    return Card(document.title or document.id, stated or note, tuple(rows))


def _rows(all_cards: Sequence[Card]) -> Iterator[tuple[Card, Row]]:
    for card in all_cards:
        for row in card.rows:
            yield card, row


def _with(page: Page, card: Card, row: Row) -> Page:
    """The page with a row more, in its last card where that is the same report's."""
    if page and (page[-1].title, page[-1].note) == (card.title, card.note):
        return (*page[:-1], Card(card.title, card.note, (*page[-1].rows, row)))
    return (*page, Card(card.title, card.note, (row,)))


def _fits(page: Page) -> bool:
    return picture.height(page) <= picture.TALLEST and units(caption(page)) <= CAPTION


def _buttons(number: int, total: int, theme: str, context: Context) -> Markup | None:
    other = (_DARK, "Dark") if theme == _LIGHT else (_LIGHT, "Light")
    quotes = views.token_of(_QUOTES, context)
    return keyboard(
        [
            turning(GRADINGS, number, total, theme),
            [
                pressing(other[1], GRADINGS, number, other[0]),
                pressing(texts.QUOTE_THE_LINES, keyboards.ASK, 0, quotes),
            ],
        ]
    )


def _line(text: str) -> str:
    return " ".join(text.split())
