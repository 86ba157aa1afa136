"""A drawing as a PNG."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from bot.render.drawing.shapes import Box, Drawing, Words
from bot.render.drawing.style import SMOOTH


def to_png(drawing: Drawing) -> bytes:
    """The picture, one pixel for each of the drawing's."""
    size = drawing.width * SMOOTH, drawing.height * SMOOTH
    picture = Image.new("RGB", size, drawing.ground)
    pen = ImageDraw.Draw(picture)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _box(pen, shape)
        else:
            _write(pen, shape)
    file = BytesIO()
    # A palette makes the file a third as large; its few flat colours lose nothing by it.
    flat = picture.reduce(SMOOTH).quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.save(file, "PNG")
    return file.getvalue()


def _box(pen: ImageDraw.ImageDraw, box: Box) -> None:
    sides = [side * SMOOTH for side in box.sides]
    pen.rounded_rectangle(sides, box.radius * SMOOTH, box.fill, box.outline, width=2 * SMOOTH)


def _write(pen: ImageDraw.ImageDraw, words: Words) -> None:
    style = words.style
    where = (words.left * SMOOTH, words.top * SMOOTH)
    # Pillow's own typeface has one weight; a thin outline in the same colour makes it bold.
    bold = style.weight * SMOOTH / 2
    pen.text(where, style.writable(words.text), words.colour, style.font, stroke_width=bold)
