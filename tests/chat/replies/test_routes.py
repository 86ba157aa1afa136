from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.opening import open_assistant
from bot.chat.context import Context
from bot.chat.memory.statistics import statistics
from bot.chat.memory.store import Store
from bot.config import Settings, Telegram
from tests.chat.talk import ANNA, BOT, GROUP, PRIVATE, Clock, Talk, buttons, data, texts
from tests.conftest import BARSET

ADMINISTRATOR = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories"
).split()
WORKFORCE = "How many officers does the force have?"
OFFICERS = "The force has 1,310 officers."


def limited(talk: Talk, **options: Any) -> Talk:
    context = talk.context
    changed = replace(context.settings, telegram=Telegram(**options))
    return replace(talk, context=replace(context, settings=changed))


def test_a_private_question_is_answered_as_a_reply_without_preview(talk: Talk) -> None:
    (call,) = talk.say(WORKFORCE)
    assert call.method == "sendMessage"
    assert call.parameters["chat_id"] == 7
    assert call.parameters["reply_parameters"] == {
        "message_id": 11,
        "allow_sending_without_reply": True,
    }
    assert call.parameters["link_preview_options"] == {"is_disabled": True}
    assert "message_thread_id" not in call.parameters
    assert "1,310" in call.parameters["text"]
    assert "— How well does the force… · paragraph 1" in call.parameters["text"]


def test_a_follow_up_is_understood_for_half_an_hour_and_per_person(talk: Talk) -> None:
    talk.say("What is the grade for investigating crime?")
    talk.clock.now += 29 * 60
    (followed,) = texts(talk.say("why?"))
    assert "<i>About: " in followed
    talk.clock.now += 31 * 60
    (late,) = texts(talk.say("why?"))
    assert "<i>About: " not in late
    talk.say("What is the grade for investigating crime?")
    stranger = {"id": 8, "is_bot": False, "first_name": "Ben"}
    other = {"id": 8, "type": "private", "first_name": "Ben"}
    (unknown,) = texts(talk.say("why?", other, **{"from": stranger}))
    assert "<i>About: " not in unknown


def test_a_reply_to_an_answer_goes_on_from_it_whoever_replies(talk: Talk) -> None:
    (answer,) = talk.deliver(talk.say("/ask What is the grade for investigating crime?", GROUP))
    talk.say("/ask What is the overall grade?", GROUP)
    original = {"message_id": answer, "date": 1, "chat": GROUP, "from": BOT, "text": "…"}
    ben = {"id": 8, "is_bot": False, "first_name": "Ben"}
    (text,) = texts(talk.say("why?", GROUP, reply_to_message=original, **{"from": ben}))
    assert "<i>About: investigating crime</i>" in text


def test_an_edit_of_what_asked_for_a_picture_is_silent(talk: Talk) -> None:
    talk.deliver(talk.say("/gradings"))
    assert talk.edit(11, "What is the overall grade?") == ()


def test_forget_drops_the_conversation(talk: Talk) -> None:
    talk.say("What is the grade for investigating crime?")
    assert "dropped your earlier questions" in texts(talk.say("/forget"))[0]
    assert "<i>About: " not in texts(talk.say("why?"))[0]


def test_a_caption_is_a_question(talk: Talk) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    (call,) = talk.plan(message=talk.message(PRIVATE, photo=photo, caption=WORKFORCE))
    assert "1,310" in call.parameters["text"]


def test_groups_are_answered_only_when_addressed(talk: Talk) -> None:
    reply = {"message_id": 3, "date": 1, "chat": GROUP, "from": BOT, "text": "Good"}
    assert talk.say(WORKFORCE, GROUP) == ()
    assert "1,310" in texts(talk.say(f"/ask {WORKFORCE}", GROUP))[0]
    assert "1,310" in texts(talk.say(f"/ask@PeelBot {WORKFORCE}", GROUP))[0]
    assert "1,310" in texts(talk.say(f"@peelbot {WORKFORCE}", GROUP))[0]
    assert "1,310" in texts(talk.say(WORKFORCE, GROUP, reply_to_message=reply))[0]
    assert talk.say(f"/ask@OtherBot {WORKFORCE}", GROUP) == ()
    assert talk.say(f"@peelbots {WORKFORCE}", GROUP) == ()
    assert talk.say("me@peelbot", GROUP) == ()


