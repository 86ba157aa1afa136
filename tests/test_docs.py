"""What README and .ci/run say, held against what there is."""

from __future__ import annotations

import argparse
import re

import pytest

from bot.command_line import command_line
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (
        action
        for action in command_line()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(action.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`peelbot {name}" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"`peelbot ([a-z]+)", README)) == set(commands())


@pytest.mark.parametrize("name", commands())
def test_every_option_says_what_it_does(name: str) -> None:
    for action in commands()[name]._actions:
        assert action.help or action.choices, f"{name} {action.dest}"


def test_ci_runs_exactly_the_readmes_test_command() -> None:
    (command,) = (line.strip() for line in README.splitlines() if line.endswith("-m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


_NAMED = re.compile(
    r"""\]\((?!https:)([^)]+)\) | src="([^"]+)"
    | (?<![\w/])((?:bot|tests|docs|scripts|\.ci)/[\w./-]+)""",
    re.VERBOSE,
)
"""The files that a page names: where a link leads, what a picture shows, and paths in the text."""


def named(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8").replace("\\_", "_")
    return sorted({"".join(found).rstrip(".") for found in _NAMED.findall(text)})


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    assert named(page)
    assert [file for file in named(page) if not (ROOT / file).exists()] == []


def test_security_and_operations_say_the_same_of_how_long_things_are_kept() -> None:
    security, operations = (
        re.findall(r"^\| [^|]+ \| ([^|]+) \|$", (ROOT / name).read_text(encoding="utf-8"), re.M)
        for name in ("SECURITY.md", "docs/operations.md")
    )
    assert security[1:] == operations[-len(security[1:]) :]
    assert "7 days if set aside" in security[1]
