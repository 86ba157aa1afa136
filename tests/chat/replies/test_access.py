from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config import Telegram
from tests.chat.talk import ANNA, BOT, GROUP, PRIVATE, Talk

OFFICERS = "q:0:q88EW0QA"


@pytest.fixture
def closed(talk: Talk) -> Talk:
    """A talk with a bot that answers one person only."""
    settings = replace(talk.context.settings, telegram=Telegram(allowed_chats=frozenset({8})))
    return replace(talk, context=replace(talk.context, settings=settings))


def test_a_listed_person_may_press_and_type_anywhere(closed: Talk) -> None:
    ben = {"id": 8, "is_bot": False, "first_name": "Ben"}
    under = {"message_id": 5, "date": 1, "chat": GROUP, "from": BOT, "text": "…"}
    query = {"id": "1", "chat_instance": "c", "message": under, "data": OFFICERS}
    assert len(closed.plan(callback_query={**query, "from": ben})) == 2
    (refused,) = closed.plan(callback_query={**query, "from": ANNA})
    assert "opened for" in refused.parameters["text"]
    typed = {"id": "1", "from": ben, "query": "grade", "offset": ""}
    (found,) = closed.plan(inline_query=typed)
    assert found.parameters["results"]
    assert found.parameters["is_personal"] is True


def test_what_is_not_meant_for_the_bot_is_not_refused_either(closed: Talk) -> None:
    assert closed.say("grade?", via_bot=BOT) == ()
    assert len(closed.say("grade?")) == 1


def test_a_private_chat_is_not_left(closed: Talk) -> None:
    change = {
        "chat": PRIVATE,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
        "new_chat_member": {"user": BOT, "status": "member"},
    }
    assert closed.plan(my_chat_member=change) == ()
