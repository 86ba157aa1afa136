"""From an update to the requests that answer it: the one entrance to everything the bot says."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Message, Update

from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.pages.messages import Request, place_of, say
from bot.chat.replies import access, addressing, buttons, commands, inline, nontext, questions

Handler = Callable[[Update, Context], tuple[Call, ...]]

_NOT_SENT_TO_EDIT = ("chat_id", "message_thread_id", "reply_parameters")


def plan(update: Update, context: Context) -> tuple[Call, ...]:
    """The requests that answer an update, in order; none for silence.

    Pure but for the store, whose writes are named by the update: planning one twice is harmless.
    """
    handler = next((handle for concerns, handle in _ROUTES if concerns(update)), None)
    if handler is None:
        return ()
    return (
        handler(update, context)
        if access.allowed(update, context)
        else access.refuse(update, context)
    )


def _answer(update: Update, context: Context) -> tuple[Call, ...]:
    message = update.message
    if message is None:
        return ()
    request = _request(update, message, context)
    calls = _reply(update, message, request, context)
    if calls and all(call.method == "sendMessage" for call in calls):
        # A picture cannot be edited into words, so an edit of what asked for one is left alone.
        context.store.remember_question(
            update.update_id, message.chat.id, message.message_id, request.now
        )
    return calls


def _answer_again(update: Update, context: Context) -> tuple[Call, ...]:
    """The answer to an edited question, in the place of the one that was given."""
    message, store = update.edited_message, context.store
    if message is None or not addressing.words(message):
        return ()
    where = message.chat.id, message.message_id
    answers = store.answers(update.update_id, *where)
    if not answers:
        return ()
    request = _request(update, message, context, store.first_update(*where))
    calls = _reply(update, message, request, context)
    if not calls or any(call.method != "sendMessage" for call in calls):
        return ()
    store.remember_question(update.update_id, *where, request.now)
    for surplus in answers[len(calls) :]:
        store.mark_gone(update.update_id, message.chat.id, surplus)
    return _over(answers, calls, message.chat.id)


def _over(answers: tuple[int, ...], calls: tuple[Call, ...], chat: int) -> tuple[Call, ...]:
    """The messages written over earlier ones; those that are left over are deleted."""
    edited = [
        Call("editMessageText", {"chat_id": chat, "message_id": message, **_content(call)})
        for message, call in zip(answers, calls, strict=False)
    ]
    deleted = [
        Call("deleteMessage", {"chat_id": chat, "message_id": message})
        for message in answers[len(calls) :]
    ]
    return (*edited, *calls[len(answers) :], *deleted)


def _content(call: Call) -> dict[str, object]:
    return {k: v for k, v in call.parameters.items() if k not in _NOT_SENT_TO_EDIT}


def _reply(
    update: Update, message: Message, request: Request, context: Context
) -> tuple[Call, ...]:
    bot_id, username = context.bot_id, context.username
    if addressing.ignored(message, bot_id) or addressing.is_foreign_command(message, username):
        return ()
    command = addressing.command(message, username)
    if command:
        return commands.run(command, request, message, context)
    question = addressing.question(message, bot_id, username)
    first = _opens(update, message, request, context)
    if question:
        history = _history(message, request, context)
        return questions.ask(request, question, context, history=history)
    if question is None or not first:
        return ()
    return _unasked(update, message, request, context)


def _unasked(
    update: Update, message: Message, request: Request, context: Context
) -> tuple[Call, ...]:
    """What to say to somebody who addresses the bot, but not with a question."""
    called = bool(addressing.words(message))
    text = "" if called else nontext.reaction(update, message)
    if not called and not text:
        return ()
    refusal = questions.paced(request, context)
    if refusal is not None:
        return refusal
    return commands.call_hint(request, context) if called else (say(request.place, text),)


def _history(message: Message, request: Request, context: Context) -> tuple[str, ...] | None:
    """The questions that led to the answer replied to; None for the person's own latest ones."""
    answer = message.reply_to_message
    if answer is None:
        return None
    return context.store.turns_to(message.chat.id, answer.message_id, request.sent) or None


def _opens(update: Update, message: Message, request: Request, context: Context) -> bool:
    """Whether a message is the first of an album, or stands alone; an album gets one answer."""
    album = message.media_group_id
    return not album or context.store.opens_album(update.update_id, album, request.now)


def _request(
    update: Update, message: Message, context: Context, first: int | None = None
) -> Request:
    place = place_of(message)
    return Request(
        update_id=update.update_id,
        turn=update.update_id if first is None else first,
        place=place,
        sent=(message.edit_date or message.date).timestamp(),
        now=context.clock(),
        surface="private" if place.private else "group",
    )


def _silence(_: Update, __: Context) -> tuple[Call, ...]:
    return ()


_ROUTES: tuple[tuple[Callable[[Update], object], Handler], ...] = (
    (lambda update: update.message, _answer),
    (lambda update: update.edited_message, _answer_again),
    (lambda update: update.callback_query, buttons.press),
    (lambda update: update.inline_query, inline.results),
    (lambda update: update.my_chat_member, _silence),
)
