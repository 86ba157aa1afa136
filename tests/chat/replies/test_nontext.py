from __future__ import annotations

from typing import Any

import pytest

from tests.chat.talk import ANNA, GROUP, PRIVATE, Talk, texts

FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 90, "height": 90}]
PLACE = {"latitude": 52.2, "longitude": -0.9}
VIDEO = {**FILE, "width": 1, "height": 1, "duration": 1}
DOCUMENT = {**FILE, "file_name": "a.pdf"}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
STICKER = {
    **FILE,
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
}

ANSWERED: list[tuple[dict[str, Any], str]] = [
    ({"sticker": STICKER}, "Nice sticker"),
    ({"voice": {**FILE, "duration": 1}}, "voice messages"),
    ({"video_note": {**FILE, "length": 1, "duration": 1}}, "video messages"),
    ({"animation": VIDEO, "document": DOCUMENT}, "animations"),
    ({"audio": {**FILE, "duration": 1}}, "listen to audio"),
    ({"video": VIDEO}, "watch videos"),
    ({"photo": PHOTO}, "see pictures"),
    ({"document": DOCUMENT}, "/source"),
    ({"location": PLACE}, "the location"),
    (
        {"venue": {"location": PLACE, "title": "t", "address": "a"}, "location": PLACE},
        "for the place",
    ),
    ({"contact": {"phone_number": "1", "first_name": "B"}}, "no contacts"),
    ({"poll": POLL}, "part in polls"),
    ({"dice": {"emoji": "🎲", "value": 6}}, "You got 6."),
    ({"story": {"chat": GROUP, "id": 1}}, "stories"),
    ({"game": {"title": "t", "description": "d", "photo": PHOTO}}, "play games"),
    ({"paid_media": {"star_count": 1, "paid_media": []}}, "paid media"),
    (
        {
            "invoice": {
                "title": "t",
                "description": "d",
                "start_parameter": "s",
                "currency": "GBP",
                "total_amount": 1,
            }
        },
        "neither buy nor sell",
    ),
    ({"checklist": {"title": "t", "tasks": []}}, "checklists"),
    ({"something_new": {"of": "tomorrow"}}, "I can only read words."),
]

SERVICE: list[dict[str, Any]] = [
    {"new_chat_members": [ANNA]},
    {"left_chat_member": ANNA},
    {"new_chat_title": "t"},
    {"new_chat_photo": PHOTO},
    {"delete_chat_photo": True},
    {"group_chat_created": True},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}},
    {"migrate_to_chat_id": -100},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": PRIVATE}},
    {"forum_topic_created": {"name": "t", "icon_color": 1}},
    {"video_chat_started": {}},
    {"users_shared": {"request_id": 1, "users": []}},
    {"write_access_allowed": {}},
    {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "t"}}},
    {"boost_added": {"boost_count": 1}},
    {
        "successful_payment": {
            "currency": "GBP",
            "total_amount": 1,
            "invoice_payload": "p",
            "telegram_payment_charge_id": "t",
            "provider_payment_charge_id": "p",
        }
    },
]


@pytest.mark.parametrize(("content", "words"), ANSWERED, ids=lambda v: next(iter(v), "")[:20])
def test_what_is_not_words_gets_a_short_answer_in_private_only(
    talk: Talk, content: dict[str, Any], words: str
) -> None:
    (text,) = texts(talk.plan(message=talk.message(PRIVATE, **content)))
    assert words in text
    assert talk.plan(message=talk.message(GROUP, **content)) == ()
    bot = {"message_id": 1, "date": 1, "chat": GROUP, "from": {**ANNA, "id": 99, "is_bot": True}}
    replied = talk.message(GROUP, **content, reply_to_message=bot)
    assert talk.plan(message=replied) == ()


@pytest.mark.parametrize("content", SERVICE, ids=lambda content: next(iter(content)))
def test_service_messages_are_silent(
    talk: Talk, content: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library warns of its own later default
    assert talk.plan(message=talk.message(PRIVATE, **content)) == ()
    assert talk.plan(message=talk.message(GROUP, **content)) == ()


def test_an_album_gets_one_answer(talk: Talk) -> None:
    album = {"media_group_id": "8", "photo": PHOTO}
    assert len(talk.plan(message=talk.message(PRIVATE, **album))) == 1
    assert talk.plan(message=talk.message(PRIVATE, **album)) == ()
    titled = {"media_group_id": "9", "photo": PHOTO}
    question = {**titled, "caption": "What is the overall grade?"}
    assert "Good" in texts(talk.plan(message=talk.message(PRIVATE, **question)))[0]
    assert talk.plan(message=talk.message(PRIVATE, **titled)) == ()


@pytest.mark.parametrize(
    "content",
    [
        {"poll": POLL},
        {"poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": []}},
        {"chosen_inline_result": {"result_id": "1", "from": ANNA, "query": "q"}},
        {"chat_join_request": {"chat": GROUP, "from": ANNA, "user_chat_id": 7, "date": 1}},
        {"business_message": {"message_id": 1, "date": 1, "chat": PRIVATE, "text": "grade?"}},
        {
            "message_reaction": {
                "chat": GROUP,
                "message_id": 1,
                "date": 1,
                "old_reaction": [],
                "new_reaction": [],
            }
        },
        {},
    ],
    ids=lambda content: next(iter(content), "nothing"),
)
def test_other_updates_are_silent(talk: Talk, content: dict[str, Any]) -> None:
    assert talk.plan(**content) == ()
