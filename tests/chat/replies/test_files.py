"""What is said to a file, and what its buttons do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat.files.needed import Needed
from bot.chat.files.shelf import Sent, Shelf
from bot.chat.memory.statistics import statistics
from tests.chat.files.test_shelf import put
from tests.chat.talk import GROUP, NOON, PRIVATE, Talk, buttons, data, texts

FILE = {"file_id": "f", "file_unique_id": "u", "file_name": "quorn.pdf", "file_size": 1000}
LATER = NOON + 3600
OFFICERS = "How many officers does the force have?"
ABSENT = "What does it say about submarines and kangaroos?"


@pytest.fixture
def shelf(talk: Talk, tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "files", talk.context.assistant.model, talk.clock)


@pytest.fixture
def asked(talk: Talk, shelf: Shelf, tmp_path: Path) -> Talk:
    """A talk in which a file was sent and read."""
    put(shelf, tmp_path, Sent(7, 101, LATER))
    return replace(talk, context=replace(talk.context, shelf=shelf))


def send(talk: Talk, chat: dict[str, Any] = PRIVATE, **more: Any) -> Any:
    document = {**FILE, **more.pop("document", {})}
    return talk.plan(message=talk.message(chat, document=document, **more))


def test_a_file_is_needed_before_it_is_answered(talk: Talk, shelf: Shelf, tmp_path: Path) -> None:
    talk = replace(talk, context=replace(talk.context, shelf=shelf))
    assert send(talk) == Needed(101, 7, "f", "quorn.pdf")
    shelf.refuse(102, "it is <b>damaged</b>.")
    assert texts(send(talk)) == [
        "I could not read <b>quorn.pdf</b>: it is &lt;b&gt;damaged&lt;/b&gt;."
    ]
    put(shelf, tmp_path, Sent(7, 103, LATER))
    (call,) = send(talk)
    assert call.parameters["text"].startswith(
        "I have read <b>Quorn PEEL 2016</b>: 6 sections, 2 gradings, 2 areas for improvement."
    )
    assert "/library goes back to Barset PEEL 2016" in call.parameters["text"]
    assert data(call, "What is the overall grade?").startswith("Q:0:")


def test_a_caption_is_the_first_question_to_the_file(asked: Talk) -> None:
    said, answer = send(asked, caption=OFFICERS)
    assert "I have read" in said.parameters["text"]
    assert "Quorn PEEL 2016" in answer.parameters["text"]


def test_what_is_too_big_or_of_another_kind_is_not_fetched(talk: Talk, shelf: Shelf) -> None:
    talk = replace(talk, context=replace(talk.context, shelf=shelf))
    assert "up to 20 MB" in texts(send(talk, document={"file_size": 21 << 20}))[0]
    assert "PDF, Word" in texts(send(talk, document={"file_name": "a.xlsx"}))[0]
    assert send(talk, GROUP) == ()


def test_buttons_of_a_file_are_about_it_alone(asked: Talk) -> None:
    send(asked)
    (answer,) = asked.say("What did the inspectors find about crime?")
    shown = buttons(answer)
    assert "Quorn PEEL 2016" in answer.parameters["text"]
    assert not {"Share", "👍", "👎", "Go on in private"} & set(shown)
    pressed = data(answer, "In context")
    assert pressed[0] == "C" and len(pressed) <= 64
    _, turned = asked.press(pressed)
    assert "Quorn" in turned.parameters["text"]
    assert data(turned, "‹ Back to the answer")[0] == "A"
    asked.context.shelf.forget(7)
    (gone,) = asked.press(pressed)
    assert "has had its day" in gone.parameters["text"]


def test_a_button_of_an_earlier_file_is_gone(asked: Talk, shelf: Shelf, tmp_path: Path) -> None:
    (answer,) = asked.say("What did the inspectors find about crime?")
    put(shelf, tmp_path, Sent(7, 500, LATER), "Loam")
    (gone,) = asked.press(data(answer, "In context"))
    assert "has had its day" in gone.parameters["text"]


def test_what_the_file_does_not_say_is_asked_of_the_reports_by_a_button(asked: Talk) -> None:
    (answer,) = asked.say(ABSENT)
    assert answer.parameters["text"].startswith("<i>Your file: Quorn PEEL 2016</i>")
    _, other = asked.press(data(answer, "Ask my reports instead"))
    assert "Quorn" not in other.parameters["text"]
    assert "👍" in buttons(other)
    assert data(other, "👍")[0] == "u"


def test_commands_are_about_the_file_or_never(asked: Talk) -> None:
    assert "Quorn" in asked.say("/gradings")[0].parameters["caption"]
    assert "Quorn" in texts(asked.say("/areas"))[0]
    assert "Quorn" in texts(asked.say("/sections"))[0]
    assert "Barset" in texts(asked.say("/source"))[0]
    assert "Barset" in texts(asked.say("/start"))[0]
    (picture,) = asked.say("/gradings")
    _, redrawn = asked.press(data(picture, "Dark"))
    assert "Quorn" in redrawn.parameters["media"]["caption"]


def test_to_the_reports_and_back(asked: Talk) -> None:
    assert "Barset PEEL 2016" in texts(asked.say("/library"))[0]
    assert "Quorn" not in texts(asked.say(OFFICERS))[0]
    assert "Quorn PEEL 2016" in texts(asked.say("/file"))[0]
    assert "Quorn" in texts(asked.say(OFFICERS))[0]
    asked.say("/forget")
    assert "none was sent here" in texts(asked.say("/file"))[0]


def test_a_file_is_in_no_statistics_and_no_follow_up_to_the_reports(asked: Talk) -> None:
    asked.say("/library")
    asked.say("What is the grade for investigating crime?")
    asked.say("/file")
    assert "<i>About: " not in texts(asked.say("why?"))[0]
    asked.say(OFFICERS)
    assert statistics(asked.context.store, NOON).total == 1
