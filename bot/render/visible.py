"""Text made safe to write to a terminal, character for character."""

from __future__ import annotations

import re

# Control characters drive a terminal, bidirectional overrides reorder what stands around them,
# and lone surrogates cannot be encoded. The line feed stays.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANK = "\t\v\f\r\x85\u2028\u2029"


def visible(text: str) -> str:
    """The text of the same length with nothing in it that acts on a terminal.

    White space becomes a space, anything else unsafe the replacement character U+FFFD.
    """
    return _UNSAFE.sub(lambda found: " " if found.group() in _BLANK else "\ufffd", text)


def lines(text: str) -> list[str]:
    """The lines of the text that are not blank, made visible and without outer white space."""
    return [line.strip() for line in visible(text).split("\n") if line.strip()]
