"""Text of one typeface, size and weight: how wide it is, and where it wraps."""

from __future__ import annotations

from bot.render.drawing.fonts import Font, Lettering
from bot.render.telegram.text import fitting

SMOOTH = 2
"""A picture is drawn this many times larger, then reduced: Pillow does not smooth the edges of
shapes."""
LINES = 6
"""Lines that a text takes at most."""


class Style:
    """Text of one size and weight; measures are in pixels of the finished picture."""

    def __init__(self, face: Lettering, size: float, weight: int) -> None:
        """``weight``: 0, or 1 for bold."""
        self._face = face
        self.font: Font = face.at(size * SMOOTH)
        self.size = size
        self.weight = weight
        ascent, descent = self.font.getmetrics()
        self.ascent: float = ascent / SMOOTH
        self.line: float = (ascent + descent) / SMOOTH * 1.08
        """From one line to the next."""

    def writable(self, text: str) -> str:
        """The text as the typeface can write it."""
        return self._face.writable(text)

    def width(self, text: str) -> float:
        """How wide a text is."""
        return self.font.getlength(self.writable(text)) / SMOOTH + 2 * self.weight

    def wrapped(self, text: str, room: float, most: int = LINES) -> list[str]:
        """The text as lines no wider than ``room``, at least one, the last one cut if need be."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        lines = [self._clipped(line, room) for line in lines]
        return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + "…"]

    def _clipped(self, line: str, room: float) -> str:
        if self.width(line) <= room:
            return line
        return line[: fitting(line, room, lambda start: self.width(start + "…"))] + "…"
