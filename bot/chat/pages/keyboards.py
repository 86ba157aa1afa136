"""The buttons under messages; a button is there only where it does something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from bot.answering.answer import Answer
from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.memory.votes import seal
from bot.chat.pages import views
from bot.chat.pages.messages import Markup
from bot.chat.pages.views import ANSWER, CONTEXT, MORE, REST, SENT, Shown
from bot.render.telegram.text import shortened

ASK = "q"
UP = "u"
DOWN = "d"

COPY = 256
"""UTF-16 units that a copy button may hold, and characters of an inline query."""

_LABEL = 60
_SUGGESTIONS = 4

Button = dict[str, Any]


def keyboard(rows: Sequence[Sequence[Button]]) -> Markup | None:
    """The rows that hold a button, or None where none does."""
    filled = [list(row) for row in rows if row]
    return {"inline_keyboard": filled} if filled else None


def pressing(text: str, kind: str, page: int | str, token: str) -> Button:
    """A button that comes back as ``kind:page:token``, at most 64 bytes."""
    number = page if isinstance(page, str) else _base36(page)
    return {"text": shortened(text, _LABEL), "callback_data": f"{kind}:{number}:{token}"}


def turning(kind: str, page: int, total: int, token: str, first: int = 0) -> list[Button]:
    """Buttons to the pages before and after, down to the page ``first``."""
    buttons = []
    if page > first:
        buttons.append(pressing(texts.BACK.format(page=page, total=total), kind, page - 1, token))
    if page + 1 < total:
        buttons.append(pressing(texts.ON.format(page=page + 2, total=total), kind, page + 1, token))
    return buttons


def under(
    view: str, page: int, total: int, shown: Shown, context: Context, *, private: bool
) -> Markup | None:
    """The buttons under a page of a view of an answer."""
    if view == ANSWER:
        return _under_answer(page, total, shown, context, private)
    last = min(SENT, len(views.pages(ANSWER, shown.answer))) - 1
    back = pressing(texts.BACK_TO_ANSWER, ANSWER, last, shown.token)
    return keyboard([turning(view, page, total, shown.token), [back]])


def questions(texts: Sequence[str], context: Context) -> list[list[Button]]:
    """A row for each question, which asks it."""
    return [
        [pressing(text, ASK, 0, views.token_of(Asked(" ".join(text.split())), context))]
        for text in texts
        if text.strip()
    ]


def _under_answer(
    page: int, total: int, shown: Shown, context: Context, private: bool
) -> Markup | None:
    answer, token = shown.answer, shown.token
    reading = [
        pressing(text, view, 0, token)
        for text, view in (
            (texts.MORE_QUOTES, MORE),
            (texts.IN_CONTEXT, CONTEXT),
            (texts.REST_OF_SECTION, REST),
        )
        if views.offers(view, answer)
    ]
    passing = [*_copy(answer), *_share(shown, context)]
    rows = [
        turning(ANSWER, page, total, token, first=min(SENT, total) - 1),
        *_pairs([*reading, *passing]),
        _votes(shown),
        *([] if private else [_in_private(shown, context)]),
        *questions(_next(answer, context, private)[:_SUGGESTIONS], context),
    ]
    return keyboard(rows)


def _next(answer: Answer, context: Context, private: bool) -> Sequence[str]:
    """What may have been meant; in private, after a question in vain, what can be answered."""
    in_vain = answer.status == "not_found" and private
    return answer.suggestions or (context.assistant.examples() if in_vain else ())


def _pairs(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[place : place + 2]) for place in range(0, len(buttons), 2)]


def _copy(answer: Answer) -> list[Button]:
    if not answer.quotes:
        return []
    citation = answer.quotes[0].citation
    text = str(citation)
    if answer.is_list:
        text = " · ".join(part for part in (citation.title, citation.day) if part)
    return (
        [{"text": texts.COPY_CITATION, "copy_text": {"text": shortened(text, COPY)}}]
        if text
        else []
    )


def _share(shown: Shown, context: Context) -> list[Button]:
    """Sharing runs the question inline in another chat; without inline mode it sends a link."""
    if not shown.answer.quotes:
        return []
    asked = shown.asked
    if context.inline and asked and not asked.history and len(asked.question) <= COPY:
        return [{"text": texts.SHARE, "switch_inline_query": asked.question}]
    payload = views.payload_of(shown)
    if payload is None:
        return []
    text = shortened(f"{shown.answer.text} “{shown.answer.quotes[0].text}”", COPY)
    fields = {"url": context.deep_link(payload), "text": text.encode("utf-8", "replace")}
    return [{"text": texts.SHARE, "url": f"https://t.me/share/url?{urlencode(fields)}"}]


def _votes(shown: Shown) -> list[Button]:
    if shown.asked is None or shown.answer.status == "smalltalk":
        return []
    mark = seal(shown.answer)
    return [
        pressing(texts.UP, UP, mark, shown.token),
        pressing(texts.DOWN, DOWN, mark, shown.token),
    ]


def _in_private(shown: Shown, context: Context) -> list[Button]:
    payload = views.payload_of(shown)
    if payload is None or not shown.answer.quotes:
        return []
    return [{"text": texts.GO_ON_IN_PRIVATE, "url": context.deep_link(payload)}]


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[number % 36]
    while number := number // 36:
        text = digits[number % 36] + text
    return text
