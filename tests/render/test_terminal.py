from __future__ import annotations

import io
import subprocess
import sys

import pytest

from bot.answering.answer import Answer
from bot.render.terminal import show

ANSWER = Answer("q", "answered", "Good", grade="Good")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_pipe_gets_plain_text() -> None:
    stream = io.StringIO()
    show(ANSWER, stream)
    assert stream.getvalue() == "Good\n"


def test_a_terminal_gets_colour() -> None:
    stream = Terminal()
    show(ANSWER, stream)
    assert stream.getvalue() == "\x1b[30;42mGood\x1b[0m\n"


def test_no_color_takes_the_colour_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    show(ANSWER, stream)
    assert "\x1b[30" not in stream.getvalue()
    assert "42m" not in stream.getvalue()


def test_force_color_gives_a_pipe_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = io.StringIO()
    show(ANSWER, stream)
    assert stream.getvalue() == "\x1b[30;42mGood\x1b[0m\n"


def test_a_pipe_does_not_load_rich() -> None:
    code = (
        "import sys; from bot.answering.answer import Answer; from bot.render.terminal import show;"
        "show(Answer('q', 'not_found', 'No.'), sys.stdout);"
        "print([n for n in ('rich', 'prompt_toolkit') if n in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "No.\n[]\n"
