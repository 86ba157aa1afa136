"""What a pressed button does; its data comes from outside and is believed only once checked."""

from __future__ import annotations

import re

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.votes import seal, vote
from bot.chat.pages import gradings, keyboards, outline, views
from bot.chat.pages.messages import Markup, Request, place_of, rewrite, toast
from bot.chat.replies import questions

_DATA = re.compile(r"([a-z]):([0-9a-z]{1,4}):([A-Za-z0-9_-]{1,57})")
_THANKS = {keyboards.UP: texts.HELPFUL, keyboards.DOWN: texts.NOT_HELPFUL}
_OUTLINE = (outline.REPORTS, outline.SECTIONS, outline.SECTION, outline.SOURCES)


def press(update: Update, context: Context) -> tuple[Call, ...]:
    """The end of the button's waiting and what it asked for, or a kind notice."""
    query = update.callback_query
    if query is None:
        return ()
    found = _DATA.fullmatch(query.data or "")
    calls = _act(update, query, found, context) if found and query.message else None
    return calls or (toast(query.id, texts.BUTTON_GONE),)


def _act(
    update: Update, query: CallbackQuery, found: re.Match[str], context: Context
) -> tuple[Call, ...] | None:
    kind, number, token = found.groups()
    if kind in _THANKS:
        return _vote(query, kind, number, token, context)
    if kind == keyboards.ASK:
        return _ask(update, query, token, context)
    if query.message is None or not query.message.date.timestamp():
        # Telegram gives a message that the bot can no longer reach the date 0.
        return None
    page = int(number, 36)
    if kind in views.VIEWS:
        return _turn(query, kind, page, token, context)
    if kind in _OUTLINE:
        shown = outline.page(kind, page, token, context)
        return _rewritten(query, *shown) if shown else None
    return gradings.turn(query, kind, page, token, context)


def _turn(
    query: CallbackQuery, view: str, number: int, token: str, context: Context
) -> tuple[Call, ...] | None:
    shown = views.find(token, context)
    pages = views.pages(view, shown.answer) if shown else ()
    if shown is None or number >= len(pages):
        return None
    private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    buttons = keyboards.under(view, number, len(pages), shown, context, private=private)
    return _rewritten(query, pages[number], buttons)


def _rewritten(query: CallbackQuery, text: str, buttons: Markup | None) -> tuple[Call, ...] | None:
    if query.message is None:
        return None
    return toast(query.id), rewrite(query.message, text, buttons)


def _ask(
    update: Update, query: CallbackQuery, token: str, context: Context
) -> tuple[Call, ...] | None:
    shown = views.find(token, context)
    request = _request(update, query, context)
    if shown is None or shown.asked is None or request is None:
        return None
    asked = shown.asked
    calls = questions.ask(request, asked.question, context, history=asked.history, repeated=True)
    return (toast(query.id), *calls)


def _request(update: Update, query: CallbackQuery, context: Context) -> Request | None:
    """The wish of who pressed a button, answered below the button's message."""
    if not isinstance(query.message, Message):
        return None
    now = context.clock()
    place = place_of(query.message, query.from_user.id)
    return Request(update.update_id, update.update_id, place, now, now, "button")


def _vote(
    query: CallbackQuery, kind: str, mark: str, token: str, context: Context
) -> tuple[Call, ...] | None:
    shown = views.find(token, context)
    if shown is None or shown.asked is None:
        return None
    if seal(shown.answer) != mark:
        return (toast(query.id, texts.ANSWER_CHANGED),)
    up = kind == keyboards.UP
    vote(context.store, query.from_user.id, shown.asked, shown.answer, context.clock(), is_up=up)
    return (toast(query.id, _THANKS[kind]),)
