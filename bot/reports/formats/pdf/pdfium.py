"""What PDFium says of a page, asked for many characters in one go; the only home of pypdfium2."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    PYFUNCTYPE,
    c_double,
    c_int,
    c_ssize_t,
    c_uint,
    c_void_p,
    cast,
)
from itertools import repeat
from math import ceil, hypot
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_HYPHEN = 0xFFFE
"""A hyphen at the end of a line as PDFium writes it; asked for one character, it gives a 2."""
_NAME = 64
_HEAVY = (b"bold", b"black", b"heavy")
_DEEPEST = 4
"""Forms inside each other in which pictures are looked for."""


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium's that takes addresses as numbers, for ``map`` to call: 0.5 µs each.

    With pypdfium2's own types, and a line of Python between, each call would take three times that.
    """
    typed = PYFUNCTYPE(result, *arguments)
    return typed(cast(function, c_void_p).value or 0)


_unicode = _plain(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_text = _plain(pdfium.FPDFText_GetText, c_int, c_void_p, c_int, c_int, c_void_p)
_object = _plain(pdfium.FPDFText_GetTextObject, c_ssize_t, c_void_p, c_int)
_origin = _plain(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_size = _plain(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_matrix = _plain(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_font = _plain(pdfium.FPDFTextObj_GetFont, c_ssize_t, c_void_p)
_font_info = _plain(pdfium.FPDFText_GetFontInfo, c_int, c_void_p, c_int, c_void_p, c_int, c_void_p)
_part = _plain(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_kind = _plain(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
_bounds = _plain(pdfium.FPDFPageObj_GetBounds, c_int, c_void_p, *[c_void_p] * 4)


class Turn(NamedTuple):
    """The map from PDF coordinates to points right and down from the shown top left corner."""

    a: float
    b: float
    e: float
    c: float
    d: float
    f: float

    def x(self, x: Floats, y: Floats) -> Floats:
        """Points from the left."""
        return self.a * x + self.b * y + self.e

    def y(self, x: Floats, y: Floats) -> Floats:
        """Points from the top."""
        return self.c * x + self.d * y + self.f

    @staticmethod
    def of(turned: int, width: float, height: float) -> Turn:
        """By clockwise quarter turns; PDFium gives -1 for a turn that is none."""
        turns = {
            1: Turn(0, 1, 0, 1, 0, 0),
            2: Turn(-1, 0, width, 0, 1, 0),
            3: Turn(0, -1, width, -1, 0, height),
        }
        return turns.get(turned, Turn(1, 0, 0, 0, -1, height))


class Type(NamedTuple):
    """How a text is set: its size as shown, its weight, and whether it reads to the right."""

    size: float
    bold: bool
    upright: bool


class Painted(NamedTuple):
    """A part of a page as rows of red, green and blue bytes, each row of ``step`` bytes."""

    width: int
    height: int
    step: int
    bytes: bytes


@contextmanager
def opened(source: bytes | Path) -> Iterator[Any]:
    """The document in a file or its bytes. Raises ValueError, with the mend, for none."""
    try:
        with pypdfium2.PdfDocument(source) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ValueError("it is locked with a password. Save it without one.") from error
        raise ValueError("it is damaged or cut off. Download it again.") from error


class Page:
    """One page: its measures, its characters by their places, the boxes of its drawn shapes."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._text_page = page.get_textpage()  # Held, for PDFium lets go of it with its last user.
        self._text = _address(self._text_page.raw)
        self.width, self.height = page.get_size()
        self.turn = Turn.of(pdfium.FPDFPage_GetRotation(page), self.width, self.height)
        self._types: dict[int, Type] = {}
        """By the number of the text object."""
        self._bold: dict[int, bool] = {}
        """By the number of the font."""

    @staticmethod
    def of(document: Any, number: int) -> Page | None:
        """A page by its number from 0; None where it cannot be loaded."""
        try:
            return Page(document[number])
        except pypdfium2.PdfiumError:
            return None

    def codes(self) -> NDArray[np.uint32]:
        """The code point of each character; 2 for a hyphen at the end of a line."""
        count = pdfium.FPDFText_CountChars(self._text_page.raw)
        units = np.empty(count + 1, np.uint16)
        written = _text(self._text, 0, count, units.ctypes.data)
        found = units[:count].astype(np.uint32)
        found[found == _HYPHEN] = 2
        if written != count + 1 or ((found >= 0xD800) & (found < 0xE000)).any():
            # A character that takes two units, or none, has shifted all that follow.
            found = np.fromiter(map(_unicode, repeat(self._text), range(count)), np.uint32, count)
        return found

    def objects(self, places: Ints) -> Ints:
        """A number for each character that those of one text object share; 0 for none."""
        found = map(_object, repeat(self._text), places.tolist())
        return np.fromiter(found, np.int64, len(places))

    def origins(self, places: Ints) -> tuple[Floats, Floats]:
        """Where characters start on their baseline, from the page's shown top left corner."""
        x, y = np.zeros((2, len(places)))
        _run(map(_origin, repeat(self._text), places.tolist(), _slots(x), _slots(y)))
        return self.turn.x(x, y), self.turn.y(x, y)

    def ends(self, places: Ints) -> Floats:
        """How far right the boxes of characters reach."""
        boxes = np.zeros((len(places), 4), np.float32)
        _run(map(_box, repeat(self._text), places.tolist(), _slots(boxes)))
        left, top, right, bottom = boxes.T.astype(np.float64)
        return np.maximum(self.turn.x(left, bottom), self.turn.x(right, top))

    def boxes(self, places: Ints) -> Floats:
        """The boxes of characters, a row each: left, top, right, bottom, from the shown corner."""
        found = np.zeros((len(places), 4), np.float32)
        _run(map(_box, repeat(self._text), places.tolist(), _slots(found)))
        left, top, right, bottom = found.T.astype(np.float64)
        # What is shown need not start where the page's own measures do.
        from_left, from_bottom, _, _ = self._page.get_bbox()
        x, y = np.stack((left, right)) - from_left, np.stack((bottom, top)) - from_bottom
        across, down = self.turn.x(x, y), self.turn.y(x, y)
        return np.stack((across.min(0), down.min(0), across.max(0), down.max(0)), axis=1)

    def painted(self, scale: float, first: int, last: int) -> Painted:
        """Some rows of the page's picture at so many pixels a point, up to before the last."""
        rows = ceil(self.height * scale)
        # A little less than whole pixels, which the library rounds up.
        cut = [max(0.0, (pixels - 0.01) / scale) for pixels in (rows - last, first)]
        bitmap = self._page.render(
            scale, crop=(0, cut[0], 0, cut[1]), rev_byteorder=True, may_draw_forms=False
        )
        return Painted(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def types(self, objects: Ints, places: Ints) -> tuple[list[Type], Ints]:
        """How some characters are set, given the numbers of their objects too.

        Each way comes once, and for each character the place of its own among them.
        """
        numbers, firsts, which = np.unique(objects, return_index=True, return_inverse=True)
        new = [n for n, number in enumerate(numbers.tolist()) if number not in self._types]
        ways = self._set(places[firsts[new]].tolist(), numbers[new].tolist())
        self._types |= zip(numbers[new].tolist(), ways, strict=True)
        known: dict[Type, int] = {}
        order = [known.setdefault(self._types[n], len(known)) for n in numbers.tolist()]
        return list(known), np.array(order, np.int64)[which]

    def _set(self, places: list[int], objects: list[int]) -> list[Type]:
        """How the characters at some places are set; few of many are set in a way of their own."""
        ways: dict[tuple[float, int, tuple[float, ...], bool], Type] = {}
        text = repeat(self._text)
        sizes = map(_size, text, places)
        matrices = np.zeros((len(places), 6), np.float32)
        scaled = list(map(_matrix, text, places, _slots(matrices)))
        fonts = [_font(number) if number else 0 for number in objects]
        for font, place in dict(zip(fonts, places, strict=True)).items():
            if font not in self._bold:
                self._bold[font] = self._is_bold(place)
        bold = [self._bold[font] for font in fonts]
        met = zip(sizes, scaled, map(tuple, matrices[:, :4].tolist()), bold, strict=True)
        return [ways.get(how) or ways.setdefault(how, self._type(*how)) for how in met]

    def _is_bold(self, place: int) -> bool:
        """Whether the font of a character is, by its name."""
        name = np.zeros(_NAME, np.uint8)
        _font_info(self._text, place, name.ctypes.data, _NAME, None)
        return any(weight in name.tobytes().lower() for weight in _HEAVY)

    def _type(self, size: float, scaled: int, matrix: tuple[float, ...], bold: bool) -> Type:
        """How text is set by its font and its own scale, where it has one."""
        if not scaled:
            return Type(round(size, 1), bold, True)
        across, rising, leaning, high = matrix
        right = self.turn.a * across + self.turn.b * rising
        down = self.turn.c * across + self.turn.d * rising
        upright = right > 0 and abs(down) < 0.1 * right
        return Type(round(size * hypot(leaning, high), 1), bold, upright)

    def shapes(self) -> Floats:
        """The boxes of the page's own drawn shapes, a row each: left, top, right and bottom."""
        page = _address(self._page.raw)
        count = pdfium.FPDFPage_CountObjects(self._page.raw)
        parts = list(map(_part, repeat(page), range(count)))
        drawn = [part for part in parts if _kind(part) == pdfium.FPDF_PAGEOBJ_PATH]
        sides = np.zeros((4, len(drawn)), np.float32)
        known = list(map(_bounds, drawn, *map(_slots, sides)))
        left, bottom, right, top = sides[:, np.array(known, bool)].astype(np.float64)
        x = np.stack((self.turn.x(left, bottom), self.turn.x(right, top)))
        y = np.stack((self.turn.y(left, bottom), self.turn.y(right, top)))
        return np.stack((x.min(0), y.min(0), x.max(0), y.max(0)), axis=1)

    def pictured(self) -> float:
        """The share of the page that pictures cover, those that overlap counted twice."""
        pictures = self._page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
        covered = 0.0
        for picture in pictures:
            left, bottom, right, top = picture.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        return covered / max(1.0, float(self.width * self.height))


def _address(handle: Any) -> int:
    return cast(handle, c_void_p).value or 0


def _slots(array: NDArray[Any]) -> range:
    """The address of each row of an array."""
    start, step = array.ctypes.data, array.itemsize * array[:1].size
    return range(start, start + step * len(array), step or 1)


def _run(calls: Iterator[Any]) -> None:
    deque(calls, maxlen=0)
