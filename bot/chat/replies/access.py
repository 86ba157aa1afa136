"""Who is answered, where the operator has said so."""

from __future__ import annotations

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.limits import admit
from bot.chat.pages.messages import place_of, say, toast
from bot.chat.replies.addressing import ignored

_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def allowed(update: Update, context: Context) -> bool:
    """Whether the chat, or who pressed or typed outside of one, is on the list; no list is all.

    A person's id is the id of their private chat.
    """
    chats = context.settings.telegram.allowed_chats
    chat = update.effective_chat.id if update.effective_chat else None
    person = update.effective_user.id if update.effective_user else None
    by_person = bool(update.callback_query or update.inline_query) and person in chats
    return not chats or chat in chats or by_person


def refuse(update: Update, context: Context) -> tuple[Call, ...]:
    """A polite sentence in private, once a minute; elsewhere silence, and leaving when added.

    A bot kept to some chats has no business reading another one.
    """
    if update.callback_query:
        return (toast(update.callback_query.id, texts.NOT_OPENED_HERE),)
    if update.inline_query:
        nothing = {"results": [], "cache_time": 60, "is_personal": True}
        return (Call("answerInlineQuery", {"inline_query_id": update.inline_query.id, **nothing}),)
    if update.my_chat_member:
        return _leave(update.my_chat_member)
    message = update.message
    private = message and message.chat.type == ChatType.PRIVATE
    if message is None or not private or ignored(message, context.bot_id):
        return ()
    place, sent, now = place_of(message), message.date.timestamp(), context.clock()
    if admit(context.store, place.person, update.update_id, sent, now, 1) != "go":
        return ()
    return (say(place, texts.NOT_OPENED.format(chat=place.chat)),)


def added(change: ChatMemberUpdated) -> bool:
    """Whether the bot has come into a group where it was not."""
    was, is_now = change.old_chat_member.status, change.new_chat_member.status
    return change.chat.type in _GROUPS and is_now in _PRESENT and was not in _PRESENT


def _leave(change: ChatMemberUpdated) -> tuple[Call, ...]:
    here = change.new_chat_member.status in _PRESENT and change.chat.type != ChatType.PRIVATE
    return (Call("leaveChat", {"chat_id": change.chat.id}),) if here else ()
