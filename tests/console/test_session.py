"""Questions piped in, as a process reads them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

RUN = (
    "import sys; from bot import config; from bot.answering import opening;"
    "from bot.console import session; settings = config.load();"
    "code = session.run(opening.open_assistant(settings), settings);"
    "loaded = [n for n in ('rich', 'prompt_toolkit') if n in sys.modules];"
    "sys.exit(code or (f'loaded {loaded}' if loaded else 0))"
)

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path, saved: Path) -> Start:
    """Starts the console on the invented report, its standard streams piped."""
    shutil.copytree(saved, tmp_path, dirs_exist_ok=True)

    def begin(**environment: str) -> subprocess.Popen[bytes]:
        settings = {
            "PEELBOT_CORPUS": str(tmp_path / "corpus"),
            "PEELBOT_STATE": str(tmp_path / "state"),
        }
        return subprocess.Popen(
            [sys.executable, "-c", RUN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, **settings, **environment},
        )

    return begin


def blocks(start: Start, typed: bytes, **environment: str) -> list[str]:
    """What is written for each line, having checked that all went quietly."""
    process = start(**environment)
    written, complaints = process.communicate(typed, timeout=60)
    assert complaints == b""
    assert process.returncode == 0
    text = written.decode("utf-8")
    assert text == "" or text.endswith("\n\n")
    return text.split("\n\n")[:-1]


def test_each_line_is_answered_in_plain_text(start: Start) -> None:
    grade, costs = blocks(start, b"what is the workforce grading?\nhow much does it cost?\n")
    assert grade.startswith("Requires improvement\n“How affordable is the workforce?\n")
    assert "  — Coastshire PEEL 2020 · " in grade
    assert "“The workforce costs £41.5m a year." in costs


def test_no_colour_is_written_even_where_it_is_forced(start: Start) -> None:
    [answer] = blocks(start, b"what is the workforce grading?\n", FORCE_COLOR="1")
    assert "\x1b" not in answer


def test_empty_lines_are_passed_over_and_a_last_line_may_lack_its_end(start: Start) -> None:
    assert len(blocks(start, b"\n  \n\t\nwhat is the overall grade?\n\r\n/source")) == 2


def test_no_input_is_no_output(start: Start) -> None:
    assert blocks(start, b"") == []


def test_a_byte_order_mark_is_no_part_of_the_question(start: Start) -> None:
    assert blocks(start, b"\xef\xbb\xbf/forget\n") == [
        "Forgotten. The next question starts afresh."
    ]


def test_bytes_that_are_no_text_are_tolerated(start: Start) -> None:
    shown = blocks(start, b"\xff\xfe\x00\x80 zebra \x1b[2J\n/forget\n")
    assert shown[-1] == "Forgotten. The next question starts afresh."
    assert len(shown) == 2
    assert "\x1b" not in shown[0]


def test_quit_ends_it_before_the_input_does(start: Start) -> None:
    assert len(blocks(start, b"/source\n/quit\n/source\n")) == 1
    assert len(blocks(start, b"exit\n/source\n")) == 0


def test_commands_look_back_on_the_last_answer(start: Start) -> None:
    typed = b"what does the force spend more on?\n/context\n/context 99\n/context x\n"
    _, context, high, word = blocks(start, typed)
    assert context.startswith(
        "The workforce costs £41.5m a year. “The force spends more on overtime than it planned.”\n"
    )
    assert high.startswith("There is no quote 99.")
    assert word.startswith("There is no quote x.")


def test_a_reader_that_stops_early_is_no_error(start: Start) -> None:
    process = start()
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(b"what is the overall grade?\n" * 50)
    process.stdin.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(30) == 0


def test_each_answer_is_written_before_the_next_line_is_read(start: Start) -> None:
    process = start()
    assert process.stdin and process.stdout
    process.stdin.write(b"/forget\n")
    process.stdin.flush()
    late = threading.Timer(30, process.kill)
    late.start()
    assert process.stdout.readline() == b"Forgotten. The next question starts afresh.\n"
    assert process.stdout.readline() == b"\n"
    late.cancel()
    assert process.communicate(timeout=30)[0] == b""


def test_an_encoding_that_lacks_a_character_gets_a_question_mark(start: Start) -> None:
    process = start(PYTHONIOENCODING="ascii")
    written, complaints = process.communicate(b"what is the workforce grading?\n", timeout=30)
    assert complaints == b""
    assert b"?How affordable is the workforce?" in written


def test_a_closed_standard_input_ends_at_once(saved: Path) -> None:
    settings = {"PEELBOT_CORPUS": str(saved / "corpus"), "PEELBOT_STATE": str(saved / "state")}
    ran = subprocess.run(
        ["/bin/sh", "-c", '"$0" -c "$1" <&-', sys.executable, RUN],
        cwd=saved,
        env={**os.environ, **settings},
        capture_output=True,
        timeout=30,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
