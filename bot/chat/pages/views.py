"""The views of an answer between which its buttons turn, each as pages of HTML."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answer import SHOWN, Answer, Quote
from bot.answering.assistant import Assistant
from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory import links
from bot.chat.memory.links import Asked
from bot.render.telegram import answers
from bot.render.telegram.quotes import quoted, surrounded
from bot.reports.document import Document, Span

ANSWER = "a"
MORE = "m"
CONTEXT = "c"
REST = "f"
VIEWS = (ANSWER, MORE, CONTEXT, REST)

SENT = 4
"""Pages of an answer that are sent at once; the rest is a button away."""

TOKEN = 57
"""Characters of a callback's 64 that are left to name the answer."""

_KEPT = "k"


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer with the token that finds it again; ``asked`` is None for a link to quotes."""

    token: str
    asked: Asked | None
    answer: Answer


def find(token: str, context: Context) -> Shown | None:
    """The answer that a token names, or None where it is unknown, forged or too old."""
    assistant = context.assistant
    spans = links.unpack_places(token, assistant.documents)
    if spans:
        return Shown(token, None, _linked(spans))
    asked = links.unpack(token)
    if token.startswith(_KEPT):
        asked = context.store.kept(token[1:], context.clock())
    if asked is None:
        return None
    return Shown(token, asked, assistant.answer(asked.question, asked.history))


def token_of(asked: Asked, context: Context) -> str:
    """A token of at most ``TOKEN`` characters; a question too long for one is kept two days."""
    packed = links.pack(asked, TOKEN)
    return packed or _KEPT + context.store.keep(asked, context.clock())


def payload_of(shown: Shown) -> str | None:
    """A token for a deep link, which needs nothing kept: the question, or else the quotes."""
    packed = links.pack(shown.asked) if shown.asked else shown.token
    return packed or links.pack_places([quote.span for quote in shown.answer.quotes])


def answered(assistant: Assistant, question: str, history: tuple[str, ...]) -> tuple[Asked, Answer]:
    """The answer, and the question with no more of its history than the answer takes."""
    answer = assistant.answer(question, history)
    for length in range(min(2, len(history))):
        some = history[len(history) - length :]
        if _visible(assistant.answer(question, some)) == _visible(answer):
            return Asked(question, some), answer
    return Asked(question, history), answer


def pages(view: str, answer: Answer) -> tuple[str, ...]:
    """The pages of a view of an answer; none where it would show nothing new."""
    if view == ANSWER:
        return answers.messages(answer)
    if view == MORE:
        return _more(answer.more)
    if view == CONTEXT:
        return _contexts(answer)
    return _rest(answer) if view == REST else ()


def offers(view: str, answer: Answer) -> bool:
    """Whether a view has a page, told without making it."""
    if view == MORE:
        return bool(answer.more)
    if answer.is_list or not answer.quotes:
        return False
    if view == CONTEXT:
        return bool(answers.contexts(answer.quotes))
    return view == REST and _unshown(answer) is not None


def _more(quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    chunks = [quotes[place : place + SHOWN] for place in range(0, len(quotes), SHOWN)]
    return tuple(page for c in chunks for page in quoted(texts.ALSO, c))


def _contexts(answer: Answer) -> tuple[str, ...]:
    if not offers(CONTEXT, answer):
        return ()
    around = answers.contexts(answer.quotes)
    return tuple(
        page
        for span in around
        for page in surrounded(f"<b>{texts.IN_CONTEXT}</b>", span, answer.quotes)
    )


def _rest(answer: Answer) -> tuple[str, ...]:
    found = _unshown(answer) if offers(REST, answer) else None
    return answers.section(*found) if found else ()


def _unshown(answer: Answer) -> tuple[Document, int, list[Span]] | None:
    """The first quote's section, where there is more to it than the quotes shown."""
    first = answer.quotes[0].span
    document = first.document
    place = document.section_at(first.start)
    shown = [quote.span for quote in answer.quotes if quote.span.document is document]
    if place is None or not answers.findings_of(document, place, shown):
        return None
    return document, place, shown


def _linked(spans: tuple[Span, ...]) -> Answer:
    return Answer("", "answered", texts.FROM_THE_REPORT, tuple(_quote(span) for span in spans))


def _quote(span: Span) -> Quote:
    block = span.document.block_at(span.start)
    around = span.document.span(span.document.blocks[block]) if block is not None else span
    return Quote(span, around if around.start <= span.start < span.end <= around.end else span, 0.0)


def _visible(answer: Answer) -> tuple[object, ...]:
    spans = [(q.span.document.id, q.span.start, q.span.end) for q in answer.quotes + answer.more]
    return answer.status, answer.text, answer.notes, len(answer.quotes), tuple(spans)