def test_a_call_without_words_takes_the_message_replied_to(talk: Talk) -> None:
    anna = {"message_id": 3, "date": 1, "chat": GROUP, "from": ANNA, "text": WORKFORCE}
    assert "1,310" in texts(talk.say("@peelbot", GROUP, reply_to_message=anna))[0]
    assert "1,310" in texts(talk.say("/ask", GROUP, reply_to_message=anna))[0]
    assert "Hello, I’m Peelbot." in texts(talk.say("@peelbot", GROUP))[0]
    own = {"message_id": 3, "date": 1, "chat": GROUP, "from": BOT, "text": WORKFORCE}
    assert "Hello, I’m Peelbot." in texts(talk.say("@peelbot", GROUP, reply_to_message=own))[0]
    assert "/ask What is the overall grade?" in texts(talk.say("/ask", GROUP))[0]


def test_a_mention_by_name_of_a_bot_without_username_counts(talk: Talk) -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 7, "user": BOT}
    assert talk.say(f"Peelbot {WORKFORCE}", GROUP, entities=[entity]) != ()


def test_topics_are_kept_but_reply_threads_are_not(talk: Talk) -> None:
    (topic,) = talk.say(f"/ask {WORKFORCE}", GROUP, message_thread_id=4, is_topic_message=True)
    assert topic.parameters["message_thread_id"] == 4
    (thread,) = talk.say(f"/ask {WORKFORCE}", GROUP, message_thread_id=4)
    assert "message_thread_id" not in thread.parameters


@pytest.mark.parametrize(
    "change",
    [
        {"from": {"id": 5, "is_bot": True, "first_name": "Other"}},
        {"from": BOT},
        {"via_bot": BOT},
        {"is_automatic_forward": True},
    ],
)
def test_bots_and_the_bots_own_results_are_not_answered(talk: Talk, change: Any) -> None:
    assert talk.say(f"/ask {WORKFORCE}", GROUP, **change) == ()


def test_an_anonymous_administrator_is_answered(talk: Talk) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    assert talk.say(f"/ask {WORKFORCE}", GROUP, **{"from": anonymous, "sender_chat": GROUP}) != ()
    asked = talk.context.store.turns(999, (GROUP["id"], 0, GROUP["id"]), talk.clock())
    assert asked == (WORKFORCE,)


def test_channels_are_silent(talk: Talk) -> None:
    channel = {"id": -100300, "type": "channel", "title": "News"}
    post = {"message_id": 3, "date": 1, "chat": channel, "text": "/help"}
    assert talk.plan(channel_post=post) == ()
    assert talk.plan(edited_channel_post={**post, "edit_date": 2}) == ()


def test_an_edited_question_edits_its_answer(talk: Talk) -> None:
    ids = talk.deliver(talk.say("What is the overall grade?"))
    (call,) = talk.edit(11, WORKFORCE)
    assert call.method == "editMessageText"
    assert call.parameters["message_id"] == ids[0] == 12
    assert "1,310" in call.parameters["text"]
    assert not {"reply_parameters", "message_thread_id"} & call.parameters.keys()


def test_an_edited_question_is_the_one_that_follow_ups_refer_to(talk: Talk) -> None:
    talk.deliver(talk.say("What is the grade for protecting vulnerable people?"))
    talk.edit(11, "What is the grade for investigating crime?")
    conversation = (7, 0, 7)
    assert talk.context.store.turns(999, conversation, talk.clock()) == (
        "What is the grade for investigating crime?",
    )


def test_an_edit_into_a_picture_leaves_the_answer(talk: Talk) -> None:
    talk.deliver(talk.say("What is the overall grade?"))
    assert talk.edit(11, "/gradings") == ()


def test_a_question_edited_later_is_asked_later(talk: Talk) -> None:
    talk.deliver(talk.say("What is the overall grade?"))
    talk.clock.now += 25 * 60
    talk.edit(11, "What is the grade for investigating crime?")
    talk.clock.now += 25 * 60
    assert "<i>About: investigating crime</i>" in texts(talk.say("why?"))[0]


