"""Inline mode: a question typed in any chat, answered with quotes to choose from and send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from telegram import Update

from bot.answering.answer import Answer
from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.links import Asked, pack
from bot.chat.pages import views
from bot.chat.pages.views import Shown
from bot.chat.replies import commands
from bot.questions.reading import Note
from bot.render import wording
from bot.render.telegram.answers import messages
from bot.render.telegram.quotes import quoted
from bot.render.telegram.text import shortened, tagged

_RESULTS = 50
_CACHED_SECONDS = 300
_TITLE = 100
_DESCRIPTION = 200

Result = dict[str, Any]


def results(update: Update, context: Context) -> tuple[Call, ...]:
    """The results for an inline query: the answer and each quote, or examples for an empty one."""
    query = update.inline_query
    if query is None:
        return ()
    question = " ".join(query.query.split())
    found = _answers(question, context) if question else _examples(context)
    distinct = list({result["id"]: result for result in found}.values())[:_RESULTS]
    start = (pack(Asked(question)) if question else None) or commands.START
    parameters = {
        "inline_query_id": query.id,
        "results": distinct,
        "cache_time": _CACHED_SECONDS,
        # Where only some may ask, what one is shown must not be kept for another.
        "is_personal": bool(context.settings.telegram.allowed_chats),
        "button": {"text": texts.ASK_IN_PRIVATE, "start_parameter": start},
    }
    return (Call("answerInlineQuery", parameters),)


def _answers(question: str, context: Context) -> Iterator[Result]:
    answer = context.recent.answer(question)
    address = _address(question, answer, context)
    described = question
    if answer.quotes:
        described = f"{answer.quotes[0].citation.title}: {answer.quotes[0].text}"
    yield _article(answer.text.split("\n")[0], described, _whole(question, answer), address)
    head = tagged("i", wording.note(Note("asked", question)))
    for quote in (*answer.quotes, *(quote for quote in answer.more if quote.matched)):
        cited = quote.citation
        title = " · ".join(part for part in (cited.title, cited.section) if part)
        yield _article(title, quote.text, quoted(head, (quote,))[0], address)


def _examples(context: Context) -> Iterator[Result]:
    for question in context.assistant.examples():
        line = " ".join(question.split())
        answer = context.recent.answer(line)
        address = _address(line, answer, context)
        yield _article(question, answer.text, _whole(line, answer), address)


def _whole(question: str, answer: Answer) -> str:
    """The answer's first message under the question, which the other chat has not seen."""
    return messages(replace(answer, notes=(Note("asked", question), *answer.notes)))[0]


def _address(question: str, answer: Answer, context: Context) -> str:
    """Where a reader of the result can ask more."""
    payload = views.payload_of(Shown("", Asked(question), answer))
    return context.deep_link(payload) if payload else f"https://t.me/{context.username}"


def _article(title: str, description: str, text: str, address: str) -> Result:
    return {
        "type": "article",
        "id": blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        "title": shortened(" ".join(title.split()), _TITLE) or texts.ANSWER,
        "description": shortened(" ".join(description.split()), _DESCRIPTION),
        "input_message_content": {
            "message_text": text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
        "reply_markup": {"inline_keyboard": [[{"text": texts.ASK_MORE, "url": address}]]},
    }
