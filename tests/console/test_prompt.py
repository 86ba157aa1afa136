"""The prompt on a real terminal: a pseudo-terminal with the bot as a process behind it."""

from __future__ import annotations

import codecs
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a POSIX terminal")

RUN = (
    "import sys; from bot import config; from bot.answering import opening;"
    "from bot.console import session; settings = config.load();"
    "sys.exit(session.run(opening.open_assistant(settings), settings))"
)
PLACEHOLDER = "Ask a question, or /help"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]")


class Terminal:
    """A process on a pseudo-terminal, what it has written and what is typed to it."""

    def __init__(self, environment: dict[str, str], folder: Path, columns: int) -> None:
        import fcntl
        import termios

        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", 30, columns, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        # The shim makes the terminal the controlling one, so that Ctrl-C becomes SIGINT.
        own = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
        self.process = subprocess.Popen(
            [sys.executable, "-c", own + RUN],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = ""
        self._shown = ""
        self._begun = ""
        self._seen = 0

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def expect(self, text: str, seconds: float = 60.0) -> str:
        """What was shown since the last call, up to and with ``text``."""
        end = time.monotonic() + seconds
        while (at := self._shown.find(text, self._seen)) < 0:
            fresh = self._shown[self._seen :]
            assert time.monotonic() < end, f"no {text!r} in {fresh!r}"
            assert self._read(), f"it ended without {text!r}: {fresh!r}"
        since, self._seen = self._seen, at + len(text)
        return self._shown[since : self._seen]

    def ended(self) -> int:
        """The exit status, once everything it wrote has been read."""
        while self._read():
            pass
        return self.process.wait(10)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(10)
        os.close(self._master)

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            got = os.read(self._master, 65536)
        except OSError:
            return False
        fresh = self._decoder.decode(got)
        self.raw += fresh
        text, escape, rest = (self._begun + fresh).rpartition("\x1b")
        whole = not escape or _ESCAPES.match(escape + rest)
        self._shown += _ESCAPES.sub("", text + escape + rest if whole else text)
        self._begun = "" if whole else escape + rest
        return bool(got)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path, saved: Path) -> Iterator[Open]:
    """Opens terminals on the invented report; they share a state folder."""
    shutil.copytree(saved, tmp_path, dirs_exist_ok=True)
    opened: list[Terminal] = []

    def start(columns: int = 80, **environment: str) -> Terminal:
        settings = {
            "PEELBOT_CORPUS": str(tmp_path / "corpus"),
            "PEELBOT_STATE": str(tmp_path / "state"),
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "TERM": "xterm-256color",
        }
        opened.append(Terminal({**os.environ, **settings, **environment}, tmp_path, columns))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def test_it_welcomes_answers_and_takes_leave(terminal: Open) -> None:
    screen = terminal()
    welcome = screen.expect(PLACEHOLDER)
    assert "Coastshire PEEL 2020" in welcome
    assert "You could ask:" in welcome
    screen.type("what is the workforce grading?\r")
    answer = screen.expect(PLACEHOLDER)
    assert "› what is the workforce grading?\r\n" in answer
    assert "Requires improvement" in answer
    screen.type("\x04")
    screen.expect("Goodbye.")
    assert screen.ended() == 0
    assert "Traceback" not in screen.raw


def test_a_question_stands_once_above_its_answer(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("/forget")
    screen.expect("/forget")
    screen.type("\r")
    assert screen.expect("Forgotten.").count("› /forget") == 1


def test_a_dumb_terminal_shows_the_question_once_too(terminal: Open) -> None:
    screen = terminal(TERM="dumb")
    screen.expect("Ctrl-D leaves.")
    screen.expect("› ")
    screen.type("/forget\r")
    assert "› /forget" not in screen.expect("Forgotten."), "it stands after the first mark"
    assert "\x1b[3" not in screen.raw


def test_the_grade_is_coloured_and_no_color_takes_the_colours_off(terminal: Open) -> None:
    coloured = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])\b[0-9;]*m")
    for environment, expected in (({}, True), ({"NO_COLOR": "1"}, False)):
        screen = terminal(**environment)
        screen.expect(PLACEHOLDER)
        screen.type("what is the workforce grading?\r")
        screen.expect(PLACEHOLDER)
        assert bool(coloured.search(screen.raw)) is expected
        screen.type("/quit\r")
        assert screen.ended() == 0


def test_forty_columns_are_enough(terminal: Open) -> None:
    screen = terminal(columns=40)
    screen.expect(PLACEHOLDER)
    screen.type("/help\r")
    shown = screen.expect(PLACEHOLDER)
    lines = [line for line in shown.split("\r\n") if PLACEHOLDER not in line]
    assert max(len(line) for line in lines) <= 40
    assert any("/context [number]" in line for line in lines)


