"""What pyproject.toml declares, held against the locked set and the program."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot import __version__
from tests.conftest import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def locked() -> dict[str, list[str]]:
    """The versions of each package; some have one for each Python."""
    versions: dict[str, list[str]] = defaultdict(list)
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE):
        versions[canonicalize_name(name)].append(version)
    return versions


@pytest.mark.parametrize("declared", DECLARED)
def test_the_lock_holds_every_dependency_within_its_bound(declared: str) -> None:
    wanted = Requirement(declared)
    versions = locked()[canonicalize_name(wanted.name)]
    assert versions, "see CONTRIBUTING.md for the command that makes requirements.lock"
    assert all(version in wanted.specifier for version in versions)


def test_the_lock_says_nothing_of_where_packages_come_from() -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links", LOCK)


def test_the_version_is_the_same_in_both_places() -> None:
    assert PROJECT["version"] == __version__
