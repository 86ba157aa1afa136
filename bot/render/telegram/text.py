"""Text as Telegram takes it: escaped, measured in UTF-16 units, and cut at a word.

A message holds at most 4096 units after its entities are parsed, and 100 entities
(https://core.telegram.org/bots/api#html-style, https://limits.tginfo.me). Here the markup counts
as well, so a text that fits here fits there.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable

LIMIT = 4096
ENTITIES = 100

_NOTE = 200
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2800\u3164\u115f\u1160\u00ad]*"
)
_WORD_END = re.compile(r"\S(?=\s+\S*$)")


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
    return escape(shortened(_DIRECTION.sub("", text).strip(), limit, escaped_units))


def tagged(tag: str, text: str, limit: int = _NOTE) -> str:
    """Own words inside a tag, or inside none where it is empty; nothing where they are blank."""
    words = "" if blank(text) else own(text, limit)
    return f"<{tag}>{words}</{tag}>" if tag and words else words


def shortened(text: str, limit: float, size: Callable[[str], float] = units) -> str:
    """The text within a limit, cut at a word and marked with an ellipsis.

    ``size`` measures it, with the ellipsis as 1.
    """
    if size(text) <= limit:
        return text
    return text[: word_end(text, fitting(text, limit - 1, size))].rstrip() + "…"


def fitting(text: str, limit: float, size: Callable[[str], float]) -> int:
    """How many of the first characters measure at most ``limit``."""
    fits = bisect_right(range(len(text) + 1), limit, key=lambda end: size(text[:end]))
    return max(fits - 1, 0)


def word_end(text: str, end: int) -> int:
    """The last end of a word in the later half of ``text[:end]``, or else ``end``."""
    word = _WORD_END.search(text[: end + 1])
    return word.end() if word and word.end() > end // 2 else end
