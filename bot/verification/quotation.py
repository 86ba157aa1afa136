"""What somebody quotes, taken apart where they left words out or put words of their own in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bot.verification.folding import Folded, folded

Join = Literal["left out", "put in", "joined"]
"""Words left out ("…"), words for others ("[the force]"), or a letter made great ("[T]he")."""

_MARK = re.compile(
    r"""\[\s*sic\s*\] | (?P<left>[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])] | …|\.(?:\s?\.){2,3})
    | (?<!\w)\[(?P<letter>\w)\](?=\w) | (?P<put>\[[^\[\]\n]{1,120}\])""",
    re.VERBOSE | re.IGNORECASE,
)
_JOINS: Mapping[str, Join] = {"left": "left out", "put": "put in", "letter": "joined"}
_EDGES = re.compile(r"\A(?:[\s.,;:'\"“”‘’«»`]|[-–—](?!\d))+|[\s.,;:'\"“”‘’«»`–—-]+\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of quoted words, and how it is joined to the one before."""

    words: Folded
    join: Join = "joined"
    opened: bool = False
    """Whether it may start within a word: "[re]built"."""
    closed: bool = False
    """Whether it may end within a word: "inspect[ed]"."""
    put: str = ""
    """The words in brackets before it."""

    @property
    def text(self) -> str:
        """What counts of it."""
        return self.words.text


def whole(quote: str) -> Piece | None:
    """A quotation as one piece; None where it has no letter and no figure."""
    words = folded(_trimmed(quote))
    return Piece(words) if any(map(str.isalnum, words.text)) else None


def pieces(quote: str) -> tuple[Piece, ...]:
    """A quotation cut at its ellipses and brackets, without those at its ends."""
    found: list[Piece] = []
    join, put = _JOINS["letter"], ""
    for piece in _cut(_trimmed(quote)):
        # What stands between two marks may be no word: "… [the force]".
        join = join if join == "left out" else piece.join
        put += piece.put
        if any(map(str.isalnum, piece.text)):
            found.append(replace(piece, join=join if found else "joined", put=put))
            join, put = "joined", ""
    return tuple(found)


def _cut(quote: str) -> Iterator[Piece]:
    join: Join = "joined"
    text, at, opened, brackets = "", 0, False, ""
    for mark in _MARK.finditer(quote):
        text += quote[at : mark.start()]
        at = mark.end()
        if mark.lastgroup is None:
            continue
        put = mark.lastgroup == "put"
        within = put and quote[: mark.start()][-1:].isalpha()
        yield Piece(folded(_trimmed(text)), join, opened, within, brackets)
        join, brackets = _JOINS[mark.lastgroup], mark["put"] or ""
        opened = put and quote[at : at + 1].isalpha()
        text = mark["letter"] or ""
    yield Piece(folded(_trimmed(text + quote[at:])), join, opened, False, brackets)


def _trimmed(text: str) -> str:
    """A text without the quotation marks, stops and dashes at its ends."""
    return _EDGES.sub("", text)
