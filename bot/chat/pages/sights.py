"""A quote in its place as a message: a photo of its page, or a file."""

from __future__ import annotations

from bot.answering.answer import Quote
from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.keyboards import keyboard, pressing
from bot.chat.pages.messages import Markup, Place, attach, show
from bot.chat.pages.views import Shown
from bot.chat.sights.gallery import Wanted
from bot.render.place.showing import Sight
from bot.render.telegram.citation import HEADING
from bot.render.telegram.text import own
from bot.reports.problem import numbered

_QUOTED = 400
"""Units of a quote in a caption."""
_OTHERS = 5


def in_place(number: int, shown: Shown, update: int, place: Place, context: Context) -> Call | None:
    """One of an answer's quotes, from 0, in its place; None where there is no such quote.

    Raises NotDrawnError where its page is still to be drawn for the update.
    """
    quotes = shown.answer.quotes
    if number >= len(quotes):
        return None
    quote = quotes[number]
    file = None
    if context.file is None:
        file = context.assistant.file_of(quote.span.document, context.settings.corpus)
    sight = context.gallery.of(Wanted(update, quote.span, file))
    told, buttons = _caption(quote, sight), _others(number, shown)
    if sight.is_picture and sight.small:
        return show(place, sight.content, told, buttons, name=sight.name)
    return attach(place, sight.content, told, buttons, name=sight.name)


def _caption(quote: Quote, sight: Sight) -> str:
    """Which page of which report it is, what is marked on it, and the words."""
    title = f"<b>{own(quote.citation.title, HEADING)}</b>"
    head = f"{title} · {numbered(sight.pages)}" if sight.is_picture else title
    return f"{head}\n<i>{_marked(sight)}</i>\n“{own(quote.text, _QUOTED)}”"


def _marked(sight: Sight) -> str:
    if sight.is_picture:
        return texts.MARKED if sight.marked else texts.NOT_MARKED
    return texts.MARKED_IN_TEXT_ONLY if sight.lacking else texts.MARKED_IN_TEXT


def _others(number: int, shown: Shown) -> Markup | None:
    """Buttons to the answer's other quotes."""
    others = [n for n in range(min(len(shown.answer.quotes), _OTHERS + 1)) if n != number]
    return keyboard(
        [
            [
                pressing(texts.QUOTE.format(number=n + 1), Data(Action.PAGE, n, shown.token))
                for n in others[:_OTHERS]
            ]
        ]
    )
