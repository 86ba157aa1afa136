"""Gradings drawn as a picture to be read on a phone, in light or dark.

Telegram shrinks pictures to 1280 pixels on the longer side, so a page is kept little taller than
that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.texts import NOT_STATED, OVERALL
from bot.render.drawing.fonts import lettering
from bot.render.drawing.png import to_png
from bot.render.drawing.shapes import Box, Drawing, Shape, Words
from bot.render.drawing.style import Style
from bot.render.drawing.theme import THEMES, Colour, Theme

WIDTH = 1080
TALLEST = 1440

_EDGE = 48
_INSIDE = 40
_GAP = 20
_PILL = 72
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """What was graded and the grade; None where the report states none."""

    subject: str
    grade: str | None
    overall: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The gradings of one report."""

    title: str
    note: str
    """A line below the title, such as the date."""
    rows: tuple[Row, ...]


def height(cards: Sequence[Card]) -> int:
    """The height of the picture in pixels."""
    return _Sheet(cards, THEMES["light"]).height


def draw(cards: Sequence[Card], theme: Theme) -> bytes:
    """The cards, one below the other, as a PNG of ``WIDTH`` pixels."""
    sheet = _Sheet(cards, theme)
    return to_png(Drawing(WIDTH, sheet.height, theme.ground, tuple(sheet.shapes)))


class _Sheet:
    """Cards laid out one below the other: the shapes that show them, and how tall they are."""

    def __init__(self, cards: Sequence[Card], theme: Theme) -> None:
        face = lettering("".join([f"{OVERALL}…", NOT_STATED, *map(_words, cards)]))
        self.shapes: list[Shape] = []
        self._theme = theme
        self._title = Style(face, 54, 1)
        self._note = Style(face, 34, 0)
        self._label = Style(face, 30, 1)
        self._subject = Style(face, 38, 0)
        self._grade = Style(face, 35, 1)
        bottom: float = 0
        for card in cards:
            bottom = self._card(card, bottom + _EDGE)
        self.height = round(bottom + _EDGE)

    def _card(self, card: Card, top: float) -> float:
        """Lays out a card and returns where it ends."""
        room = WIDTH - 2 * _EDGE
        title = self._title.wrapped(card.title, room)
        top = self._write(self._title, title, (_EDGE, top), self._theme.text)
        if card.note:
            note = self._note.wrapped(card.note, room)[:1]
            top = self._write(self._note, note, (_EDGE, top + 4), self._theme.quiet) + 4
        top += 28
        for row in card.rows:
            top = self._row(row, top) + _GAP
        return top - _GAP

    def _row(self, row: Row, top: float) -> float:
        grade = self._grade.wrapped(row.grade or NOT_STATED, WIDTH * 0.4)[0]
        pill = self._grade.width(grade) + 64
        left, right = _EDGE + _INSIDE, WIDTH - _EDGE - _INSIDE
        subject = self._subject.wrapped(row.subject, right - left - pill - 28)
        words = len(subject) * self._subject.line
        label = self._label.line + 4 if row.overall else 0
        tall = max(words, _PILL) + 2 * 30 + label
        self._box((_EDGE, top, WIDTH - _EDGE, top + tall), 28, self._theme.panel)
        at = top + (tall - words - label) / 2
        if row.overall:
            self._write(self._label, [OVERALL], (left, at), self._theme.quiet)
        self._write(self._subject, subject, (left, at + label), self._theme.text)
        self._pill(row.grade, grade, (right - pill, top + (tall - _PILL) / 2), right)
        return top + tall

    def _pill(self, grade: str | None, text: str, start: Point, right: float) -> None:
        left, top = start
        box = (left, top, right, top + _PILL)
        if grade is None:
            colour = self._theme.quiet
            self._box(box, _PILL / 2, None, colour)
        else:
            fill, colour = self._theme.of(grade)
            self._box(box, _PILL / 2, fill)
        self._write(self._grade, [text], (left + 32, top + (_PILL - self._grade.line) / 2), colour)

    def _box(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        fill: Colour | None,
        outline: Colour | None = None,
    ) -> None:
        self.shapes.append(Box(box, radius, fill, outline))

    def _write(self, style: Style, lines: Sequence[str], start: Point, colour: Colour) -> float:
        """Lays out lines one below the other and returns where they end."""
        left, top = start
        for line in lines:
            self.shapes.append(Words(left, top, line, style, colour))
            top += style.line
        return top


def _words(card: Card) -> str:
    return "".join([card.title, card.note, *(f"{r.subject}{r.grade or ''}" for r in card.rows)])
