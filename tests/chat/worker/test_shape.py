from __future__ import annotations

from typing import Any

import pytest

from bot.chat.worker.shape import complaint
from tests.chat.hostile.updates import hostile_updates

CHAT = {"id": -5, "type": "group"}
MESSAGE = {"message_id": 1, "date": 2, "chat": CHAT, "from": {"id": 7}, "text": "why?"}
QUERY = {"id": "1", "from": {"id": 7}, "query": "why?"}


@pytest.mark.parametrize(
    ("update", "wrong"),
    [
        ({"update_id": 1, "message": MESSAGE}, ""),
        ({"message": {**MESSAGE, "a_field_of_tomorrow": {"x": [1, {"text": "y"}]}}}, ""),
        ({"inline_query": QUERY}, ""),
        ({"update_of_tomorrow": 1}, ""),
        ({"message": "words"}, "message"),
        ({"message": {**MESSAGE, "date": True}}, "date"),
        ({"message": {**MESSAGE, "message_id": 2**63}}, "message_id"),
        ({"message": {**MESSAGE, "text": None}}, "text"),
        ({"message": {**MESSAGE, "chat": {"id": 5}}}, "chat.type"),
        ({"message": {**MESSAGE, "from": {"id": "7"}}}, "from.id"),
        ({"message": {"message_id": 1, "date": 2}}, "message.chat"),
        ({"message": {**MESSAGE, "reply_to_message": {**MESSAGE, "text": []}}}, "text"),
        ({"message": {**MESSAGE, "photo": [{"file_id": 4}]}}, "file_id"),
        ({"inline_query": {**QUERY, "id": 1}}, "inline_query.id"),
        ({"inline_query": {"id": "1", "query": ""}}, "inline_query.from"),
        ({"my_chat_member": {"chat": CHAT, "from": {"id": 7}}}, "my_chat_member.old_chat_member"),
    ],
)
def test_a_wrong_field_is_named(update: dict[str, Any], wrong: str) -> None:
    assert complaint(update) == wrong


def test_sound_updates_are_not_complained_of() -> None:
    sound = [u for u in hostile_updates(300, 1) if not complaint(u)]
    assert 50 < len(sound) < 300
