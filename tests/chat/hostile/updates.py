"""Updates as nobody should send them: sound ones of every kind with some of their values spoilt."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

ANN = {"id": 5, "is_bot": False, "first_name": "Ann"}
BOT = {"id": 4_200_042, "is_bot": True, "first_name": "Peelbot", "username": "peel_test_bot"}
GROUP = {"type": "supergroup", "title": "Office", "is_forum": True}
FILE = {"file_id": "none", "file_unique_id": "u"}
WORDS = (
    "what is the workforce grading?",
    "why?",
    "/start",
    "/start q88EW0QA",
    "/ask@peel_test_bot how many officers?",
    "/gradings",
    "/sections",
    "/library",
    "/file",
    "/forget",
    "\u202eabc\x00 <b>&amp; 💥",
    "a" * 4096,
    "((((" * 900,
    "Z jakimi innymi siłami współpracuje policja?",
    "£" * 300,
    "",
)
PRESSED = (
    "q:0:q88EW0QA",
    "a:ffff:q88EW0QA",
    "A:0:kkq88EW0QA",
    "m:0:kAAAAAAAAAAAAAAAA",
    "l:0:00000000",
    "s:0:00000000-0",
    "g:0:light",
    "o:0:0",
    "b:0:q88EW0QA",
    "u:1:q88EW0QA",
    "forged",
    "c:0:pAAAAAAAAAAAAAAAA",
)
SPOILT: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    2**63,
    -(2**70),
    "",
    "x",
    "\ud800",
    "9" * 5000,
    [],
    [[]] * 3,
    {},
    {"id": {"id": []}},
    [None] * 100,
)


def hostile_updates(number: int, seed: int, chats: int = 400) -> Iterator[dict[str, Any]]:
    """So many updates, the same for the same seed; each without its ``update_id``."""
    chance = random.Random(seed)
    for place in range(number):
        update = copy.deepcopy(_sound(chance, 1 + place % chats, 10 + place))
        for _ in range(chance.choice((0, 1, 1, 2, 5))):
            _spoil(update, chance)
        yield update


def _sound(chance: random.Random, chat: int, number: int) -> dict[str, Any]:
    person = {**ANN, "id": chat}
    private = {"id": chat, "type": "private", "first_name": "Ann"}
    # As many groups as people: a group takes 20 messages in a minute and no more.
    where = chance.choice((private, private, private, {**GROUP, "id": -(10**12) - chat}))
    message = {"message_id": number, "date": 1_700_000_000, "chat": where, "from": person}
    kind = chance.randrange(10)
    if kind < 4:
        return {"message": {**message, "text": chance.choice(WORDS)}}
    if kind == 4:
        return {"edited_message": {**message, "edit_date": 1_700_000_009, "text": WORDS[0]}}
    if kind == 5:
        under = {**message, "from": BOT, "text": "…"}
        query = {"id": str(number), "from": person, "chat_instance": "c", "message": under}
        return {"callback_query": {**query, "data": chance.choice(PRESSED)}}
    if kind == 6:
        query = {"id": str(number), "from": person, "offset": ""}
        return {"inline_query": {**query, "query": chance.choice(WORDS)[:256]}}
    if kind == 7:
        member = {"user": BOT, "status": "member"}
        old = {**member, "status": chance.choice(("left", "member"))}
        change = {"chat": where, "from": person, "date": 1, "old_chat_member": old}
        return {"my_chat_member": {**change, "new_chat_member": member}}
    if kind == 8:
        document = {**FILE, "file_name": chance.choice(("a.pdf", "a.exe", "../a.txt"))}
        return {"message": {**message, "document": document}}
    reply = {**message, "message_id": 3, "from": BOT, "text": "…"}
    topic = {"message_thread_id": 4, "is_topic_message": True}
    return {"message": {**message, **topic, "text": "why?", "reply_to_message": reply}}


def _spoil(update: dict[str, Any], chance: random.Random) -> None:
    """Replaces, deletes or adds a value somewhere in it."""
    holder: Any = update
    while True:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        if not keys:
            return
        key = chance.choice(list(keys))
        inner = holder[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.8:
            holder = inner
            continue
        break
    if chance.random() < 0.2 and isinstance(holder, dict):
        del holder[key]
    elif chance.random() < 0.1 and isinstance(holder, dict):
        holder["a_field_of_tomorrow"] = copy.deepcopy(chance.choice(SPOILT))
    else:
        holder[key] = copy.deepcopy(chance.choice(SPOILT))
