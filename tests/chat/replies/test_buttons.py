from __future__ import annotations

import struct
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

import pytest

from bot.chat.memory import links
from bot.chat.memory.links import Asked
from bot.chat.pages import views
from bot.chat.pages.callbacks import TOKEN, Action
from bot.reports.document import Span
from tests.chat.talk import BOT, GROUP, NOON, PRIVATE, Talk, buttons, data, texts

OFFICERS = "How many officers does the force have?"


def test_the_buttons_of_an_answer(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    found = buttons(call)
    assert {"In context", "Rest of the section", "Copy citation", "Share", "👍", "👎"} <= set(found)
    assert found["Share"]["switch_inline_query"] == OFFICERS
    copied = found["Copy citation"]["copy_text"]["text"]
    assert copied == (
        "Barset PEEL 2016 · Questions for Effectiveness · "
        "How well does the force investigate crime? · paragraph 1 · V16A-KG6R-50K1-YN1X-146"
    )
    (span,) = talk.context.checker.resolve(copied.rsplit(" · ", 1)[1]).spans
    assert span.text == "The force has 1,310 officers."


def test_context_shows_the_passage_with_the_quote_in_bold_and_leads_back(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    toast, edited = talk.press(data(call, "In context"))
    assert (toast.method, edited.method) == ("answerCallbackQuery", "editMessageText")
    assert edited.parameters["message_id"] == 5
    assert "<blockquote expandable>" in edited.parameters["text"]
    assert "<b>The force has 1,310 officers.</b>" in edited.parameters["text"]
    assert "It works with Loam Constabulary." in edited.parameters["text"]
    _, back = talk.press(data(edited, "‹ Back to the answer"))
    assert back.parameters["text"] == call.parameters["text"]
    assert back.parameters["reply_markup"] == call.parameters["reply_markup"]


def test_a_question_in_vain_leads_on_to_what_can_be_answered(talk: Talk) -> None:
    question = "Who is the president of Peru?"
    (call,) = talk.say(question)
    offered = [text for text in buttons(call) if text not in ("👍", "👎")]
    assert offered == list(talk.context.assistant.examples()[:4])
    assert offered
    _, answer = talk.press(data(call, offered[0]))
    assert "The report does not say" not in answer.parameters["text"]
    (call,) = talk.say(f"/ask {question}", GROUP)
    assert set(buttons(call)) == {"👍", "👎"}


def test_context_that_begins_in_the_section_before_names_the_quotes_own(talk: Talk) -> None:
    (call,) = talk.say("What is the grade for protecting vulnerable people?")
    _, edited = talk.press(data(call, "In context"))
    shown, _, below = edited.parameters["text"].partition("</blockquote>")
    assert "<blockquote expandable>The force should supervise investigations" in shown
    assert below.startswith("\n— How well does the force protect… · Barset PEEL 2016")


def test_the_rest_of_the_section_leaves_out_what_was_quoted(talk: Talk) -> None:
    (call,) = talk.say("What is the grade for investigating crime?")
    _, edited = talk.press(data(call, "Rest of the section"))
    text = edited.parameters["text"]
    assert "<b>How well does the force investigate crime?</b>" in text
    assert "The force should supervise investigations" in text
    assert "<blockquote>Requires improvement</blockquote>" not in text


def test_more_quotes_only_where_there_are_more(talk: Talk) -> None:
    (call,) = talk.say("crime and the force")
    answer = talk.context.assistant.answer("crime and the force")
    _, first = talk.press(data(call, "More quotes"))
    assert first.parameters["text"].startswith("<b>Also in the report</b>\n<blockquote>")
    _, second = talk.press(data(first, "2 of 2 ›"))
    shown = first.parameters["text"] + second.parameters["text"]
    assert shown.count("<blockquote>") == len(answer.more) == 4
    assert views.pages(Action.MORE, views.Shown("t", None, replace(answer, more=()))) == ()
    (call,) = talk.say("who reviews costs?")
    assert "Share" in buttons(call)
    assert "More quotes" not in buttons(call)


def test_small_talk_is_not_voted_on(talk: Talk) -> None:
    (call,) = talk.say("thanks")
    assert not {"👍", "👎", "Share"} & set(buttons(call))


def test_a_group_can_go_on_in_private(talk: Talk) -> None:
    (call,) = talk.say(f"/ask {OFFICERS}", GROUP)
    address = buttons(call)["Go on in private"]["url"]
    assert address.startswith("https://t.me/peelbot?start=")
    (again,) = talk.say(f"/start {address.partition('start=')[2]}")
    assert f"<i>“{OFFICERS}”</i>" in again.parameters["text"]
    assert call.parameters["text"] in again.parameters["text"]


def test_a_follow_up_is_shared_as_a_link_that_remembers_what_it_followed(talk: Talk) -> None:
    talk.say("What is the grade for investigating crime?")
    (call,) = talk.say("why?")
    address = buttons(call)["Share"]["url"]
    assert address.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fpeelbot%3Fstart%3Dq")
    payload = address.partition("start%3D")[2].partition("&")[0]
    talk.say("/forget")
    (again,) = talk.say(f"/start {payload}")
    assert call.parameters["text"] in again.parameters["text"]


def test_without_inline_mode_sharing_is_a_link(talk: Talk) -> None:
    talk = replace(talk, context=replace(talk.context, inline=False))
    (call,) = talk.say(OFFICERS)
    assert buttons(call)["Share"]["url"].startswith("https://t.me/share/url?url=")
    assert "In any chat" not in texts(talk.say("/help"))[0]


def test_a_question_too_long_for_a_button_is_kept_and_linked_by_its_quotes(talk: Talk) -> None:
    padding = "please tell me without any delay xylophone quagmire zephyr juxtapose"
    question = f"{OFFICERS} {padding} {padding[::-1]}"
    asked = Asked(question)
    assert links.pack(asked, TOKEN) is None
    token = views.token_of(asked, talk.context)
    shown = views.find(token, talk.context)
    assert token.startswith("k") and len(token) == 17
    assert shown is not None and shown.asked == asked
    quoting = talk.context.assistant.answer(OFFICERS)
    payload = views.payload_of(replace(shown, answer=quoting))
    assert payload is not None and payload.startswith("p")
    (opened,) = talk.say(f"/start {payload}")
    assert "The force has 1,310 officers." in opened.parameters["text"]
    assert "👍" not in buttons(opened)
    talk.clock.now += 49 * 3600
    assert views.find(token, talk.context) is None


def test_a_dead_link_says_so_and_greets(talk: Talk) -> None:
    (call,) = talk.say("/start nonsense")
    assert call.parameters["text"].startswith("That link leads nowhere any more, I am sorry.")
    assert "What is the overall grade?" in buttons(call)


def test_a_linked_quote_over_two_lines_is_marked_in_its_context(talk: Talk) -> None:
    (document,) = talk.context.assistant.documents
    start = document.text.index("How well does the force investigate")
    end = document.text.index("Requires improvement") + len("Requires improvement")
    (call,) = talk.say(f"/start {links.pack_places((Span(document, start, end),))}")
    _, edited = talk.press(data(call, "In context"))
    assert "<b>How well does the force investigate crime?\n" in edited.parameters["text"]
    assert "Requires improvement</b>" in edited.parameters["text"]


def test_a_link_to_more_quotes_than_fit_a_button_shows_those_that_do(talk: Talk) -> None:
    (document,) = talk.context.assistant.documents
    starts = [document.text.index(word) for word in ("Barset Police", "It spent", "The force has")]
    key = links.report_key(document)
    packed = struct.pack(">I", key) + b"".join(struct.pack(">IH", at, 12) for at in starts * 4)
    payload = "p" + urlsafe_b64encode(packed).decode().rstrip("=")
    (call,) = talk.say(f"/start {payload}")
    assert call.parameters["text"].count("<blockquote") == 5
    _, edited = talk.press(data(call, "In context"))
    assert "In context" in edited.parameters["text"]


FORGED = (
    [None, "", "a", "a:0:", "a:0:q_____", "a:0:k0123456789abcdef", "a:zz:q88EW0QA"],
    ["z:0:q88EW0QA", "g:0:blue", "g:9:dark", "l:99:0", "o:9:0", "r:0:1", "s:0:00000000-0"],
    ["u:0000:pAAAA", "a:0:q" + "A" * 90],
)


def test_forged_places_in_the_outline_get_a_kind_notice(talk: Talk) -> None:
    key = f"{links.report_key(talk.context.assistant.documents[0]):08x}"
    assert len(talk.press(f"s:0:{key}-1")) == 2
    for forged in (f"l:0:{key}-1", f"o:0:{key}", f"r:0:{key}", f"s:0:{key}", f"s:0:{key}-ffff"):
        assert len(talk.press(forged)) == 1
    assert len(talk.press(f"s:99:{key}-1")) == 1


@pytest.mark.parametrize("sent", [sent for line in FORGED for sent in line])
def test_forged_or_expired_data_gets_a_kind_notice(talk: Talk, sent: str | None) -> None:
    (call,) = talk.press(sent)
    assert call.method == "answerCallbackQuery"
    assert "ask" in call.parameters["text"]


def test_under_a_message_out_of_reach_a_question_is_answered_and_nothing_is_edited(
    talk: Talk,
) -> None:
    query: dict[str, Any] = {
        "id": "1",
        "from": {"id": 7, "is_bot": False, "first_name": "A"},
        "chat_instance": "c",
        "data": "q:0:q88EW0QA",
        "message": {"message_id": 5, "date": 0, "chat": PRIVATE},
    }
    assert [call.method for call in talk.plan(callback_query=query)] == [
        "answerCallbackQuery",
        "sendMessage",
    ]
    (call,) = talk.plan(callback_query={**query, "data": "a:0:q88EW0QA"})
    assert "Please ask the question again" in call.parameters["text"]
    (call,) = talk.plan(callback_query={**query, "message": None, "inline_message_id": "i"})
    assert "Please ask the question again" in call.parameters["text"]


def test_a_button_answers_in_its_topic_and_for_who_pressed_it(talk: Talk) -> None:
    (start,) = talk.say("/start")
    topic = {"message_thread_id": 4, "is_topic_message": True, "from": BOT, "date": NOON}
    _, call = talk.press(data(start, "What is the overall grade?"), GROUP, **topic)
    assert call.parameters["message_thread_id"] == 4
    assert talk.context.store.turns(999, (-100200, 4, 7), talk.clock()) == (
        "What is the overall grade?",
    )
