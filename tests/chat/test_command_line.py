"""What an operator of the Telegram bot types: telegram, stats and feedback export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.answering.assistant import Assistant
from bot.chat.memory import votes
from bot.chat.memory.links import Asked
from bot.chat.memory.statistics import count
from bot.chat.memory.store import Store
from bot.chat.run import CHATS

OFFICERS = "How many officers does the force have?"
TAXES = "Who sets the taxes?"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a bot that has no token and whose corpus is not there."""
    folder = tmp_path / "state"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PEELBOT_STATE", str(folder))
    monkeypatch.setenv("PEELBOT_CORPUS", str(tmp_path / "nothing"))
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    return folder


@pytest.fixture
def voted(state: Path, barset: Assistant) -> Path:
    """A state folder with one answer liked and one disliked."""
    state.mkdir(exist_ok=True)
    store = Store(state / CHATS)
    for update, (question, is_up) in enumerate(((OFFICERS, True), (TAXES, False))):
        answer = barset.answer(question)
        count(store, update, 4e9, "private", answer, with_text=True)
        votes.vote(store, 7, Asked(question), answer, float(update), is_up=is_up)
    store.close()
    return state


@pytest.mark.parametrize("command", [("telegram",), ("telegram", "--check")])
def test_a_missing_token_is_told_with_the_mend_before_anything_is_made(
    command: tuple[str, ...], state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "peelbot: TELEGRAM_BOT_TOKEN is missing. Ask @BotFather for a token (/newbot) and put it "
        "into the environment or the .env file.\n"
    )
    assert not state.exists()


def test_stats_shows_the_most_asked_and_the_unanswered(
    voted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert voted.is_dir()
    assert main(["stats"]) == 0
    assert capsys.readouterr().out == (
        "2 questions in the last 90 days\n\n"
        "Answers\n  1  answered\n  1  not_found\n\n"
        "Asked in\n  2  private\n\n"
        "Most asked\n  1  how many officers does the force have?\n  1  who sets the taxes?\n\n"
        "Not answered\n  1  who sets the taxes?\n"
    )


def test_feedback_export_prints_the_liked_or_the_disliked(
    voted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert voted.is_dir()
    assert main(["feedback", "export"]) == 0
    (liked,) = capsys.readouterr().out.splitlines()
    assert main(["feedback", "export", "--disliked"]) == 0
    (disliked,) = capsys.readouterr().out.splitlines()
    assert (json.loads(liked)["q"], json.loads(liked)["status"]) == (OFFICERS, "answered")
    assert (json.loads(disliked)["q"], json.loads(disliked)["status"]) == (TAXES, None)


def test_a_state_folder_that_is_not_there_holds_nothing_and_is_not_made(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats"]) == 0
    assert main(["feedback", "export"]) == 0
    assert capsys.readouterr().out == "No questions yet.\n"
    assert not state.exists()


@pytest.mark.parametrize("command", [("stats",), ("feedback", "export")])
def test_a_damaged_file_is_named_with_the_mend(
    command: tuple[str, ...], state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state.mkdir()
    (state / CHATS).write_text("not a database " * 100, encoding="utf-8")
    assert main(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"peelbot: cannot use {state / CHATS}: ")
    assert "moved away" in said.err