def test_an_edit_of_what_was_not_answered_is_silent(talk: Talk) -> None:
    talk.say("Lunch?", GROUP)
    assert talk.edit(11, "/ask What is the overall grade?", GROUP) == ()


def test_an_edit_to_something_not_for_the_bot_leaves_the_answer(talk: Talk) -> None:
    talk.deliver(talk.say("/ask What is the overall grade?", GROUP))
    assert talk.edit(11, "never mind", GROUP) == ()


def test_a_longer_and_a_shorter_answer_after_an_edit(talk: Talk) -> None:
    (call,) = talk.say("What is the overall grade?")
    talk.deliver((call, call))
    edited, deleted = talk.edit(11, WORKFORCE)
    assert (edited.parameters["message_id"], deleted.parameters["message_id"]) == (12, 13)
    assert deleted.method == "deleteMessage"
    assert [call.method for call in talk.edit(11, "overall grade?")] == ["editMessageText"]


def test_commands_in_private(talk: Talk) -> None:
    assert "Barset PEEL 2016" in texts(talk.say("/start"))[0]
    assert "How to ask" in texts(talk.say("/help"))[0]
    assert "1. How effective" in texts(talk.say("/sections"))[0]
    assert "My report" in texts(talk.say("/source"))[0]
    areas = texts(talk.say("/areas"))[0]
    assert "The force should reduce the workload of its detectives" in areas
    assert "The force should supervise investigations" in areas
    assert "do not know that command" in texts(talk.say("/nonsense"))[0]
    assert talk.say("/nonsense", GROUP) == ()
    assert "do not know that command" in texts(talk.say("/nonsense@peelbot", GROUP))[0]


def test_gradings_are_a_picture_with_the_same_words(talk: Talk) -> None:
    (call,) = talk.say("/gradings")
    assert call.method == "sendPhoto"
    assert call.files["photo"].startswith(b"\x89PNG")
    caption = call.parameters["caption"]
    assert "• Overall · How effective is the force at reducing crime? <b>Good</b>" in caption
    assert "How well does the force investigate crime? <b>Requires improvement</b>" in caption
    assert "How well does the force protect vulnerable people? <b>Not stated</b>" in caption
    _, redrawn = talk.press(data(call, "Dark"))
    assert redrawn.method == "editMessageMedia"
    assert redrawn.files["photo"] != call.files["photo"]
    assert redrawn.parameters["media"]["caption"] == caption
    assert "Light" in buttons(redrawn)


def test_examples_are_buttons_that_ask(talk: Talk) -> None:
    (start,) = talk.say("/start")
    toast, call = talk.press(data(start, "What is the overall grade?"))
    assert toast.method == "answerCallbackQuery"
    assert "<i>“What is the overall grade?”</i>\n<b>Good</b>" in call.parameters["text"]


def test_too_many_questions_are_told_once_a_minute(talk: Talk) -> None:
    talk = limited(talk, rate_limit=2)
    assert "1,310" in texts(talk.say(WORKFORCE))[0]
    assert "1,310" in texts(talk.say(WORKFORCE))[0]
    assert "give me a minute" in texts(talk.say(WORKFORCE))[0]
    assert talk.say(WORKFORCE) == ()
    assert talk.say("/gradings") == ()
    talk.clock.now += 61
    assert "1,310" in texts(talk.say(WORKFORCE))[0]


def test_an_edit_beyond_the_limit_keeps_the_answer(talk: Talk) -> None:
    talk = limited(talk, rate_limit=1)
    talk.deliver(talk.say(WORKFORCE))
    assert talk.edit(11, "overall grade?") == ()


def test_only_listed_chats_are_answered(talk: Talk) -> None:
    talk = limited(talk, allowed_chats=frozenset({-5}))
    (sorry,) = texts(talk.say(WORKFORCE))
    assert "<code>7</code>" in sorry
    assert talk.say(WORKFORCE) == ()
    assert talk.say(f"/ask {WORKFORCE}", GROUP) == ()
    assert talk.inline("grade")["results"] == []
    (toast,) = talk.press("q:0:q88EW0QA")
    assert "opened for" in toast.parameters["text"]
    assert "1,310" in texts(talk.say(f"/ask {WORKFORCE}", {**GROUP, "id": -5}))[0]


