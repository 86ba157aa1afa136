"""Which number a message has that was perhaps sent, but whose number Telegram could not tell.

Telegram numbers the messages of a chat upwards: those of a supergroup by themselves, those of all
private chats and small groups of one account together. A message sent now gets a number above all
that are known, and one that no other message has.
"""

from __future__ import annotations

import sqlite3
from itertools import islice

_OWN_NUMBERS = -1_000_000_000_000
"""Supergroups' identifiers lie below."""
_LATEST = 50
_UNSEEN = 4
"""Messages that may have come in the meantime without the bot's knowledge."""
_MOST = 100


def newest(db: sqlite3.Connection, chat: int) -> int:
    """The highest number among the latest messages to the bot that are numbered with a chat's.

    At least 1, which no message is below.
    """
    ((found,),) = db.execute(
        "SELECT max(message) FROM (SELECT message FROM inbox WHERE chat BETWEEN ? AND ?"
        " ORDER BY update_id DESC LIMIT ?)",
        (*_numbered_with(chat), _LATEST),
    )
    return max(found or 0, 1)


def candidates(db: sqlite3.Connection, chat: int, after: int) -> tuple[int, ...]:
    """The numbers above ``after`` that a message in the chat may have, lowest first: those that no
    known message has, up to as many above the highest as there are messages of unknown fate.
    """
    lowest, highest = _numbered_with(chat)
    values = {"lowest": lowest, "highest": highest, "after": after}
    rows = db.execute(
        "SELECT message FROM inbox WHERE chat BETWEEN :lowest AND :highest AND message > :after"
        " UNION SELECT message_id FROM step JOIN inbox USING (update_id)"
        " WHERE chat BETWEEN :lowest AND :highest AND message_id > :after",
        values,
    )
    known = {number for (number,) in rows}
    ((open_,),) = db.execute("SELECT count(*) FROM step WHERE begun AND NOT finished")
    last = max(known, default=after) + open_ + _UNSEEN
    unknown = (number for number in range(after + 1, last + 1) if number not in known)
    return tuple(islice(unknown, _MOST))


def _numbered_with(chat: int) -> tuple[int, int]:
    """The lowest and the highest identifier of the chats whose messages are numbered together."""
    return (chat, chat) if chat < _OWN_NUMBERS else (_OWN_NUMBERS, 2**63 - 1)
