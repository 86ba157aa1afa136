"""Fonts for pictures: the one that comes with Pillow, or one of the system's that knows more."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont

# Found by Pillow in the system's font folders, where they are installed.
_SYSTEM = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf")
_ALIKE = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\xa0": " ", "•": "·", "£": "GBP "}
)
_UNKNOWN = "?"
_NO_CHARACTER = "\uffff"


@dataclass(frozen=True, slots=True)
class Lettering:
    """A typeface at any size, and how to write what it has no glyph for."""

    at: Callable[[float], Font]
    """The font at a size in pixels."""
    complete: bool
    """Whether the typeface has every character asked for."""

    def writable(self, text: str) -> str:
        """The text with every character that lacks a glyph replaced by one alike, or by ``?``."""
        return text if self.complete else "".join(map(_in_own, text))


def lettering(text: str) -> Lettering:
    """The first typeface with a glyph for every character, or else Pillow's own."""
    faces: list[Callable[[float], Font]] = [_own, *(_named(name) for name in _SYSTEM)]
    characters = {char for char in text if not char.isspace()}
    for face in faces:
        try:
            font = face(32)
        except OSError:
            continue
        if all(covers(font, char) for char in characters):
            return Lettering(face, complete=True)
    return Lettering(_own, complete=False)


def covers(font: Font, char: str) -> bool:
    """Whether a font draws a character otherwise than one it has no glyph for."""
    drawn, missing = font.getmask(char), font.getmask(_NO_CHARACTER)
    return char.isspace() or drawn.size != missing.size or bytes(drawn) != bytes(missing)


@lru_cache(10_000)
def _in_own(char: str) -> str:
    """The character as Pillow's own typeface can write it; a layout asks again and again."""
    if covers(_own(32), char):
        return char
    alike = unicodedata.normalize("NFKD", char.translate(_ALIKE))
    return "".join(c for c in alike if c.isascii()) or _UNKNOWN


def _own(size: float) -> Font:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType")
    return font


def _named(name: str) -> Callable[[float], Font]:
    return lambda size: ImageFont.truetype(name, size)