@pytest.mark.parametrize(("status", "left"), [("member", True), ("kicked", False)])
def test_a_group_that_is_not_listed_is_left_at_once(talk: Talk, status: str, left: bool) -> None:
    change = {
        "chat": GROUP,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"user": BOT, "status": "left"},
        "new_chat_member": {"user": BOT, "status": status, "until_date": 0},
    }
    calls = limited(talk, allowed_chats=frozenset({7})).plan(my_chat_member=change)
    assert [(call.method, dict(call.parameters)) for call in calls] == (
        [("leaveChat", {"chat_id": -100200})] if left else []
    )


@pytest.mark.parametrize(
    ("was", "is_now", "greeted"),
    [
        ("left", "member", True),
        ("kicked", "administrator", True),
        ("member", "administrator", False),
        ("member", "left", False),
    ],
)
def test_a_group_is_greeted_when_the_bot_is_added(
    talk: Talk, was: str, is_now: str, greeted: bool
) -> None:
    rights = dict.fromkeys(ADMINISTRATOR, False)
    change = {
        "chat": GROUP,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"user": BOT, "status": was, "until_date": 0},
        "new_chat_member": {"user": BOT, "status": is_now, **rights},
    }
    calls = talk.plan(my_chat_member=change)
    assert [call.parameters["chat_id"] for call in calls] == [-100200] * greeted
    if greeted:
        assert "<code>/ask@peelbot QUESTION</code>" in calls[0].parameters["text"]
        assert "What is the overall grade?" in buttons(calls[0])
        hears = replace(talk, context=replace(talk.context, hears_all=True))
        (open_,) = hears.plan(my_chat_member=change)
        assert "mention @peelbot" in open_.parameters["text"]
    assert talk.plan(my_chat_member={**change, "chat": {**GROUP, "type": "channel"}}) == ()


def test_questions_are_counted_and_kept_only_where_wanted(talk: Talk) -> None:
    talk.say(WORKFORCE)
    figures = statistics(talk.context.store, talk.clock())
    assert (figures.total, figures.by_surface, figures.most_asked) == (1, (("private", 1),), ())
    kept = replace(talk.context.settings, log_questions=True)
    replace(talk, context=replace(talk.context, settings=kept)).say(WORKFORCE)
    figures = statistics(talk.context.store, talk.clock())
    assert figures.most_asked == ((WORKFORCE.lower(), 1),)


@pytest.fixture(scope="module")
def anything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """One conversation for many examples."""
    folder = tmp_path_factory.mktemp("anything")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "barset.txt").write_text(BARSET, encoding="utf-8")
    known = Settings(
        corpus=folder / "corpus", state=folder / "state", telegram=Telegram(rate_limit=0)
    )
    clock = Clock()
    with closing(Store(folder / "conversations.sqlite3")) as store:
        yield Talk(Context(open_assistant(known), known, 99, "peelbot", store, clock), clock)


TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(st.sampled_from("<>&/@_:“\u202e\u200bé😀 \n\x00grade"), max_size=200),
    st.sampled_from(["/ask ", "/start q", "/start p", "@peelbot ", "why? "]).flatmap(
        lambda start: st.text(max_size=60).map(lambda rest: start + rest)
    ),
    st.sampled_from(["<b>", "é😀 ", "a", "why? "]).map(lambda unit: (unit * 4096)[:4096]),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_gets_an_answer_within_the_limits(anything: Talk, text: str) -> None:
    assert len(anything.say(text)) >= bool(text)
    anything.say(f"/ask {text}", GROUP)
    anything.inline(text[:256])


@settings(max_examples=40, deadline=None)
@given(
    sent=st.one_of(st.text(max_size=64), st.from_regex(r"[a-z]:[0-9a-z]{1,4}:[qkp]?[\w-]{1,50}"))
)
def test_any_button_data_gets_an_answer(anything: Talk, sent: str) -> None:
    assert len(anything.press(sent)) >= 1
