"""What is said to a quotation that a person wants checked: typed, replied to, or forwarded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telegram import Message

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.store import Conversation
from bot.chat.pages import keyboards
from bot.chat.pages.messages import Request, say
from bot.chat.replies.addressing import words
from bot.errors import QuotationError
from bot.render.telegram import verdicts
from bot.reports.document import Document
from bot.verification.asked import asked, several
from bot.verification.quoted import quotations, worth_checking
from bot.verification.verdict import Status, Verdict

_WAITING = -1
"""Stands for the thread of a conversation, of which no topic has a number below 1."""
_CODE = re.compile(r"(?:[0-9A-Za-z]{4}[- ]){4,7}[0-9A-Za-z]{1,4}")
_MOST = 10
"""Quotations of a message or file that are checked."""
_RANK: tuple[Status, ...] = ("word_for_word", "elsewhere", "altered", "too_short", "nowhere")


def verify(argument: str, request: Request, context: Context) -> tuple[Call, ...]:
    """The verdict on what stands after the command or in the message that it replies to."""
    text = argument or _replied(request.message)
    if _CODE.fullmatch(text.strip()):
        return _code(text, request, context)
    if text:
        return _checked(text, request, context)
    if context.file is not None:
        return _of_file(request, context)
    if request.place.private:
        context.store.remember_turn(
            request.turn, _waiting(request), request.sent, request.now, "/verify"
        )
    return (say(request.place, texts.VERIFY_WHAT),)


def awaited(request: Request, context: Context) -> bool:
    """Whether a message is forwarded in private by somebody who wanted one checked."""
    message = request.message
    if message.forward_origin is None or not request.place.private or not words(message):
        return False
    return bool(context.store.turns(request.turn, _waiting(request), request.sent))


def forwarded(request: Request, context: Context) -> tuple[Call, ...]:
    """The verdict on a forwarded message."""
    return _checked(words(request.message), request, context)


def _waiting(request: Request) -> Conversation:
    chat, _, person = request.place.conversation
    return chat, _WAITING, person


def _replied(message: Message) -> str:
    """The part of another message that a reply quotes, or else all its words."""
    if message.quote is not None:
        return message.quote.text.strip()
    return words(message.reply_to_message).strip() if message.reply_to_message else ""


def _checked(text: str, request: Request, context: Context) -> tuple[Call, ...]:
    quotes, shorter = several(text)
    try:
        if len(quotes) > 1:
            checked = [_verdict(quote, (), context) for quote in quotes[:_MOST]]
            return (say(request.place, verdicts.rows(checked, shorter)),)
        quote, reports = asked(text, context.assistant.documents)
        return _one(_verdict(quote, reports, context), request)
    except QuotationError:
        return (say(request.place, texts.VERIFY_WHAT),)


def _verdict(quote: str, reports: Sequence[Document], context: Context) -> Verdict:
    """The verdict over the file that is asked, or over the loaded reports where that is better."""
    here = context.checker.check(quote, reports)
    if context.file is None or here.status == "word_for_word":
        return here
    there = context.over_library().checker.check(quote)
    return min(here, there, key=lambda verdict: _RANK.index(verdict.status))


def _one(verdict: Verdict, request: Request) -> tuple[Call, ...]:
    pages = verdicts.messages(verdict)
    span = verdict.found[0].span if verdict.found else None
    if span is None and verdict.nearest and verdict.status == "altered":
        span = verdict.nearest.span
    cited = span is not None and verdict.status != "too_short"
    buttons = keyboards.keyboard([[keyboards.copying(span)]]) if span and cited else None
    last = len(pages) - 1
    return tuple(
        say(request.place, page, buttons if number == last else None, quoting=number == 0)
        for number, page in enumerate(pages)
    )


def _code(text: str, request: Request, context: Context) -> tuple[Call, ...]:
    try:
        found = context.checker.resolve(text)
        if not found.spans and context.file is not None:
            found = context.over_library().checker.resolve(text)
    except QuotationError:
        return (say(request.place, texts.VERIFY_CODE),)
    return tuple(
        say(request.place, page, quoting=number == 0)
        for number, page in enumerate(verdicts.resolved(found))
    )


def _of_file(request: Request, context: Context) -> tuple[Call, ...]:
    """The quotations in the person's own file, held against the loaded reports."""
    (document,) = context.assistant.documents
    spans = quotations(document)
    long = worth_checking(spans)
    if not long:
        return (say(request.place, texts.VERIFY_NO_QUOTATIONS),)
    library = context.over_library()
    checked = [library.checker.check(span.text) for span in long[:_MOST]]
    return (say(request.place, verdicts.rows(checked, len(spans) - len(long))),)
