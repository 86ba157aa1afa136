"""What a pressed button does; its data comes from outside and is believed only once checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.votes import seal, vote
from bot.chat.pages import callbacks, gradings, keyboards, outline, sights, tables, views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.messages import Request, place_of, rewrite, toast
from bot.chat.pages.outline import Page
from bot.chat.replies import questions

_BELOW = (Action.ASK, Action.LIBRARY, Action.PAGE, Action.UP, Action.DOWN)
"""What leaves the button's message as it is."""


@dataclass(frozen=True, slots=True)
class _Press:
    """A button pressed under a message."""

    update_id: int
    query: CallbackQuery
    message: Message
    does: Data


Handler = Callable[[_Press, Context], "tuple[Call, ...] | None"]
"""Ends the button's waiting and does what it asks for; None where its data leads nowhere."""


def press(update: Update, context: Context) -> tuple[Call, ...]:
    """The end of the button's waiting and what it asked for, or a kind notice."""
    query = update.callback_query
    if query is None:
        return ()
    does, message = callbacks.read(query.data), query.message
    calls = None
    # Telegram gives a message that the bot can no longer edit the date 0.
    if (
        does
        and isinstance(message, Message)
        and (message.date.timestamp() or does.action in _BELOW)
    ):
        calls = _pressed(_Press(update.update_id, query, message, does), context)
    return calls or (toast(query.id, texts.BUTTON_GONE),)


def _pressed(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    handler, key = HANDLERS[pressed.does.action], pressed.does.file
    if not key:
        return handler(pressed, context)
    file = context.shelf.of(pressed.message.chat.id) if context.shelf else None
    scoped = context.over(file) if file and file.key == key else None
    calls = handler(pressed, scoped) if scoped else None
    if calls is None or pressed.does.action is Action.LIBRARY:
        return calls
    return callbacks.about(key, calls)


def _turn(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    shown, here = views.find(pressed.does.token, context), pressed.does
    pages = views.pages(here.action, shown) if shown else ()
    if shown is None or here.number >= len(pages):
        return None
    if here.action is Action.ANSWER:
        private = pressed.message.chat.type == ChatType.PRIVATE
        buttons = keyboards.under_answer(here.number, len(pages), shown, context, private=private)
    else:
        buttons = keyboards.under_view(here, len(pages), shown)
    return _rewritten(pressed, (pages[here.number], buttons))


def _outline(page_of: Callable[[Data, Context], Page | None]) -> Handler:
    return lambda pressed, context: _rewritten(pressed, page_of(pressed.does, context))


def _gradings(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    redrawn = gradings.turn(pressed.message, pressed.does, context)
    return (toast(pressed.query.id), redrawn) if redrawn else None


def _rewritten(pressed: _Press, page: Page | None) -> tuple[Call, ...] | None:
    return (toast(pressed.query.id), rewrite(pressed.message, *page)) if page else None


def _ask(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    """The answer below the button's message, to who pressed it."""
    shown = views.find(pressed.does.token, context)
    if shown is None or shown.asked is None:
        return None
    request, asked = _request(pressed, context), shown.asked
    calls = questions.ask(request, asked.question, context, history=asked.history, repeated=True)
    return (toast(pressed.query.id), *calls)


def _request(pressed: _Press, context: Context) -> Request:
    place = place_of(pressed.message, pressed.query.from_user.id)
    now, number = context.clock(), pressed.update_id
    return Request(number, number, pressed.message, place, now, now, "button")


def _page(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    """A quote in its place below the button's message."""
    shown, request = views.find(pressed.does.token, context), _request(pressed, context)
    if shown is None or pressed.does.number >= len(shown.answer.quotes):
        return None
    calls = questions.paced(request, context)
    if calls is None:
        number, update = pressed.does.number, pressed.update_id
        call = sights.in_place(number, shown, update, request.place, context)
        calls = (call,) if call else ()
    return (toast(pressed.query.id), *calls)


def _ask_library(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    return _ask(pressed, context.over_library())


def _vote(pressed: _Press, context: Context) -> tuple[Call, ...] | None:
    shown, query = views.find(pressed.does.token, context), pressed.query
    if shown is None or shown.asked is None:
        return None
    if seal(shown.answer) != pressed.does.number:
        return (toast(query.id, texts.ANSWER_CHANGED),)
    up = pressed.does.action is Action.UP
    vote(context.store, query.from_user.id, shown.asked, shown.answer, context.clock(), is_up=up)
    return (toast(query.id, texts.HELPFUL if up else texts.NOT_HELPFUL),)


HANDLERS: Mapping[Action, Handler] = {
    Action.ANSWER: _turn,
    Action.MORE: _turn,
    Action.CONTEXT: _turn,
    Action.REST: _turn,
    Action.ASK: _ask,
    Action.LIBRARY: _ask_library,
    Action.UP: _vote,
    Action.DOWN: _vote,
    Action.REPORTS: _outline(outline.reports),
    Action.SECTIONS: _outline(outline.sections),
    Action.SECTION: _outline(outline.section),
    Action.SOURCES: _outline(outline.sources),
    Action.TABLE: _outline(tables.turn),
    Action.GRADINGS: _gradings,
    Action.PAGE: _page,
}
