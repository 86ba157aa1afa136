"""What a button asks for, and the data by which Telegram says that it was pressed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, unique
from typing import Any

from bot.chat.botapi.call import Call

ROOM = 64
"""Bytes of a button's data, https://core.telegram.org/bots/api#inlinekeyboardbutton."""
_MOST = ROOM - len("a:ffff:")
_KEY = 2
TOKEN = _MOST - _KEY
"""Characters that are left to say of what, beside the key of a file."""

_DATA = re.compile(rf"([A-Za-z]):([0-9a-f]{{1,4}}):([A-Za-z0-9_-]{{1,{_MOST}}})")


@unique
class Action(str, Enum):
    """A button's purpose, by its letter; people keep buttons, so never give one another letter."""

    ANSWER = "a"
    """Turn to a page of an answer."""
    MORE = "m"
    """Turn to further quotes."""
    CONTEXT = "c"
    """Turn to the quotes inside their passages."""
    REST = "f"
    """Turn to the rest of the first quote's section."""
    ASK = "q"
    UP = "u"
    DOWN = "d"
    REPORTS = "r"
    SECTIONS = "l"
    SECTION = "s"
    SOURCES = "o"
    GRADINGS = "g"
    LIBRARY = "b"
    """Ask the loaded reports what was asked of a file."""
    PAGE = "p"
    """Show a quote of an answer in its place; the number says which, from 0."""
    TABLE = "t"
    """Turn to a page of what each report answers."""


@dataclass(frozen=True, slots=True)
class Data:
    """An action, a number (the page, or the seal of an answer voted on), and of what."""

    action: Action
    number: int
    """From 0 to 0xffff."""
    token: str
    """1 to ``TOKEN`` of ``A-Za-z0-9_-``."""
    file: str = ""
    """The two characters of the file that the button is about; empty for the loaded reports."""

    def __str__(self) -> str:
        letter = self.action.value.upper() if self.file else self.action.value
        return f"{letter}:{self.number:x}:{self.file}{self.token}"


def read(text: str | None) -> Data | None:
    """The data that a button was given, or None for anything else; the token may be forged."""
    found = _DATA.fullmatch(text or "")
    letter = found[1].lower() if found else ""
    if not found or letter not in {action.value for action in Action}:
        return None
    data = Data(Action(letter), int(found[2], 16), found[3])
    if letter == found[1]:
        return data
    key, token = found[3][:_KEY], found[3][_KEY:]
    return replace(data, file=key, token=token) if token else None


def about(file: str, calls: Sequence[Call]) -> tuple[Call, ...]:
    """The calls, every button of which is about a file."""
    return tuple(replace(call, parameters=_about(file, call.parameters)) for call in calls)


def _about(file: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_about(file, item) for item in value]
    if not isinstance(value, Mapping):
        return value
    data = read(value.get("callback_data"))
    if data is not None:
        return {**value, "callback_data": str(replace(data, file=file))}
    return {name: _about(file, inner) for name, inner in value.items()}
