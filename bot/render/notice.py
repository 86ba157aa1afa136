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
    """One line; where it wraps, it stays to the right of its indent and label.

    A line without parts is a gap, which plain text leaves out.
    """

    parts: tuple[Part, ...]
    indent: int = 0
    label: Part = Part("")


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in order."""

    lines: tuple[Line, ...]


GAP = Line(())


def line(text: str, weight: Weight = "normal", indent: int = 0) -> Line:
    """A line of one part."""
    return Line((Part(text, weight),), indent)


def sentence(text: str) -> Page:
    """A page of one line."""
    return Page((line(text),))
