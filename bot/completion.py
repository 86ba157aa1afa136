"""The script that lets a shell complete the command line."""

from __future__ import annotations

import argparse

import shtab

_WHAT = {"DIR": shtab.DIRECTORY, "FILE": shtab.FILE, "PNG": shtab.FILE}
"""What stands for a file or a folder in a usage line."""


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The completion of a parser for bash, zsh or tcsh: commands, options, choices and files."""
    _name_files(parser)
    return str(shtab.complete(parser, shell))


def _name_files(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:  # argparse has no public way to them
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _name_files(command)
        elif action.metavar in _WHAT:
            action.complete = _WHAT[action.metavar]  # type: ignore[attr-defined]
