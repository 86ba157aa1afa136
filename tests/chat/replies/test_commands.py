from __future__ import annotations

from bot.chat.replies.commands import startup_calls
from tests.chat.talk import Talk, check, texts


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
