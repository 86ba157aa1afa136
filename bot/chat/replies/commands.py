"""The commands, what they answer, and what Telegram is told of them at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import Message

from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.pages import gradings, keyboards, outline, views
from bot.chat.pages.messages import Markup, Request, say
from bot.chat.replies import questions
from bot.chat.replies.addressing import Command, quoted
from bot.render.telegram.text import own

_DESCRIPTION = (
    "I answer questions about official inspection reports in the reports’ own words.\n\n"
    "Ask in plain English: what grade was given, what should improve, what was found. Every "
    "answer quotes the exact sentence and says where it stands. Where a report does not say, I "
    "tell you so. Nothing is made up."
)
_SHORT_DESCRIPTION = "Answers about inspection reports, in the reports’ own words, with the place."

_PRIVATE = (
    ("start", "What I can do"),
    ("help", "How to ask"),
    ("gradings", "Every grading, as a picture"),
    ("areas", "Every area for improvement"),
    ("sections", "Read the report by section"),
    ("source", "Which reports I know"),
    ("forget", "Forget what I asked"),
)
_GROUPS = (
    ("ask", "Ask about the report: /ask QUESTION"),
    ("gradings", "Every grading, as a picture"),
    ("help", "How to ask"),
)

_HELLO = (
    "<b>Hello, I’m Peelbot.</b>\n"
    "Ask me about {reports} in plain English. I answer in the report’s own words, say where they "
    "stand, and tell you when the report does not say.\n\n"
    "Try one of these, or type your own:"
)
_HELP = (
    "<b>How to ask</b>\n"
    "Type a question, such as “{example}”\n"
    "• Follow-ups work: “why?”, “and for finance?”, “tell me more”.\n"
    "• Edit your question, and my answer changes with it.\n"
    "• In a group, write /ask and the question, mention @{username}, or reply to me.\n"
    "{inline}"
    "\n<b>Commands</b>\n"
    "{commands}\n\n"
    "I remember your last questions for 30 minutes, to understand follow-ups; /forget drops them "
    "at once. The buttons 👍 and 👎 keep the question and its answer, to make answers better."
)
_INLINE = "• In any chat, type @{username} and a question to quote the report there.\n"
_FORGOTTEN = "Done. I have dropped your earlier questions in this chat, and your votes."
_UNKNOWN = "I do not know that command. /help shows those I know, or simply type a question."
_ASK_WHAT = "Please write the question after the command, such as: <code>/ask {example}</code>"
_LOST_LINK = "That link leads nowhere any more, I am sorry.\n\n"
_NO_SECTIONS = "The report has no sections."
_AREAS = "What are the areas for improvement?"

START = "hello"
"""The start parameter of a link that means no more than the start."""

Reply = Callable[[Command, Request, Message, Context], tuple[Call, ...]]


def startup_calls() -> tuple[Call, ...]:
    """What tells Telegram the commands by scope, the descriptions and the menu button."""
    return (
        _commands(_PRIVATE, "all_private_chats"),
        _commands(_GROUPS, "all_group_chats"),
        Call("setMyDescription", {"description": _DESCRIPTION}),
        Call("setMyShortDescription", {"short_description": _SHORT_DESCRIPTION}),
        Call("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    )


def run(command: Command, request: Request, message: Message, context: Context) -> tuple[Call, ...]:
    """What a command answers; a hint for one that is unknown, unless it may be another bot's."""
    reply = _REPLIES.get(command.name)
    if reply is None and not (request.place.private or command.named):
        return ()
    refusal = questions.paced(request, context)
    if refusal is not None:
        return refusal
    return reply(command, request, message, context) if reply else (say(request.place, _UNKNOWN),)


def call_hint(request: Request, context: Context) -> tuple[Call, ...]:
    """What to say to somebody who calls the bot without a question."""
    return (say(request.place, _hello(context), _examples(context)),)


def _start(command: Command, request: Request, _: Message, context: Context) -> tuple[Call, ...]:
    if command.argument in ("", START):
        return call_hint(request, context)
    shown = views.find(command.argument, context)
    if shown is None:
        text = _LOST_LINK + _hello(context)
        return (say(request.place, text, _examples(context)),)
    if shown.asked is None:
        return questions.present(request.place, shown, context)
    return questions.ask(
        request, shown.asked.question, context, history=shown.asked.history, repeated=True
    )


def _help(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    text = _HELP.format(
        example=own(context.assistant.examples()[0]),
        username=own(context.username),
        inline=_INLINE.format(username=own(context.username)) if context.inline else "",
        commands="\n".join(f"/{name} – {told}" for name, told in _PRIVATE[2:]),
    )
    return (say(request.place, text, _examples(context)),)


def _gradings(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    return gradings.open_gallery(request.place, context)


def _areas(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    return questions.ask(request, _AREAS, context, history=())


def _sections(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    page = outline.sections(context)
    return (say(request.place, *page) if page else say(request.place, _NO_SECTIONS),)


def _source(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    page = outline.page(outline.SOURCES, 0, outline.ALL, context)
    return (say(request.place, *page),) if page else ()


def _forget(_: Command, request: Request, __: Message, context: Context) -> tuple[Call, ...]:
    context.store.forget(request.place.chat, request.place.person)
    return (say(request.place, _FORGOTTEN),)


def _ask(
    command: Command, request: Request, message: Message, context: Context
) -> tuple[Call, ...]:
    question = command.argument or quoted(message, context.bot_id)
    if question:
        return questions.ask(request, question, context)
    example = own(context.assistant.examples()[0])
    return (say(request.place, _ASK_WHAT.format(example=example)),)


_REPLIES: Mapping[str, Reply] = {
    "start": _start,
    "help": _help,
    "gradings": _gradings,
    "areas": _areas,
    "sections": _sections,
    "source": _source,
    "forget": _forget,
    "ask": _ask,
}


def _hello(context: Context) -> str:
    documents = context.assistant.documents
    one = f"the report <b>{own(documents[0].title or documents[0].id, 160)}</b>"
    return _HELLO.format(reports=one if len(documents) == 1 else f"{len(documents)} reports")


def _examples(context: Context) -> Markup | None:
    return keyboards.keyboard(keyboards.questions(context.assistant.examples(), context))


def _commands(commands: tuple[tuple[str, str], ...], scope: str) -> Call:
    listed = [{"command": name, "description": told} for name, told in commands]
    return Call("setMyCommands", {"commands": listed, "scope": {"type": scope}})
