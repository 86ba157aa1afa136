"""What is said to a file that a person sends, and to the commands that turn to it and away."""

from __future__ import annotations

from telegram import Message

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.files.needed import Needed, safe_name
from bot.chat.pages import keyboards
from bot.chat.pages.messages import Markup, Request, say
from bot.chat.replies import questions
from bot.render.telegram.text import own

_TITLE = 160


def sends_file(message: Message, context: Context) -> bool:
    """Whether a message brings a file to read: in private, where files are taken."""
    private = message.chat.type == message.chat.PRIVATE
    # An animation carries a document too, which is a film.
    sent = message.document is not None and message.animation is None
    return private and sent and context.shelf is not None


def scoped(request: Request, context: Context) -> Context:
    """The context of the file that the chat's questions are put to, or else the given one."""
    file = context.shelf.of(request.place.chat) if context.shelf else None
    return (context.over(file) if file and file.asked else None) or context


def taken(request: Request, context: Context) -> tuple[Call, ...] | Needed | Context:
    """The context of the file that a message brings, once it is read.

    Before that what is needed for it; the refusal of one that cannot be read.
    """
    document, shelf = request.message.document, context.shelf
    if document is None or shelf is None:
        return ()
    file = shelf.of(request.place.chat)
    if file is not None and file.update_id == request.update_id:
        return context.over(file) or ()
    refusal = questions.paced(request, context)
    if refusal is not None:
        return refusal
    name = safe_name(document.file_name, document.mime_type)
    if name is None:
        return (say(request.place, texts.FILE_KINDS),)
    most = context.settings.telegram.file_megabytes
    too_big = (document.file_size or 0) > most << 20
    reason = texts.FILE_TOO_BIG.format(most=most) if too_big else shelf.refusal(request.update_id)
    if reason:
        shown = own(document.file_name or name, _TITLE)
        return (say(request.place, texts.FILE_REFUSED.format(name=shown, reason=own(reason, 400))),)
    return Needed(request.update_id, request.place.chat, document.file_id, name)


def read(request: Request, context: Context) -> Call:
    """What is said of a file that was read."""
    text = texts.FILE_READ.format(
        title=_title(context),
        counted=_counted(context),
        hours=_number(context.settings.telegram.file_hours, texts.HOURS),
        reports=reports(context),
    )
    return say(request.place, text, _examples(context))


def turned(request: Request, context: Context, *, asked: bool) -> tuple[Call, ...]:
    """What is said once the chat's questions go to its file, or to the loaded reports again."""
    file = context.shelf.turn(request.place.chat, asked=asked) if context.shelf else None
    over = context.over(file) if file else None
    if over is None:
        return (say(request.place, texts.NO_FILE),)
    told = {"title": _title(over), "reports": reports(over)}
    text = texts.FROM_FILE if asked else texts.FROM_LIBRARY
    return (say(request.place, text.format(**told)),)


def reports(context: Context) -> str:
    """The loaded reports in a few words, as HTML."""
    documents = (context.library or context.assistant).documents
    if len(documents) == 1:
        return own(documents[0].title or documents[0].id, _TITLE)
    return texts.MY_OWN


def _title(context: Context) -> str:
    document = context.assistant.documents[0]
    return own(document.title or document.id, _TITLE)


def _counted(context: Context) -> str:
    (inspection,) = context.assistant.inspections
    document = inspection.document
    size = (len(document.pages), texts.PAGES)
    if not document.pages:
        size = (len(document.sections), texts.SECTIONS_READ)
    found = (
        size,
        (sum(g.grade is not None for g in inspection.gradings), texts.GRADINGS_READ),
        (len(inspection.areas), texts.AREAS_READ),
    )
    counted = [_number(number, names) for number, names in found if number]
    return ", ".join(counted) or _number(len(document.text.split()), texts.WORDS_READ)


def _number(number: int, names: tuple[str, str]) -> str:
    return f"{number} {names[number != 1]}"


def _examples(context: Context) -> Markup | None:
    return keyboards.keyboard(keyboards.questions(context.assistant.examples(), context))
