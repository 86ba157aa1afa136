"""What a button asks for, and the data by which Telegram says that it was pressed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, unique

ROOM = 64
"""Bytes of a button's data, https://core.telegram.org/bots/api#inlinekeyboardbutton."""
TOKEN = ROOM - len("a:ffff:")
"""Characters that are left to say of what."""

_DATA = re.compile(rf"([a-z]):([0-9a-f]{{1,4}}):([A-Za-z0-9_-]{{1,{TOKEN}}})")


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


@dataclass(frozen=True, slots=True)
class Data:
    """An action, a number (the page, or the seal of an answer voted on), and of what."""

    action: Action
    number: int
    """From 0 to 0xffff."""
    token: str
    """1 to ``TOKEN`` of ``A-Za-z0-9_-``."""

    def __str__(self) -> str:
        return f"{self.action.value}:{self.number:x}:{self.token}"


def read(text: str | None) -> Data | None:
    """The data that a button was given, or None for anything else; the token may be forged."""
    found = _DATA.fullmatch(text or "")
    if not found or found[1] not in {action.value for action in Action}:
        return None
    return Data(Action(found[1]), int(found[2], 16), found[3])
