"""Grids of grades laid out for a phone: a strip of coloured cells for each row.

With few columns a row's name stands beside its cells, with many above them, so that every cell has
room for the word in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.answer import NOT_STATED
from bot.packs.chart import Grid, Strip, short_names, shown
from bot.render.drawing.fonts import Lettering, lettering
from bot.render.drawing.shapes import Box, Drawing, Shape, Words
from bot.render.drawing.style import Style
from bot.render.drawing.theme import Theme

WIDTH = 1080
TALLEST = 1920
"""Pixels of a page, about what a phone is tall for its width."""

_EDGE = 44
_GAP = 10
_BESIDE = 3
"""Columns up to which a row's name stands beside them."""
_NAME = 330
_PAD = 7
_SIZES = (36, 33, 30, 28, 26, 24, 22, 20)
_APART = "Not comparable with the other charts: graded on another scale or by another inspection."


@dataclass(frozen=True, slots=True)
class _Type:
    """The styles of a sheet."""

    title: Style
    note: Style
    head: Style
    name: Style
    grade: Style


def drawings(grids: Sequence[Grid], theme: Theme) -> tuple[Drawing, ...]:
    """The grids as pictures, each of one grid, in as many pages as it takes."""
    note = _APART if len({grid.scheme for grid in grids}) > 1 else ""
    return tuple(page for grid in grids for page in _pages(grid, theme, note))


def _pages(grid: Grid, theme: Theme, note: str) -> Iterator[Drawing]:
    face = lettering("".join(_texts(grid)) + _APART + "…0123456789")
    sheet = _Sheet(grid, theme, note, _Type(*_styles(face, grid)))
    parts = sheet.parts()
    for number, strips in enumerate(parts, 1):
        yield sheet.drawn(strips, f"{number} of {len(parts)}" if len(parts) > 1 else "")


def _styles(face: Lettering, grid: Grid) -> Iterator[Style]:
    room = _room(grid) - 2 * _PAD
    words = [w for s in grid.strips for cell in s.cells for w in shown(cell).split()]
    styles = (Style(face, size, 1) for size in _SIZES)
    fitting = (s for s in styles if all(s.width(word) <= room for word in words))
    yield from (Style(face, 46, 1), Style(face, 28, 0), Style(face, 25, 0), Style(face, 34, 1))
    yield next(fitting, Style(face, _SIZES[-1], 1))


def _room(grid: Grid) -> float:
    """How wide a cell is."""
    count = len(grid.columns)
    left = _NAME + _GAP if count <= _BESIDE else 0
    return (WIDTH - 2 * _EDGE - left - (count - 1) * _GAP) / count


def _texts(grid: Grid) -> Iterator[str]:
    yield from (grid.scheme, grid.subject, *grid.columns)
    for strip in grid.strips:
        yield from (strip.label, *strip.cells)


