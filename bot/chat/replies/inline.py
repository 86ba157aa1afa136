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
from bot.render.telegram.answers import messages
from bot.render.telegram.quotes import quoted
from bot.render.telegram.text import own, shortened

RESULTS = 50
CACHED_SECONDS = 300

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
    distinct = list({result["id"]: result for result in found}.values())[:RESULTS]
    start = (pack(Asked(question)) if question else None) or commands.START
    parameters = {
        "inline_query_id": query.id,
        "results": distinct,
        "cache_time": CACHED_SECONDS,
        # Where only some may ask, what one is shown must not be kept for another.
        "is_personal": bool(context.settings.telegram.allowed_chats),
        "button": {"text": texts.ASK_IN_PRIVATE, "start_parameter": start},
    }
    return (Call("answerInlineQuery", parameters),)


def _answers(question: str, context: Context) -> Iterator[Result]:
    asked = Asked(question)
    answer = context.assistant.answer(question)
    shown = Shown("", asked, answer)
    yield _whole(shown, context)
    for quote in (*answer.quotes, *(quote for quote in answer.more if quote.matched)):
        (text, *_) = quoted(_titled(question), (quote,))
        title = quote.citation.section or quote.citation.title
        yield _article(title, quote.text, text, shown, context)


def _examples(context: Context) -> Iterator[Result]:
    for question in context.assistant.examples():
        asked = Asked(" ".join(question.split()))
        answer = context.assistant.answer(asked.question)
        shown = Shown("", asked, answer)
        yield _article(question, answer.text, _text(shown), shown, context)


def _whole(shown: Shown, context: Context) -> Result:
    answer = shown.answer
    described = (
        answer.quotes[0].text if answer.quotes else shown.asked.question if shown.asked else ""
    )
    return _article(answer.text.split("\n")[0], described, _text(shown), shown, context)


def _text(shown: Shown) -> str:
    """The answer's first message under the question, which the other chat has not seen."""
    answer = shown.answer
    question = shown.asked.question if shown.asked else answer.question
    return messages(_with_question(answer, question))[0]


def _with_question(answer: Answer, question: str) -> Answer:
    return replace(answer, notes=(Note("asked", question), *answer.notes))


def _titled(question: str) -> str:
    return f"<i>“{own(question)}”</i>"


def _article(title: str, description: str, text: str, shown: Shown, context: Context) -> Result:
    payload = views.payload_of(shown)
    address = context.deep_link(payload) if payload else f"https://t.me/{context.username}"
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
