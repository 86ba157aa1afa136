"""The buttons under messages; a button is there only where it does something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from bot.answering.answer import Answer
from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.memory.votes import seal
from bot.chat.pages import views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.messages import Markup
from bot.chat.pages.views import SENT, Shown
from bot.render.telegram.text import shortened, units

COPY = 256
"""UTF-16 units that a copy button or an inline query may hold."""

_LABEL = 60
_SUGGESTIONS = 4
_REPORTS = 4
"""Reports that are offered alone."""
_MEANT = 12
_READING = (
    (Action.MORE, texts.MORE_QUOTES),
    (Action.CONTEXT, texts.IN_CONTEXT),
    (Action.REST, texts.REST_OF_SECTION),
)

Button = dict[str, Any]


def keyboard(rows: Sequence[Sequence[Button]]) -> Markup | None:
    """The rows that hold a button, or None where none does."""
    filled = [list(row) for row in rows if row]
    return {"inline_keyboard": filled} if filled else None


def pressing(text: str, does: Data) -> Button:
    """A button that comes back as what it does."""
    return {"text": shortened(text, _LABEL), "callback_data": str(does)}


def turning(here: Data, total: int, first: int = 0) -> list[Button]:
    """Buttons to the pages before and after this one, down to the page ``first``."""
    back = texts.BACK.format(page=here.number, total=total)
    on = texts.ON.format(page=here.number + 2, total=total)
    return [
        pressing(text, replace(here, number=number))
        for text, number in ((back, here.number - 1), (on, here.number + 1))
        if first <= number < total
    ]


def questions(asked: Sequence[str], context: Context) -> Sequence[Sequence[Button]]:
    """A row for each question, which asks it."""
    lines = [" ".join(question.split()) for question in asked]
    return [
        [pressing(line, Data(Action.ASK, 0, views.token_of(Asked(line), context)))]
        for line in lines
    ]


def under_answer(
    page: int, total: int, shown: Shown, context: Context, *, private: bool
) -> Markup | None:
    """The buttons under a page of an answer of so many."""
    answer, token = shown.answer, shown.token
    reading = [
        pressing(text, Data(view, 0, token))
        for view, text in _READING
        if views.offers(view, answer)
    ]
    if answer.quotes:
        reading.append(pressing(texts.SHOW_ON_PAGE, Data(Action.PAGE, 0, token)))
    passing = [*_copy(answer), *_share(shown, context)] if answer.quotes else []
    personal = private or context.file is not None
    about = [*reading, *passing]
    rows = [
        turning(Data(Action.ANSWER, page, token), total, first=min(SENT, total) - 1),
        *(about[place : place + 2] for place in range(0, len(about), 2)),
        _votes(shown, context),
        [] if personal or not answer.quotes else _in_private(shown, context),
        _elsewhere(shown, context),
        *_narrower(shown, context),
        *_meant(answer, context),
        *questions(_next(answer, context, private)[:_SUGGESTIONS], context),
    ]
    return keyboard(rows)


def under_view(here: Data, total: int, shown: Shown) -> Markup | None:
    """The buttons under a page of another view of an answer, of so many."""
    last = min(SENT, len(views.pages(Action.ANSWER, shown))) - 1
    back = pressing(texts.BACK_TO_ANSWER, Data(Action.ANSWER, last, shown.token))
    return keyboard([turning(here, total), [back]])


def _next(answer: Answer, context: Context, private: bool) -> Sequence[str]:
    """What may have been meant; in private, after a question in vain, what can be answered."""
    in_vain = answer.status == "not_found" and private
    return answer.suggestions or (context.assistant.examples() if in_vain else ())


def _copy(answer: Answer) -> list[Button]:
    citation = answer.quotes[0].citation
    text = str(citation)
    if answer.is_list:
        text = " · ".join(part for part in (citation.title, citation.day) if part)
    copied = {"text": shortened(text, COPY)}
    return [{"text": texts.COPY_CITATION, "copy_text": copied}] if text else []


def _share(shown: Shown, context: Context) -> list[Button]:
    """Sharing runs the question inline in another chat; without inline mode it sends a link.

    What a file says is for its chat alone.
    """
    if context.file is not None:
        return []
    asked = shown.asked
    if context.inline and asked and not asked.history and units(asked.question) <= COPY:
        return [{"text": texts.SHARE, "switch_inline_query": asked.question}]
    payload = views.payload_of(shown)
    if payload is None:
        return []
    text = shortened(f"{shown.answer.text} “{shown.answer.quotes[0].text}”", COPY)
    fields = {"url": context.deep_link(payload), "text": text.encode("utf-8", "replace")}
    return [{"text": texts.SHARE, "url": f"https://t.me/share/url?{urlencode(fields)}"}]


def _votes(shown: Shown, context: Context) -> list[Button]:
    """A vote keeps the quotes, and of a file nothing is kept."""
    if shown.asked is None or shown.answer.status == "smalltalk" or context.file is not None:
        return []
    mark, token = seal(shown.answer), shown.token
    return [
        pressing(texts.UP, Data(Action.UP, mark, token)),
        pressing(texts.DOWN, Data(Action.DOWN, mark, token)),
    ]


def _narrower(shown: Shown, context: Context) -> Sequence[Sequence[Button]]:
    """For each report that an answer is drawn from, where there are several, it alone."""
    asked = shown.asked
    documents = {quote.span.document.id: quote.span.document for quote in shown.answer.quotes}
    if asked is None or len(documents) < 2:
        return []
    question = asked.question.rstrip("?!. ")
    rows = []
    for document in list(documents.values())[:_REPORTS]:
        line = texts.OF_REPORT.format(question=question, title=document.title)
        token = views.token_of(Asked(line, asked.history), context)
        rows.append([pressing(texts.ONLY.format(title=document.title), Data(Action.ASK, 0, token))])
    return rows


def _meant(answer: Answer, context: Context) -> Sequence[Sequence[Button]]:
    """For each thing that a question may mean, the question that stands for it."""
    return [
        [pressing(meant.label, Data(Action.ASK, 0, views.token_of(Asked(meant.question), context)))]
        for meant in answer.choices[:_MEANT]
    ]


def _elsewhere(shown: Shown, context: Context) -> list[Button]:
    """What a file does not say, the loaded reports may."""
    asked = shown.asked is not None and shown.answer.status in ("related", "not_found")
    does = Data(Action.LIBRARY, 0, shown.token)
    return [pressing(texts.ASK_THE_REPORTS, does)] if asked and context.file is not None else []


def _in_private(shown: Shown, context: Context) -> list[Button]:
    payload = views.payload_of(shown)
    return [{"text": texts.GO_ON_IN_PRIVATE, "url": context.deep_link(payload)}] if payload else []
