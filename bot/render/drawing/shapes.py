"""What a picture is made of, in pixels from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from bot.render.drawing.style import Style
from bot.render.drawing.theme import Colour


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners, filled, outlined or both."""

    sides: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    radius: float
    fill: Colour | None
    outline: Colour | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text by its upper left corner."""

    left: float
    top: float
    text: str
    style: Style
    colour: Colour


Shape = Box | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its shapes in the order in which they are drawn, and what it says in words."""

    width: int
    height: int
    ground: Colour
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
    """All that it shows, for those who do not see it."""
