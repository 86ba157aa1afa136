"""Evaluation files read with errors that name the file, the place and the mend."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.errors import ConfigError


def text_of(path: Path) -> str:
    """The file's text. Raises ConfigError where it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"there is no file {path}; give the path of an evaluation set.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text ({error.reason}); save it as UTF-8.") from None
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}.") from None


def json_of(path: Path) -> Any:
    """The file's JSON value. Raises ConfigError where it is not JSON."""
    try:
        return json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path} line {error.lineno} is not JSON: {error.msg}.") from None


def json_lines_of(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each line's JSON object and its place in words; empty lines are passed over.

    Raises ConfigError where a line is not a JSON object.
    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path} line {number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigError(f"{place} is not JSON: {error.msg}.") from None
        if not isinstance(value, dict):
            raise ConfigError(f"{place} must be a JSON object, one a line.")
        yield place, value
