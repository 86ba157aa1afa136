"""The colours of pictures, light and dark.

Each grade stands in words on its colour, and each pair of colours has a contrast of at least 4.5
(https://www.w3.org/TR/WCAG21/#contrast-minimum).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.reports import grades

Colour = str


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture."""

    ground: Colour
    panel: Colour
    text: Colour
    quiet: Colour
    grades: tuple[tuple[Colour, Colour], ...]
    """Fill and text by the level of a grade; the first for one that the table of grades lacks."""

    def of(self, grade: str) -> tuple[Colour, Colour]:
        """The fill and the text of a grade."""
        known = grades.named(grade)
        return self.grades[known.level if known else 0]


_WHITE = "#ffffff"
THEMES = {
    "light": Theme(
        ground="#eef1f5",
        panel=_WHITE,
        text="#1a2028",
        quiet="#566070",
        grades=tuple(
            (fill, _WHITE)
            for fill in ("#4a5568", "#b3261e", "#935400", "#1b6685", "#18753a", "#5b2a86")
        ),
    ),
    "dark": Theme(
        ground="#0f141a",
        panel="#1c242e",
        text="#f2f4f7",
        quiet="#a9b4c0",
        grades=(
            ("#c3ccd6", "#10151b"),
            ("#ff9d93", "#240503"),
            ("#f6bd57", "#1f1300"),
            ("#82cbea", "#06161d"),
            ("#7fdb9b", "#07190e"),
            ("#cdaef5", "#150b22"),
        ),
    ),
}
