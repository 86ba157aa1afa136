"""What manifest.toml says of the reports beside it; the only home of TOML."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.reports.problem import Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MANIFEST = "manifest.toml"

Entries = Mapping[str, Mapping[str, Any]]

_FIELDS: Mapping[str, type] = {
    "file": str,
    "id": str,
    "title": str,
    "force": str,
    "year": int,
    "pillar": str,
    "published": date,
    "source": str,
    "aliases": list,
}
_WRITTEN = {
    str: "text in quotes",
    int: "a whole number",
    date: "a date like 2015-10-20",
    list: 'a list of texts like ["the Met"]',
}


def read_manifest(raw: bytes) -> tuple[Entries, tuple[Problem, ...]]:
    """The entries by the file that they are about, and what is wrong with others.

    A field that is wrong is left out and the rest of its entry stays.
    """
    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, (_wrong(f"{error}. Mend it as TOML in UTF-8."),)
    reports = table.get("report", [])
    if not isinstance(reports, list) or not all(isinstance(r, dict) for r in reports):
        return {}, (_wrong("write each report as a [[report]] table."),)
    entries: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for entry in reports:
        wrong = _faults(entry)
        problems += (_wrong(text) for text in wrong.values())
        if isinstance(entry.get("file"), str):
            entries[entry["file"]] = {k: v for k, v in entry.items() if k not in wrong}
    return entries, tuple(problems)


def without_file(entries: Entries, folder: Path) -> tuple[Problem, ...]:
    """The entries whose file is not in the folder."""
    lacking = (name for name in entries if not (folder / name).exists())
    return tuple(
        _wrong(f"it names {name}, which is not there; add the file or take the entry out.")
        for name in sorted(lacking)
    )


def _faults(entry: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with an entry, by the field."""
    name = entry.get("file")
    if not isinstance(name, str):
        return {"file": 'a [[report]] lacks its file = "NAME".'}
    found = {}
    for key, value in entry.items():
        if key not in _FIELDS:
            found[key] = f"{name} has {key!r}; known are {', '.join(_FIELDS)}."
        elif type(value) is not _FIELDS[key]:
            found[key] = f"{key} of {name} must be {_WRITTEN[_FIELDS[key]]}."
    return found


def _wrong(text: str) -> Problem:
    return Problem(MANIFEST, text, partly=True)
