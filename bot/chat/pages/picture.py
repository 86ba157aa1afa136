"""Gradings drawn as a picture to be read on a phone, in light or dark.

Each grade stands in words on its colour, and each pair of colours has a contrast of at least 4.5
(https://www.w3.org/TR/WCAG21/#contrast-minimum). Telegram shrinks pictures to 1280 pixels on the
longer side, so a page is kept little taller than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from bot.chat.pages.fonts import Font, Lettering, lettering
from bot.chat.texts import NOT_STATED, OVERALL

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
    """The colours of a picture; grades as (fill, text), in lower case."""

    ground: Colour
    panel: Colour
    text: Colour
    quiet: Colour
    grades: dict[str, tuple[Colour, Colour]]
    other: tuple[Colour, Colour]


LIGHT = Theme(
    ground="#eef1f5",
    panel="#ffffff",
    text="#1a2028",
    quiet="#566070",
    grades={
        "outstanding": ("#5b2a86", "#ffffff"),
        "good": ("#18753a", "#ffffff"),
        "adequate": ("#1b6685", "#ffffff"),
        "requires improvement": ("#935400", "#ffffff"),
        "inadequate": ("#b3261e", "#ffffff"),
    },
    other=("#4a5568", "#ffffff"),
)
DARK = Theme(
    ground="#0f141a",
    panel="#1c242e",
    text="#f2f4f7",
    quiet="#a9b4c0",
    grades={
        "outstanding": ("#cdaef5", "#150b22"),
        "good": ("#7fdb9b", "#07190e"),
        "adequate": ("#82cbea", "#06161d"),
        "requires improvement": ("#f6bd57", "#1f1300"),
        "inadequate": ("#ff9d93", "#240503"),
    },
    other=("#c3ccd6", "#10151b"),
)


def height(cards: Sequence[Card]) -> int:
    """The height of the picture in pixels."""
    return _Sheet(cards, LIGHT).height


def draw(cards: Sequence[Card], *, dark: bool) -> bytes:
    """The cards, one below the other, as a PNG of ``WIDTH`` pixels."""
    sheet = _Sheet(cards, DARK if dark else LIGHT)
    picture = Image.new("RGB", (WIDTH * _SMOOTH, sheet.height * _SMOOTH), sheet.theme.ground)
    sheet.paint(ImageDraw.Draw(picture))
    file = BytesIO()
    # A palette makes the file a third as large; its few flat colours lose nothing by it.
    flat = picture.reduce(_SMOOTH).quantize(
        128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    flat.save(file, "PNG")
    return file.getvalue()


class _Sheet:
    """Cards laid out in one theme and typeface."""

    def __init__(self, cards: Sequence[Card], theme: Theme) -> None:
        self._cards = cards
        self.theme = theme
        self._face = lettering("".join([f"{OVERALL}…", NOT_STATED, *map(_words, cards)]))
        self._title = _Style(self._face, 54, 1)
        self._note = _Style(self._face, 34, 0)
        self._label = _Style(self._face, 30, 1)
        self._row = _Style(self._face, 38, 0)
        self._pill = _Style(self._face, 35, 1)

    @property
    def height(self) -> int:
        return round(_EDGE * 2 + sum(map(self._card_height, self._cards)) + self._between)

    @property
    def _between(self) -> float:
        return _EDGE * max(0, len(self._cards) - 1)

    def paint(self, pen: ImageDraw.ImageDraw) -> None:
        top: float = _EDGE
        for card in self._cards:
            self._paint_card(pen, card, top)
            top += self._card_height(card) + _EDGE

    def _card_height(self, card: Card) -> float:
        return self._head(card) + sum(self._row_height(row) + _GAP for row in card.rows) - _GAP

    def _head(self, card: Card) -> float:
        lines = self._title.wrapped(card.title, WIDTH - 2 * _EDGE)
        note = self._note.line + 8 if card.note else 0
        return len(lines) * self._title.line + note + 28

    def _paint_card(self, pen: ImageDraw.ImageDraw, card: Card, top: float) -> None:
        at = top
        for line in self._title.wrapped(card.title, WIDTH - 2 * _EDGE):
            self._title.write(pen, (_EDGE, at), line, self.theme.text)
            at += self._title.line
        if card.note:
            note = self._note.wrapped(card.note, WIDTH - 2 * _EDGE)[0]
            self._note.write(pen, (_EDGE, at + 4), note, self.theme.quiet)
        at = top + self._head(card)
        for row in card.rows:
            self._paint_row(pen, row, at)
            at += self._row_height(row) + _GAP

    def _row_height(self, row: Row) -> float:
        lines = self._row.wrapped(row.subject, self._room(row))
        return max(len(lines) * self._row.line, _PILL) + 2 * 30 + self._label_height(row)

    def _label_height(self, row: Row) -> float:
        return self._label.line + 4 if row.overall else 0

    def _paint_row(self, pen: ImageDraw.ImageDraw, row: Row, top: float) -> None:
        tall = self._row_height(row)
        panel = (_EDGE, top, WIDTH - _EDGE, top + tall)
        pen.rounded_rectangle(_scaled(panel), 28 * _SMOOTH, self.theme.panel)
        lines = self._row.wrapped(row.subject, self._room(row))
        at = top + (tall - len(lines) * self._row.line - self._label_height(row)) / 2
        if row.overall:
            self._label.write(pen, (_EDGE + _INSIDE, at), OVERALL, self.theme.quiet)
            at += self._label_height(row)
        for line in lines:
            self._row.write(pen, (_EDGE + _INSIDE, at), line, self.theme.text)
            at += self._row.line
        self._paint_pill(pen, row, top + (tall - _PILL) / 2)

    def _paint_pill(self, pen: ImageDraw.ImageDraw, row: Row, top: float) -> None:
        right = WIDTH - _EDGE - _INSIDE
        box = _scaled((right - self._pill_width(row), top, right, top + _PILL))
        text = self._grade(row)
        if row.grade is None:
            pen.rounded_rectangle(
                box, _PILL * _SMOOTH / 2, None, self.theme.quiet, width=2 * _SMOOTH
            )
            colour = self.theme.quiet
        else:
            fill, colour = self.theme.grades.get(row.grade.lower(), self.theme.other)
            pen.rounded_rectangle(box, _PILL * _SMOOTH / 2, fill)
        middle = top + (_PILL - self._pill.line) / 2
        self._pill.write(pen, (right - self._pill_width(row) + 32, middle), text, colour)

    def _pill_width(self, row: Row) -> float:
        return self._pill.width(self._grade(row)) + 64

    def _grade(self, row: Row) -> str:
        words = " ".join((row.grade or NOT_STATED).split())
        return self._pill.wrapped(words, WIDTH * 0.4)[0]

    def _room(self, row: Row) -> float:
        return WIDTH - 2 * _EDGE - 2 * _INSIDE - self._pill_width(row) - 28


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

    def write(
        self, pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: Colour
    ) -> None:
        where = (at[0] * _SMOOTH, at[1] * _SMOOTH)
        # Pillow's own typeface has one weight; a thin outline in the same colour makes it bold.
        pen.text(
            where,
            self._face.writable(text),
            colour,
            self._font,
            stroke_width=self._weight * _SMOOTH / 2,
        )

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
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high) if self.width(line[:middle] + "…") <= room else (low, middle - 1)
            )
        return line[:low] + "…"


def _words(card: Card) -> str:
    return "".join([card.title, card.note, *(f"{r.subject}{r.grade or ''}" for r in card.rows)])


def _scaled(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left * _SMOOTH, top * _SMOOTH, right * _SMOOTH, bottom * _SMOOTH
