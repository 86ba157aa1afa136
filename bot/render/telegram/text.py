"""Text as Telegram takes it: escaped, measured in UTF-16 units, and cut.

A message holds at most 4096 units after its entities are parsed, and 100 entities
(https://core.telegram.org/bots/api#html-style, https://limits.tginfo.me). Here the markup counts
as well, so a text that fits here fits there.
"""

from __future__ import annotations

import html
import re

LIMIT = 4096
ENTITIES = 100

_NOTE = 200
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2800\u3164\u115f\u1160\u00ad]*"
)


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, in which Telegram measures."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """A text safe inside Telegram's HTML; what cannot be sent becomes a space or U+FFFD."""
    sendable = _UNSENDABLE.sub(lambda m: " " if m[0] < "\x80" else "\ufffd", text)
    return html.escape(sendable, quote=False)


def escaped_units(text: str) -> int:
    """The length of a text in UTF-16 code units once it is escaped."""
    return units(escape(text))


def blank(text: str) -> bool:
    """Whether Telegram would find nothing to show in a text."""
    return _BLANK.fullmatch(_UNSENDABLE.sub(" ", text)) is not None


def own(text: str, limit: int = _NOTE) -> str:
    """HTML of words that are not a quote: no direction marks, at most ``limit`` units long."""
    line = _DIRECTION.sub("", text).strip()
    if escaped_units(line) <= limit:
        return escape(line)
    return escape(line[: fitting(line, limit - 1)].rstrip()) + "…"


def tagged(tag: str, text: str, limit: int = _NOTE) -> str:
    """Own words inside a tag, or inside none where it is empty; nothing where they are blank."""
    words = own(text, limit)
    if blank(html.unescape(words)):
        return ""
    return f"<{tag}>{words}</{tag}>" if tag else words


def fitting(text: str, room: int) -> int:
    """How many of the first characters take at most ``room`` units once escaped."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if escaped_units(text[:middle]) <= room else (low, middle - 1)
    return low
