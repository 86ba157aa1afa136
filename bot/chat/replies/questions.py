"""From a question to the messages that answer it."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.limits import admit
from bot.chat.memory.links import Asked
from bot.chat.memory.statistics import count
from bot.chat.memory.store import Conversation
from bot.chat.pages import keyboards, views
from bot.chat.pages.callbacks import Action
from bot.chat.pages.messages import Place, Request, say
from bot.chat.pages.views import SENT, Shown
from bot.questions.reading import Note


def ask(
    request: Request,
    question: str,
    context: Context,
    *,
    history: tuple[str, ...] | None = None,
    repeated: bool = False,
) -> tuple[Call, ...]:
    """The messages that answer a question, or that ask for patience; none when told already.

    ``history`` replaces the conversation's own earlier questions. ``repeated`` names the question
    above the answer, where the chat does not show it.
    """
    refusal = paced(request, context)
    if refusal is not None:
        return refusal
    line = " ".join(question.split())
    conversation = _conversation(request, context)
    if history is None:
        history = context.store.turns(request.turn, conversation, request.sent)
    asked, answer = views.answered(context.recent, line, history)
    _remember(request, answer, asked, context)
    answer = views.of_file(answer, context)
    shown = Shown(views.token_of(asked, context), asked, answer, views.several(context))
    return present(request.place, shown, context, title=line if repeated else "")


def present(place: Place, shown: Shown, context: Context, *, title: str = "") -> tuple[Call, ...]:
    """The first messages of an answer, the first one a reply, the last one with the buttons."""
    answer = shown.answer
    titled = replace(answer, notes=(Note("asked", title), *answer.notes)) if title else answer
    pages = views.pages(Action.ANSWER, replace(shown, answer=titled))
    sent = pages[:SENT]
    last = len(sent) - 1
    buttons = keyboards.under_answer(last, len(pages), shown, context, private=place.private)
    return tuple(
        say(place, text, buttons if number == last else None, quoting=number == 0)
        for number, text in enumerate(sent)
    )


def last(request: Request, context: Context) -> Shown | None:
    """The answer replied to, or else the person's last one in the conversation; None for none."""
    store, replied = context.store, request.message.reply_to_message
    asked: tuple[str, ...] = ()
    if replied is not None:
        asked = store.turns_to(request.place.chat, replied.message_id, request.sent)
    asked = asked or store.turns(request.turn, _conversation(request, context), request.sent)
    if not asked:
        return None
    question, answer = views.answered(context.recent, asked[-1], asked[:-1])
    return Shown(views.token_of(question, context), question, answer, views.several(context))


def paced(request: Request, context: Context) -> tuple[Call, ...] | None:
    """None where the person may ask; else a kind word the first time and then silence."""
    verdict = admit(
        context.store,
        request.place.person,
        request.update_id,
        request.sent,
        request.now,
        context.settings.telegram.rate_limit,
    )
    if verdict == "go":
        return None
    # An edited question keeps the answer it has: a plea for patience would overwrite it.
    told = verdict == "tell" and request.turn == request.update_id
    return (say(request.place, texts.TOO_FAST),) if told else ()


def _conversation(request: Request, context: Context) -> Conversation:
    """What is asked of a file is no follow-up to what was asked of the reports."""
    chat, thread, person = request.place.conversation
    return chat, -context.file.update_id if context.file else thread, person


def _remember(request: Request, answer: Answer, asked: Asked, context: Context) -> None:
    store = context.store
    with store.transaction():
        if answer.status != "smalltalk":
            where = _conversation(request, context)
            store.remember_turn(request.turn, where, request.sent, request.now, asked.question)
        if context.file is not None:
            return
        count(
            store,
            request.update_id,
            request.sent,
            request.surface,
            answer,
            with_text=context.settings.log_questions,
        )
