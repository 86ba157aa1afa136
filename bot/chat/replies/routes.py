"""From an update to the requests that answer it: the one entrance to everything the bot says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import Message, Update

from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.files.needed import Needed
from bot.chat.pages import callbacks
from bot.chat.pages.messages import Place, Request, place_of, say
from bot.chat.replies import (
    access,
    addressing,
    buttons,
    commands,
    files,
    inline,
    nontext,
    questions,
)
from bot.chat.sights.gallery import NotDrawnError, Wanted

Handler = Callable[[Update, Context], "tuple[Call, ...] | Needed"]

_NOT_SENT_TO_EDIT = ("chat_id", "message_thread_id", "reply_parameters")


def plan(update: Update, context: Context) -> tuple[Call, ...] | Needed | Wanted:
    """The requests that answer an update, in order; none for silence, or what it needs first.

    Pure but for the store, whose writes are named by the update: planning one twice is harmless.
    """
    handler = next((_ROUTES[field] for field in _ROUTES if getattr(update, field)), None)
    if handler is None:
        return ()
    try:
        return (handler if access.allowed(update, context) else access.refuse)(update, context)
    except NotDrawnError as error:
        return error.wanted


def _answer(update: Update, context: Context) -> tuple[Call, ...] | Needed:
    message = update.message
    if message is None:
        return ()
    number = update.update_id
    request = _request(number, number, message, context)
    if files.sends_file(message, context):
        return _take(request, context)
    calls = _reply(request, context)
    if calls and all(call.method == "sendMessage" for call in calls):
        # A picture cannot be edited into words, so an edit of what asked for one is left alone.
        context.store.remember_question(number, message.chat.id, message.message_id, request.now)
    return calls


def _take(request: Request, context: Context) -> tuple[Call, ...] | Needed:
    """What is said of a file, and the answer to what its caption asks."""
    taken = files.taken(request, context)
    if not isinstance(taken, Context) or taken.file is None:
        return () if isinstance(taken, Context) else taken
    told = files.read(request, taken)
    asked = _reply(request, context) if addressing.words(request.message).strip() else ()
    return (*callbacks.about(taken.file.key, (told,)), *asked)


def _answer_again(update: Update, context: Context) -> tuple[Call, ...]:
    """The answer to an edited question, in the place of the one that was given."""
    message, store, number = update.edited_message, context.store, update.update_id
    if message is None or not addressing.words(message):
        return ()
    where = message.chat.id, message.message_id
    answers = store.answers(number, *where)
    if not answers:
        return ()
    request = _request(number, store.first_update(*where), message, context)
    calls = _reply(request, context)
    if not calls or any(call.method != "sendMessage" for call in calls):
        return ()
    store.remember_question(number, *where, request.now)
    for surplus in answers[len(calls) :]:
        store.mark_gone(number, message.chat.id, surplus)
    return _over(answers, calls, message.chat.id)


def _over(answers: tuple[int, ...], calls: tuple[Call, ...], chat: int) -> tuple[Call, ...]:
    """The messages written over earlier ones; those that are left over are deleted."""
    places = [{"chat_id": chat, "message_id": message} for message in answers]
    edited = [
        Call("editMessageText", {**place, **_content(call)})
        for place, call in zip(places, calls, strict=False)
    ]
    deleted = [Call("deleteMessage", place) for place in places[len(calls) :]]
    return (*edited, *calls[len(answers) :], *deleted)


def _content(call: Call) -> dict[str, object]:
    return {k: v for k, v in call.parameters.items() if k not in _NOT_SENT_TO_EDIT}


def _reply(request: Request, context: Context) -> tuple[Call, ...]:
    message, bot_id, username = request.message, context.bot_id, context.username
    command = addressing.command(message, username)
    foreign = command and command.bot not in ("", username.lower())
    if foreign or addressing.ignored(message, bot_id):
        return ()
    if context.file is None and (not command or command.name in commands.OF_FILE):
        scoped = files.scoped(request, context)
        if scoped.file is not None:
            return callbacks.about(scoped.file.key, _reply(request, scoped))
    if command:
        return commands.run(command, request, context)
    question = addressing.question(message, bot_id, username)
    first = _opens(request, context)
    if question:
        return questions.ask(request, question, context, history=_history(request, context))
    return _unasked(request, context) if question is not None and first else ()


def _unasked(request: Request, context: Context) -> tuple[Call, ...]:
    """What to say to somebody who addresses the bot, but not with a question."""
    called = bool(addressing.words(request.message))
    text = "" if called else nontext.reaction(request.message)
    if not called and not text:
        return ()
    refusal = questions.paced(request, context)
    if refusal is not None:
        return refusal
    return commands.call_hint(request, context) if called else (say(request.place, text),)


def _history(request: Request, context: Context) -> tuple[str, ...] | None:
    """The questions that led to the answer replied to; None for the person's own latest ones."""
    answer = request.message.reply_to_message
    if answer is None:
        return None
    return context.store.turns_to(request.place.chat, answer.message_id, request.sent) or None


def _opens(request: Request, context: Context) -> bool:
    """Whether a message is the first of an album, or stands alone; an album gets one answer."""
    album = request.message.media_group_id
    return not album or context.store.opens_album(request.update_id, album, request.now)


def _request(number: int, first: int | None, message: Message, context: Context) -> Request:
    place = place_of(message)
    return Request(
        update_id=number,
        turn=number if first is None else first,
        message=message,
        place=place,
        sent=(message.edit_date or message.date).timestamp(),
        now=context.clock(),
        surface="private" if place.private else "group",
    )


def _greet(update: Update, context: Context) -> tuple[Call, ...]:
    change = update.my_chat_member
    if change is None or not access.added(change):
        return ()
    place = Place(change.chat.id, None, None, change.from_user.id, private=False)
    return (commands.greet(place, context),)


_ROUTES: Mapping[str, Handler] = {
    "message": _answer,
    "edited_message": _answer_again,
    "callback_query": buttons.press,
    "inline_query": inline.results,
    "my_chat_member": _greet,
}
"""By the field of an update that is filled."""
