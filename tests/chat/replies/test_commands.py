from __future__ import annotations

from dataclasses import replace

from bot.chat.replies.commands import startup_calls
from bot.config import Settings
from tests.chat.talk import Talk, check, texts
from tests.conftest import BARSET, Ask


def test_what_telegram_is_told_is_within_its_limits() -> None:
    calls = startup_calls()
    for call in calls:
        check(call)
    assert [call.method for call in calls] == [
        "setMyCommands",
        "setMyCommands",
        "setMyDescription",
        "setMyShortDescription",
        "setChatMenuButton",
    ]
    scopes = {
        call.parameters["scope"]["type"]: [c["command"] for c in call.parameters["commands"]]
        for call in calls[:2]
    }
    assert scopes["all_group_chats"] == ["ask", "gradings", "help"]
    assert scopes["all_private_chats"][:2] == ["start", "help"]


def test_every_command_told_of_answers(talk: Talk) -> None:
    for call in startup_calls()[:2]:
        for command in call.parameters["commands"]:
            calls = talk.say(f"/{command['command']}")
            assert calls, command
            assert "do not know that command" not in "".join(texts(calls))


def test_commands_are_read_whatever_their_case_and_name(talk: Talk) -> None:
    assert "How to ask" in texts(talk.say("/HELP@Peelbot please"))[0]
    assert talk.say("/help@otherbot") == ()
    assert len(talk.say("/ help")) == 1


def test_the_start_of_inline_mode_and_a_bare_start_greet(talk: Talk) -> None:
    assert texts(talk.say("/start hello")) == texts(talk.say("/start"))
    assert texts(talk.say("/start"))[0].startswith("<b>Hello, I’m Peelbot.</b>")


def test_areas_are_all_areas_whatever_was_spoken_of(
    talk: Talk, settings: Settings, ask: Ask
) -> None:
    (settings.corpus / "barset.txt").unlink()
    assistant = ask(barset=BARSET, loam=BARSET.replace("Barset", "Loam"))
    talk = replace(talk, context=replace(talk.context, assistant=assistant))
    first = texts(talk.say("/areas"))
    assert "Barset PEEL 2016" in first[0] and "Loam PEEL 2016" in first[0]
    talk.say("What is the overall grade of Loam?")
    assert texts(talk.say("/areas")) == first
