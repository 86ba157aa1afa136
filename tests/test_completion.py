"""Completion in a shell, as the shell itself does it."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.command_line import command_line
from bot.completion import script

BASH = script(command_line(), "bash")
COMPLETE = """
source "$0"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _shtab_peelbot
printf '%s\\n' "${COMPREPLY[@]}"
"""


def parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    found = [parser]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found += action.choices.values()
    return found


@pytest.mark.parametrize("parser", parsers(command_line()), ids=lambda parser: parser.prog)
def test_the_script_holds_each_command_and_option(parser: argparse.ArgumentParser) -> None:
    name = "_".join(parser.prog.split())
    (options,) = re.findall(rf"^_shtab_{name}_option_strings=\((.*)\)$", BASH, re.MULTILINE)
    assert shlex.split(options) == list(parser._option_string_actions)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("corp",), {"corpus"}),
        (("eval", "--format", "s"), {"squad"}),
        (("ask", "--b"), {"--batch"}),
        (("ask", "--batch", "q"), {"questions.jsonl"}),
        (("eval", "q"), {"questions.jsonl"}),
        (("ask", "--corpus", ""), {"reports"}),
    ],
)
def test_bash_completes_commands_options_choices_and_files(
    tmp_path: Path, typed: tuple[str, ...], offered: set[str]
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "questions.jsonl").touch()
    file = tmp_path / "script"
    file.write_text(BASH, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", COMPLETE, str(file), "peelbot", *typed],
        capture_output=True,
        cwd=tmp_path,
        text=True,
        timeout=60,
        check=True,
    )
    assert set(done.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_the_command_prints_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == script(command_line(), shell) + "\n"


def test_nothing_else_waits_for_its_library() -> None:
    code = (
        "import sys; from bot.command_line import command_line; command_line(); "
        "sys.exit('shtab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