def test_an_empty_line_does_nothing(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("   \r")
    screen.expect(PLACEHOLDER)
    screen.type("\r")
    assert screen.expect(PLACEHOLDER).replace(PLACEHOLDER, "").strip(" ›\r\n") == ""


def test_control_c_clears_the_line_and_a_second_one_leaves(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    for text in ("half a ques", "another half"):
        screen.type(text)
        screen.expect(text)
        screen.type("\x03")
        screen.expect("Ctrl-C again, or Ctrl-D, leaves.")
        screen.expect(PLACEHOLDER)
    screen.type("\x03")
    screen.expect("Goodbye.")
    assert screen.ended() == 0
    assert "Requires improvement" not in screen.raw


def test_a_question_between_two_interrupts_keeps_it_open(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("\x03")
    screen.expect(PLACEHOLDER)
    screen.type("/source\r")
    screen.expect(PLACEHOLDER)
    screen.type("\x03")
    screen.expect("Ctrl-C again, or Ctrl-D, leaves.")
    screen.expect(PLACEHOLDER)


def test_control_c_during_answers_returns_to_the_prompt(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("\x1b[200~" + "what is the workforce grading?\n" * 3_000 + "\x1b[201~")
    screen.type("\r")
    screen.expect("Requires improvement")
    screen.process.send_signal(signal.SIGINT)
    screen.expect("Stopped.")
    screen.expect(PLACEHOLDER)
    assert screen.raw.count("› ") < 3_000
    screen.type("/quit\r")
    assert screen.ended() == 0
    assert "Traceback" not in screen.raw


def test_a_paste_is_answered_question_by_question(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("\x1b[200~what is the\r\nworkforce grading?\r\n/source\r\n\x1b[201~")
    screen.type("\r")
    answer = screen.expect(PLACEHOLDER)
    assert "› what is the workforce grading?" in answer
    assert answer.index("Requires improvement") < answer.index("› /source")
    assert "Document   coastshire" in answer


def test_a_hundred_thousand_characters_are_answered_at_once(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("\x1b[200~" + "workforce " * 10_000 + "\x1b[201~")
    screen.expect("workforce " * 5)
    screen.type("\r")
    screen.expect("(99,999 characters)")
    screen.expect(PLACEHOLDER)
    screen.type("/quit\r")
    before = os.times().children_user
    assert screen.ended() == 0
    # The processor's time, its start included, and not the clock's: other programs may run.
    assert os.times().children_user - before < 5
    assert screen.raw.count("workforce") < 1_000, "a pasted book does not scroll by"


def test_questions_are_kept_for_the_next_run(terminal: Open, tmp_path: Path) -> None:
    first = terminal()
    first.expect(PLACEHOLDER)
    first.type("what is the workforce grading?\r")
    first.expect(PLACEHOLDER)
    first.type("\x04")
    assert first.ended() == 0
    file = tmp_path / "state" / "console_history"
    assert "+what is the workforce grading?\n" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0, "questions are the person's own"
    second = terminal()
    second.expect(PLACEHOLDER)
    second.type("\x1b[A")
    second.expect("what is the workforce grading?")


def test_without_a_history_file_it_says_so_and_works(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "state" / "console_history").mkdir()
    screen = terminal()
    assert "Questions are not kept for next time" in screen.expect(PLACEHOLDER)
    screen.type("what is the workforce grading?\r")
    assert "Requires improvement" in screen.expect(PLACEHOLDER)


def test_commands_are_completed_with_what_they_do(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("/con")
    assert "/context [number]" in screen.expect("a quote with the text around it")
    screen.type("\t\r")
    screen.expect("There is no quote to show.")


def test_nothing_typed_reaches_the_terminal_raw(terminal: Open) -> None:
    screen = terminal()
    screen.expect(PLACEHOLDER)
    screen.type("\x1b[200~zebra \x07\x1b]0;title\x07 \x1b[2Jquagga\x1b[201~\r")
    screen.expect("quagga")
    screen.expect(PLACEHOLDER)
    assert "\x1b]0;title" not in screen.raw
    assert "\x07" not in screen.raw


@pytest.mark.parametrize(
    ("pasted", "asked"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("a question over\ntwo lines", ["a question over two lines"]),
        ("who?\nwhy?", ["who?", "why?"]),
        ("what is\n\nthe grade?\nand for\nfinance", ["what is the grade?", "and for finance"]),
        ("/more\n/context 2", ["/more", "/context 2"]),
        ("spend on\n/or near boats?", ["spend on /or near boats?"]),
    ],
)
def test_pasted_lines_become_questions(pasted: str, asked: list[str]) -> None:
    from bot.console.prompt import questions

    assert questions(pasted) == asked
