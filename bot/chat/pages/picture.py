"""Gradings drawn as a picture to be read on a phone, in light or dark.

Each grade stands in words on its colour, and each pair of colours has a contrast of at least 4.5
(https://www.w3.org/TR/WCAG21/#contrast-minimum). Telegram shrinks pictures to 1280 pixels on the
longer side, so a page is kept little taller than that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from bot.chat.pages.fonts import Font, Lettering, lettering
from bot.chat.texts import NOT_STATED, OVERALL
from bot.render.telegram.text import fitting
from bot.reports import grades

WIDTH = 1080
TALLEST = 1440

_EDGE = 48
_INSIDE = 40
_GAP = 20
_PILL = 72
_LINES = 6
_SMOOTH = 2
"""Drawn this many times larger, then reduced: Pillow does not smooth the edges of shapes."""

Colour = str
Pen = ImageDraw.ImageDraw
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


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture."""

    ground: Colour
    panel: Colour
    text: Colour
    quiet: Colour
    grades: tuple[tuple[Colour, Colour], ...]
    """Fill and text by the level of a grade; the first for one that the table of grades lacks."""


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


def height(cards: Sequence[Card]) -> int:
    """The height of the picture in pixels."""
    return _Sheet(cards, THEMES["light"]).height


def draw(cards: Sequence[Card], theme: Theme) -> bytes:
    """The cards, one below the other, as a PNG of ``WIDTH`` pixels."""
    sheet = _Sheet(cards, theme)
    picture = Image.new("RGB", (WIDTH * _SMOOTH, sheet.height * _SMOOTH), theme.ground)
    pen = ImageDraw.Draw(picture)
    for stroke in sheet.strokes:
        stroke(pen)
    file = BytesIO()
    # A palette makes the file a third as large; its few flat colours lose nothing by it.
    flat = picture.reduce(_SMOOTH).quantize(
        128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    flat.save(file, "PNG")
    return file.getvalue()


class _Sheet:
    """Cards laid out one below the other: the strokes that draw them, and how tall they are."""

    def __init__(self, cards: Sequence[Card], theme: Theme) -> None:
        face = lettering("".join([f"{OVERALL}…", NOT_STATED, *map(_words, cards)]))
        self.strokes: list[Callable[[Pen], None]] = []
        self._theme = theme
        self._title = _Style(face, 54, 1)
        self._note = _Style(face, 34, 0)
        self._label = _Style(face, 30, 1)
        self._subject = _Style(face, 38, 0)
        self._grade = _Style(face, 35, 1)
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
            known = grades.named(grade)
            fill, colour = self._theme.grades[known.level if known else 0]
            self._box(box, _PILL / 2, fill)
        self._write(self._grade, [text], (left + 32, top + (_PILL - self._grade.line) / 2), colour)

    def _box(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        fill: Colour | None,
        outline: Colour | None = None,
    ) -> None:
        sides, round_by = [side * _SMOOTH for side in box], radius * _SMOOTH
        self.strokes.append(
            lambda pen: pen.rounded_rectangle(sides, round_by, fill, outline, width=2 * _SMOOTH)
        )

    def _write(self, style: _Style, lines: Sequence[str], start: Point, colour: Colour) -> float:
        """Lays out lines one below the other and returns where they end."""
        left, top = start
        for line in lines:
            self.strokes.append(partial(style.write, (left, top), line, colour))
            top += style.line
        return top


class _Style:
    """Text of one size and weight; measures are in pixels of the finished picture."""

    def __init__(self, face: Lettering, size: float, weight: int) -> None:
        self._face = face
        self._font: Font = face.at(size * _SMOOTH)
        self._weight = weight
        ascent, descent = self._font.getmetrics()
        self.line: float = (ascent + descent) / _SMOOTH * 1.08

    def width(self, text: str) -> float:
        return self._font.getlength(self._face.writable(text)) / _SMOOTH + 2 * self._weight

    def write(self, at: Point, text: str, colour: Colour, pen: Pen) -> None:
        where = (at[0] * _SMOOTH, at[1] * _SMOOTH)
        # Pillow's own typeface has one weight; a thin outline in the same colour makes it bold.
        bold = self._weight * _SMOOTH / 2
        pen.text(where, self._face.writable(text), colour, self._font, stroke_width=bold)

    def wrapped(self, text: str, room: float) -> list[str]:
        """The text as lines no wider than ``room``, at least one, the last one cut if need be."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        lines = [self._clipped(line, room) for line in lines]
        return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], lines[_LINES - 1] + "…"]

    def _clipped(self, line: str, room: float) -> str:
        if self.width(line) <= room:
            return line
        return line[: fitting(line, room, lambda start: self.width(start + "…"))] + "…"


def _words(card: Card) -> str:
    return "".join([card.title, card.note, *(f"{r.subject}{r.grade or ''}" for r in card.rows)])
