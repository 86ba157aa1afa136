"""The commands, what they answer, and what Telegram is told of them at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.pages import gradings, keyboards, outline, sights, tables, views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.messages import Markup, Place, Request, say
from bot.chat.replies import files, questions, verifying
from bot.chat.replies.addressing import Command, quoted
from bot.render.telegram.text import own

START = "hello"
"""The start parameter of a link that means no more than the start."""

OF_FILE = ("gradings", "areas", "page", "sections", "ask", "verify")
"""The commands that are about the file that a chat asks, where it does; the others never are."""

Reply = Callable[[str, Request, Context], tuple[Call, ...]]
"""From what stands after a command to what it answers."""


def startup_calls() -> tuple[Call, ...]:
    """What tells Telegram the commands by scope, the descriptions and the menu button."""
    return (
        _commands(texts.PRIVATE_COMMANDS, "all_private_chats"),
        _commands(texts.GROUP_COMMANDS, "all_group_chats"),
        Call("setMyDescription", {"description": texts.DESCRIPTION}),
        Call("setMyShortDescription", {"short_description": texts.SHORT_DESCRIPTION}),
        Call("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    )


def run(command: Command, request: Request, context: Context) -> tuple[Call, ...]:
    """What a command answers; a hint for one that is unknown, unless it may be another bot's."""
    if command.name not in _REPLIES and not (request.place.private or command.bot):
        return ()
    refusal = questions.paced(request, context)
    if refusal is not None:
        return refusal
    return _REPLIES.get(command.name, _unknown)(command.argument, request, context)


def call_hint(request: Request, context: Context) -> tuple[Call, ...]:
    """What to say to somebody who calls the bot without a question."""
    return (say(request.place, _hello(context), _examples(context)),)


def greet(place: Place, context: Context) -> Call:
    """What a group is told that the bot was added to: how it is asked, and what reaches it."""
    text = texts.HELLO_GROUP_OPEN if context.hears_all else texts.HELLO_GROUP
    told = text.format(reports=_reports(context), username=own(context.username))
    return say(place, told, _examples(context))


def _unknown(_: str, request: Request, __: Context) -> tuple[Call, ...]:
    return (say(request.place, texts.UNKNOWN_COMMAND),)


def _start(token: str, request: Request, context: Context) -> tuple[Call, ...]:
    if token in ("", START):
        return call_hint(request, context)
    shown = views.find(token, context)
    if shown is None:
        text = texts.LOST_LINK + _hello(context)
        return (say(request.place, text, _examples(context)),)
    if shown.asked is None:
        return questions.present(request.place, shown, context)
    question, history = shown.asked.question, shown.asked.history
    return questions.ask(request, question, context, history=history, repeated=True)


def _help(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    username = own(context.username)
    text = texts.HELP.format(
        example=own(context.assistant.examples()[0]),
        username=username,
        inline=texts.INLINE_HELP.format(username=username) if context.inline else "",
        commands="\n".join(f"/{name} – {told}" for name, told in texts.PRIVATE_COMMANDS[2:]),
    )
    return (say(request.place, text, _examples(context)),)


def _gradings(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    return (gradings.open_gallery(request.place, context),)


def _areas(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    return questions.ask(request, texts.AREAS, context, history=())


def _page(argument: str, request: Request, context: Context) -> tuple[Call, ...]:
    """A quote of the answer replied to, or else of the last one, in its place."""
    shown = questions.last(request, context)
    if shown is None or not shown.answer.quotes:
        return (say(request.place, texts.NO_QUOTE_TO_SHOW),)
    count, number = len(shown.answer.quotes), argument.strip() or "1"
    known = number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= count
    place = request.place
    call = None
    if known:
        call = sights.in_place(int(number) - 1, shown, request.update_id, place, context)
    counted = f"{count} {texts.QUOTES[count != 1]}"
    return (call or say(place, texts.NO_SUCH_QUOTE.format(count=counted)),)


def _sections(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    return (say(request.place, *(outline.start(context) or (texts.NO_SECTIONS,))),)


def _source(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    page = outline.sources(Data(Action.SOURCES, 0, outline.ALL), context)
    return (say(request.place, *page),) if page else ()


def _library(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    return files.turned(request, context, asked=False)


def _file(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    return files.turned(request, context, asked=True)


def _forget(_: str, request: Request, context: Context) -> tuple[Call, ...]:
    if context.shelf and request.place.private:
        context.shelf.forget(request.place.chat)
    context.store.forget(request.place.chat, request.place.person)
    return (say(request.place, texts.FORGOTTEN),)


def _ask(question: str, request: Request, context: Context) -> tuple[Call, ...]:
    question = question or quoted(request.message, context.bot_id)
    if question:
        return questions.ask(request, question, context)
    example = own(context.assistant.examples()[0])
    return (say(request.place, texts.ASK_WHAT.format(example=example)),)


def _table(question: str, request: Request, context: Context) -> tuple[Call, ...]:
    line = " ".join(question.split())
    if line:
        return tables.opened(request.place, line, context)
    return (say(request.place, texts.TABLE_WHAT),)


_REPLIES: Mapping[str, Reply] = {
    "start": _start,
    "help": _help,
    "gradings": _gradings,
    "areas": _areas,
    "page": _page,
    "sections": _sections,
    "source": _source,
    "library": _library,
    "file": _file,
    "forget": _forget,
    "ask": _ask,
    "verify": verifying.verify,
    "table": _table,
}


def _hello(context: Context) -> str:
    return texts.HELLO.format(reports=_reports(context))


def _reports(context: Context) -> str:
    documents = context.assistant.documents
    if len(documents) == 1:
        return texts.ONE_REPORT.format(title=own(documents[0].title or documents[0].id, 160))
    return texts.REPORTS.format(number=len(documents))


def _examples(context: Context) -> Markup | None:
    return keyboards.keyboard(keyboards.questions(context.assistant.examples(), context))


def _commands(commands: tuple[tuple[str, str], ...], scope: str) -> Call:
    listed = [{"command": name, "description": told} for name, told in commands]
    return Call("setMyCommands", {"commands": listed, "scope": {"type": scope}})
