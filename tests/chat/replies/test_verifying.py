"""Quotations checked on Telegram: typed, replied to, forwarded, and in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.files.shelf import Sent, Shelf
from tests.chat.files.test_shelf import put
from tests.chat.talk import ANNA, BOT, GROUP, NOON, PRIVATE, Talk, buttons, texts

TRUE = "It spent £4.5m on new radios."
FORWARD = {"type": "hidden_user", "date": NOON, "sender_user_name": "Somebody"}


def test_a_true_quotation_with_its_place(talk: Talk) -> None:
    (call,) = talk.say(f"/verify “{TRUE}”")
    assert call.parameters["text"] == (
        "<b>✓ Word for word.</b>\n"
        "<blockquote><b>It spent £4.5m on new radios.</b></blockquote>\n"
        "— How effective is the force… · paragraph 1 · Barset PEEL 2016"
    )
    code = buttons(call)["Copy citation"]["copy_text"]["text"].rsplit(" · ", 1)[1]
    (resolved,) = texts(talk.say(f"/verify {code}"))
    assert resolved.startswith("<b>The report is unchanged, and says here:</b>\n<blockquote>")
    assert "£4.5m" in resolved


def test_an_altered_one_shows_both_words(talk: Talk) -> None:
    (text,) = texts(talk.say('/verify "It spent £45m on new radios."'))
    lines = text.split("\n")
    assert lines[:3] == [
        "<b>≠ Altered: the report has other words.</b>",
        "It spent <s>£45m</s> <b>£4.5m</b> on new radios.",
        "<i>Struck out: as quoted. Bold: the report.</i>",
    ]
    assert "<blockquote>It spent £4.5m on new radios.</blockquote>" in text


def test_somebodys_own_words_and_fragments(talk: Talk) -> None:
    (nowhere,) = texts(talk.say("/verify “We welcome this outstanding outcome wholeheartedly”"))
    assert nowhere.startswith("<b>✗ Nowhere: no loaded report says this.</b>")
    (short,) = texts(talk.say("/verify the"))
    assert "too short to tell. Give a whole sentence." in short
    (wrong,) = texts(talk.say("/verify V16A-KG6R-50K1-YN1X-147"))
    assert wrong.startswith("A character of that code is wrong")


@pytest.mark.parametrize("chat", [PRIVATE, GROUP])
def test_a_reply_checks_what_it_replies_to(talk: Talk, chat: dict[str, object]) -> None:
    said = {"message_id": 3, "date": NOON, "chat": chat, "from": ANNA, "text": f"He said “{TRUE}”"}
    (text,) = texts(talk.say("/verify", chat, reply_to_message=said))
    assert text.startswith("<b>✓ Word for word.</b>")
    picked = {"text": "It spent £9m on new radios", "position": 0}
    (text,) = texts(talk.say("/verify", chat, reply_to_message=said, quote=picked))
    assert "<s>£9m</s> <b>£4.5m</b>" in text


def test_a_message_of_several_quotations_gets_a_line_for_each(talk: Talk) -> None:
    said = f"It says “{TRUE}” and “Barset Police investigates burglary very well”, so “good”."
    (text,) = texts(talk.say(f"/verify {said}"))
    lines = text.split("\n")
    assert lines[0] == "<b>1 of 2 quotations stand word for word.</b>"
    assert lines[1] == f"✓ “{TRUE}”"
    assert lines[3] == "≠ “Barset Police investigates burglary very well”"
    assert lines[-1] == "<i>1 shorter than a few words: not checked.</i>"


def test_what_is_forwarded_after_the_command_is_checked(talk: Talk) -> None:
    (asked,) = texts(talk.say("/verify"))
    assert asked.startswith("Which quotation shall I check?")
    (text,) = texts(talk.say(TRUE, forward_origin=FORWARD))
    assert text.startswith("<b>✓ Word for word.</b>")
    assert "Word for word" not in texts(talk.say(TRUE))[0]
    talk.clock.now += 31 * 60
    assert "Word for word" not in texts(talk.say(TRUE, forward_origin=FORWARD))[0]


def test_what_is_forwarded_unasked_is_no_quotation_to_check(talk: Talk) -> None:
    assert "Word for word" not in texts(talk.say(TRUE, forward_origin=FORWARD))[0]
    talk.say("/verify", GROUP)
    assert talk.say(TRUE, GROUP, forward_origin=FORWARD) == ()


def test_a_reply_to_the_bots_own_words_checks_them(talk: Talk) -> None:
    said = {"message_id": 3, "date": NOON, "chat": PRIVATE, "from": BOT, "text": TRUE}
    (text,) = texts(talk.say("/verify", reply_to_message=said))
    assert text.startswith("<b>✓ Word for word.</b>")


def test_a_chats_own_file_is_checked_and_no_other_chats(talk: Talk, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "files", talk.context.assistant.model, talk.clock)
    put(shelf, tmp_path, Sent(7, 101, NOON + 3600))
    asked = replace(talk, context=replace(talk.context, shelf=shelf))
    of_file = "/verify “Quorn Police investigates burglary poorly”"
    assert texts(asked.say(of_file))[0].startswith("<b>✓ Word for word.</b>")
    assert texts(asked.say(f"/verify “{TRUE}”"))[0].startswith("<b>✓ Word for word.</b>")
    assert texts(asked.say("/verify")) == [
        "I find no quotation of four words or more in your file."
    ]
    other = {"id": 8, "type": "private", "first_name": "Bert"}
    bert = {"id": 8, "is_bot": False, "first_name": "Bert"}
    (text,) = texts(asked.say(of_file, other, **{"from": bert}))
    assert not text.startswith("<b>✓")
    assert "Quorn Police" not in text.split("<blockquote>")[-1]
