"""A page of a PDF drawn with a quote marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw

from bot.reports.formats.pdf.pdfium import Page
from bot.reports.marks.marking import Mark, Pages

LONGEST = 1280
"""Pixels of the longer side, to which Telegram shrinks a photo."""
_LARGEST = 2000
"""The same where the letters would be too small to be read."""
_LEGIBLE = 10
"""Pixels of a letter's height, with what is above and below it, from which it can be read."""
_SLIMMEST = 20
"""How much longer than wide a photo may be, https://core.telegram.org/bots/api#sendphoto."""
_FINEST = 4.0
"""Pixels a point at most."""
_SHARE = 0.5
"""How much of each page's height is shown at least where there are several."""
_AROUND = 24
"""Points shown above and below the quote there."""
_GAP = 12
_PAPER, _BETWEEN = "#ffffff", "#8a8f98"
_MARKER, _EDGE = "#ffe45c", "#d9480f"
_QUALITY = 75
_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page's height, in points from its top, and the quote's mark on it."""

    page: Page
    top: float
    bottom: float
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG, and what it shows."""

    content: bytes
    pages: tuple[int, ...]
    """The pages shown, counted from 1."""
    marked: bool
    """Whether the quote is marked."""
    small: bool
    """Whether Telegram takes it as a photo, on which the quote's letters can then be read."""


def draw(page_of: Pages, marks: Sequence[Mark], page: int) -> Picture:
    """The pages of some marks in a PDF, or a page counted from 0 where there are none.

    One page is shown whole, of several the part around the quote. Raises ValueError where a page
    cannot be loaded.
    """
    numbers = [mark.page for mark in marks] or [page]
    parts = _parts(page_of, marks, numbers)
    letters = min((mark.height for mark in marks), default=_LEGIBLE)
    scale = _scale(parts, LONGEST)
    legible = letters * scale >= _LEGIBLE
    if not legible:
        scale = _scale(parts, _LARGEST)
    whole = _stacked([_painted(part, scale) for part in parts])
    small = legible and max(whole.size) <= _SLIMMEST * min(whole.size)
    return Picture(_jpeg(whole), tuple(number + 1 for number in numbers), bool(marks), small)


def _parts(page_of: Pages, marks: Sequence[Mark], numbers: Sequence[int]) -> list[Part]:
    pages = [page_of(number) for number in numbers]
    found = [page for page in pages if page is not None]
    if len(found) < len(numbers):
        raise ValueError("its page cannot be loaded. Print the file anew as .pdf.")
    if not marks:
        return [Part(found[0], 0, found[0].height, None)]
    if len(marks) == 1:
        return [Part(found[0], 0, found[0].height, marks[0])]
    return [_around(page, mark) for page, mark in zip(found, marks, strict=True)]


def _around(page: Page, mark: Mark) -> Part:
    """The part of a page that holds a mark, and at least a share of it."""
    top = max(0.0, min(box[1] for box in mark.boxes) - _AROUND)
    bottom = min(page.height, max(box[3] for box in mark.boxes) + _AROUND)
    lacking = max(0.0, page.height * _SHARE - (bottom - top))
    top = max(0.0, top - lacking / 2)
    bottom = min(page.height, max(bottom, top + page.height * _SHARE))
    return Part(page, min(top, max(0.0, bottom - page.height * _SHARE)), bottom, mark)


def _scale(parts: Sequence[Part], longest: int) -> float:
    """Pixels a point at which some parts, one below the other, are so long at most."""
    high = sum(part.bottom - part.top for part in parts)
    wide = max(part.page.width for part in parts)
    return float(min((longest - _GAP * (len(parts) - 1)) / max(high, wide, 1.0), _FINEST))


def _painted(part: Part, scale: float) -> Image.Image:
    first = floor(part.top * scale)
    last = max(first + 1, min(ceil(part.bottom * scale), ceil(part.page.height * scale)))
    rows = part.page.painted(scale, first, last)
    size = rows.width, rows.height
    picture = Image.frombytes("RGB", size, rows.bytes, "raw", "RGB", rows.step, 1)
    return _marked(picture, part.mark, scale, first) if part.mark else picture


def _marked(picture: Image.Image, mark: Mark, scale: float, first: int) -> Image.Image:
    """The picture with its paper coloured behind the mark's letters, and a line below them."""
    boxes = [[round(side * scale) for side in box] for box in mark.boxes]
    west, east = min(box[0] for box in boxes) - 2, max(box[2] for box in boxes) + 2
    north, south = min(box[1] for box in boxes) - 2, max(box[3] for box in boxes) + 2
    around = (west, north - first, east, south - first)
    over = Image.new("RGB", (east - west, south - north), _PAPER)
    pen = ImageDraw.Draw(over)
    for left, top, right, bottom in boxes:
        pen.rectangle((left - west - 1, top - north, right - west, bottom - north), _MARKER)
    for left, _, right, bottom in boxes:
        pen.line((left - west - 1, bottom - north, right - west, bottom - north), _EDGE, 2)
    # Of no more than there is to mark: of a whole page it takes as long as all else.
    picture.paste(ImageChops.multiply(picture.crop(around), over), around[:2])
    return picture


def _stacked(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures one below the other."""
    if len(pictures) == 1:
        return pictures[0]
    wide = max(picture.width for picture in pictures)
    tall = sum(picture.height for picture in pictures) + _GAP * (len(pictures) - 1)
    whole = Image.new("RGB", (wide, tall), _BETWEEN)
    top = 0
    for picture in pictures:
        whole.paste(picture, ((wide - picture.width) // 2, top))
        top += picture.height + _GAP
    return whole


def _jpeg(picture: Image.Image) -> bytes:
    """The picture in a file of at most ``_BYTES``, coarser where it has to be."""
    for quality in (_QUALITY, 60, 40, 20, 5):
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality)
        if file.tell() <= _BYTES:
            break
    return file.getvalue()
