"""What the prompt says besides answers: lines whose parts have a weight, not a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["normal", "strong", "quiet"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text within a line."""

    text: str
    weight: Weight = "normal"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, indented by a number of spaces that wrapped lines share."""

    parts: tuple[Part, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in order, none of them blank."""

    lines: tuple[Line, ...]


def line(text: str, weight: Weight = "normal", indent: int = 0) -> Line:
    """A line of one part."""
    return Line((Part(text, weight),), indent)


def sentence(text: str) -> Page:
    """A page of one line."""
    return Page((line(text),))
