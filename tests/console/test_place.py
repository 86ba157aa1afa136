"""A quote in its place from the console."""

from __future__ import annotations

import sys
import webbrowser
from io import StringIO

import pytest

from bot.answering.opening import open_assistant
from bot.config import Settings
from bot.console import place
from bot.console.commands import Talk, respond
from bot.errors import StateError
from bot.render import plain
from bot.render.notice import Page
from tests.conftest import BARSET

OFFICERS = "How many officers does the force have?"


@pytest.fixture
def talk(settings: Settings) -> Talk:
    (settings.corpus / "barset.txt").write_text(BARSET, encoding="utf-8")
    return Talk(open_assistant(settings), settings)


def said(talk: Talk, line: str) -> str:
    reply = respond(talk, line, 0.0)
    assert isinstance(reply, Page)
    return plain.page(reply)


def test_the_command_writes_the_quote_in_its_place_and_says_where(talk: Talk) -> None:
    assert said(talk, "/page") == "There is no quote to show. Ask a question first."
    respond(talk, OFFICERS, 0.0)
    file = talk.settings.state / "pages" / "barset.html"
    assert said(talk, "/page") == f"Barset PEEL 2016, the report’s text, the quote marked: {file}"
    assert "<mark" in file.read_text(encoding="utf-8")
    assert said(talk, "/page 2") == "There is no quote 2. There is one quote: /page 1."


class Terminal(StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("screen", [True, False])
def test_it_is_opened_where_there_is_a_screen(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, screen: bool
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0" if screen else "")
    respond(talk, OFFICERS, 0.0)
    said(talk, "/page")
    file = talk.settings.state / "pages" / "barset.html"
    assert opened == ([file.as_uri()] if screen else [])


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "a 1 b 2"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_known_by_the_environment(
    environment: dict[str, str], platform: str, screen: bool
) -> None:
    assert place.has_screen(environment, platform) is screen


def test_a_state_folder_that_cannot_be_written_is_told(talk: Talk) -> None:
    talk.settings.state.mkdir(exist_ok=True)
    (talk.settings.state / place.FOLDER).write_bytes(b"")
    respond(talk, OFFICERS, 0.0)
    with pytest.raises(StateError, match=r"cannot use .*pages: File exists\. Make it writable"):
        respond(talk, "/page", 0.0)