class _Sheet:
    """Lays out the pages of one grid."""

    def __init__(self, grid: Grid, theme: Theme, note: str, type_: _Type) -> None:
        self._grid = grid
        self._theme = theme
        self._note = note
        self._type = type_
        self._room = _room(grid)
        self._beside = len(grid.columns) <= _BESIDE

    def parts(self) -> list[tuple[Strip, ...]]:
        """The rows in pages that fit."""
        _, top = self._head("99 of 99")
        pages: list[tuple[Strip, ...]] = [()]
        bottom = top
        for strip in self._grid.strips:
            tall = self._height(strip)
            if pages[-1] and bottom + tall + _EDGE > TALLEST:
                pages.append(())
                bottom = top
            pages[-1] = (*pages[-1], strip)
            bottom += tall
        return pages

    def drawn(self, strips: Sequence[Strip], number: str) -> Drawing:
        """A page with some of the rows."""
        shapes, top = self._head(number)
        for strip in strips:
            shapes += self._strip(strip, top)
            top += self._height(strip)
        return Drawing(
            WIDTH,
            round(top + _EDGE - 18),
            self._theme.ground,
            tuple(shapes),
            self._title,
            " ".join(self._told(strips)),
        )

    @property
    def _title(self) -> str:
        scheme = self._grid.scheme
        named = scheme[:1].upper() + scheme[1:]
        return f"{self._grid.subject}, by year" if self._grid.subject else f"Grades: {named}"

    def _told(self, strips: Sequence[Strip]) -> Iterator[str]:
        """The whole page in sentences."""
        yield f"{self._grid.scheme}."
        if self._note:
            yield self._note
        for strip in strips:
            cells = zip(self._grid.columns, strip.cells, strict=True)
            said = "; ".join(f"{column}: {cell}" for column, cell in cells if cell)
            yield f"{strip.label}: {said}."

    def _head(self, number: str) -> tuple[list[Shape], float]:
        """Title, notes and the names of the columns, and where they end."""
        type_, theme = self._type, self._theme
        room = WIDTH - 2 * _EDGE
        shapes: list[Shape] = []
        top: float = _EDGE - 8
        top = _written(
            shapes, type_.title, type_.title.wrapped(self._title, room, 3), _EDGE, top, theme.text
        )
        notes = [self._grid.scheme if self._grid.subject else "", self._note, number]
        for note in filter(None, notes):
            lines = type_.note.wrapped(note, room, 3)
            top = _written(shapes, type_.note, lines, _EDGE, top + 4, theme.quiet)
        top += 20
        heads = [type_.head.wrapped(c, self._room, 6) for c in short_names(self._grid.columns)]
        deep = max(map(len, heads)) * type_.head.line
        for place, lines in enumerate(heads):
            start = top + deep - len(lines) * type_.head.line
            _written(shapes, type_.head, lines, self._left(place), start, theme.quiet)
        return shapes, top + deep + 14

    def _height(self, strip: Strip) -> float:
        if self._beside:
            return max(self._tall(strip), len(self._named(strip)) * self._type.name.line) + _GAP
        return self._type.name.line + 4 + self._tall(strip) + 18

    def _tall(self, strip: Strip) -> float:
        """How tall its cells are: two lines, or what the longest grade takes."""
        lines = max(1 if self._beside else 2, *(len(self._lines(cell)) for cell in strip.cells))
        return lines * self._type.grade.line + 2 * 12

    def _named(self, strip: Strip) -> list[str]:
        room = _NAME if self._beside else WIDTH - 2 * _EDGE
        return self._type.name.wrapped(strip.label, room, 3 if self._beside else 1)

    def _strip(self, strip: Strip, top: float) -> list[Shape]:
        shapes: list[Shape] = []
        names = self._named(strip)
        style = self._type.name
        if self._beside:
            start = top + (self._height(strip) - _GAP - len(names) * style.line) / 2
            _written(shapes, style, names, _EDGE, start, self._theme.text)
        else:
            top = _written(shapes, style, names, _EDGE, top, self._theme.text) + 4
        tall = self._height(strip) - _GAP if self._beside else self._tall(strip)
        for place, cell in enumerate(strip.cells):
            shapes += self._cell(cell, self._left(place), top, tall)
        return shapes

    def _cell(self, cell: str, left: float, top: float, tall: float) -> list[Shape]:
        fill, colour = self._theme.of(cell)
        box = Box((left, top, left + self._room, top + tall), 14, fill)
        if not cell:
            box, colour = replace(box, fill=self._theme.panel), self._theme.quiet
        elif cell == NOT_STATED:
            box, colour = replace(box, fill=None, outline=self._theme.quiet), self._theme.quiet
        style, lines = self._type.grade, self._lines(cell)
        shapes: list[Shape] = [box]
        top += (tall - len(lines) * style.line) / 2
        for line in lines if cell else ():
            at = left + (self._room - style.width(line)) / 2
            top = _written(shapes, style, [line], at, top, colour)
        return shapes

    def _lines(self, cell: str) -> list[str]:
        return self._type.grade.wrapped(shown(cell), self._room - 2 * _PAD, 3)

    def _left(self, column: int) -> float:
        first = _EDGE + (_NAME + _GAP if self._beside else 0)
        return first + column * (self._room + _GAP)


def _written(
    shapes: list[Shape],
    style: Style,
    lines: Sequence[str],
    left: float,
    top: float,
    colour: str,
) -> float:
    """Adds lines one below the other and returns where they end."""
    for line in lines:
        shapes.append(Words(left, top, line, style, colour))
        top += style.line
    return top
