"""The views of an answer between which its buttons turn, each as pages of HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.answer import SHOWN, Answer, Quote
from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory import links
from bot.chat.memory.links import Asked
from bot.chat.memory.recent import Recent
from bot.chat.pages.callbacks import TOKEN, Action
from bot.questions.reading import Note
from bot.render.telegram import answers
from bot.render.telegram.quotes import quoted, surrounded
from bot.reports.document import Document, Span

SENT = 4
"""Pages of an answer that are sent at once; the rest is a button away."""

_KEPT = "k"


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer with the token that finds it again; ``asked`` is None for a link to quotes."""

    token: str
    asked: Asked | None
    answer: Answer
    named: bool = True
    """Whether citations name their report, as they must where there are several."""


def find(token: str, context: Context) -> Shown | None:
    """The answer that a token names, or None where it is unknown, forged or too old."""
    spans = links.unpack_places(token, context.assistant.documents)
    if spans:
        # What a person typed may be longer than a token that a button has room for.
        return Shown(links.pack_places(spans) or token, None, _linked(spans), several(context))
    asked = asked_of(token, context)
    if asked is None:
        return None
    answer = of_file(context.recent.answer(asked.question, asked.history), context)
    return Shown(token, asked, answer, several(context))


def asked_of(token: str, context: Context) -> Asked | None:
    """The question that a token names, or None where it is unknown, forged or too old."""
    if token.startswith(_KEPT):
        return context.store.kept(token[1:], context.clock())
    return links.unpack(token)


def several(context: Context) -> bool:
    """Whether a citation must say of which report it is: there are several, or a file beside."""
    return len(context.assistant.documents) > 1 or context.file is not None


def of_file(answer: Answer, context: Context) -> Answer:
    """The answer, which says that it is about a file where no quote's citation does."""
    if context.file is None or answer.quotes or answer.status == "smalltalk":
        return answer
    title = context.assistant.documents[0].title
    return replace(answer, notes=(Note("file", title), *answer.notes))


def token_of(asked: Asked, context: Context) -> str:
    """A token of at most ``TOKEN`` characters; a question too long for one is kept two days."""
    packed = links.pack(asked, TOKEN)
    return packed or _KEPT + context.store.keep(asked, context.clock())


def payload_of(shown: Shown) -> str | None:
    """A token for a deep link, which needs nothing kept: the question, or else the quotes."""
    packed = links.pack(shown.asked) if shown.asked else shown.token
    return packed or links.pack_places([quote.span for quote in shown.answer.quotes])


def answered(recent: Recent, question: str, history: tuple[str, ...]) -> tuple[Asked, Answer]:
    """The answer, and the question with no more of its history than the answer takes."""
    answer = recent.answer(question, history)
    for length in range(min(2, len(history))):
        some = history[len(history) - length :]
        if _visible(recent.answer(question, some)) == _visible(answer):
            return Asked(question, some), answer
    return Asked(question, history), answer


def pages(view: Action, shown: Shown) -> tuple[str, ...]:
    """The pages of a view of an answer; none where it would show nothing new."""
    answer = shown.answer
    if view is Action.ANSWER:
        return answers.messages(answer, named=shown.named)
    if not offers(view, answer):
        return ()
    if view is Action.MORE:
        some = [answer.more[at : at + SHOWN] for at in range(0, len(answer.more), SHOWN)]
        return tuple(
            page for quotes in some for page in quoted(texts.ALSO, quotes, named=shown.named)
        )
    if view is Action.CONTEXT:
        head, around = f"<b>{texts.IN_CONTEXT}</b>", answers.contexts(answer.quotes)
        return tuple(page for span in around for page in surrounded(head, span, answer.quotes))
    found = _unshown(answer)
    return answers.section(*found) if found else ()


def offers(view: Action, answer: Answer) -> bool:
    """Whether a view other than the answer has a page, told without making it."""
    if view is Action.MORE:
        return bool(answer.more)
    if answer.is_list or not answer.quotes:
        return False
    if view is Action.CONTEXT:
        return bool(answers.contexts(answer.quotes))
    return _unshown(answer) is not None


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
