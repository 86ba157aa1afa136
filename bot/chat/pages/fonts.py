"""Fonts for pictures: the one that comes with Pillow, or one of the system's that knows more."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

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
        return text if self.complete else "".join(self._writable(char) for char in text)

    def _writable(self, char: str) -> str:
        font = self.at(32)
        if covers(font, char):
            return char
        alike = char.translate(_ALIKE)
        plain = "".join(c for c in unicodedata.normalize("NFKD", alike) if c.isascii())
        return plain or _UNKNOWN


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


def _own(size: float) -> Font:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType")
    return font


def _named(name: str) -> Callable[[float], Font]:
    return lambda size: ImageFont.truetype(name, size)
