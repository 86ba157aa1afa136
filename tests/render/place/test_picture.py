"""Pages of invented PDFs drawn with a quote marked."""

from __future__ import annotations

from functools import lru_cache, partial
from io import BytesIO

import pytest
from PIL import Image

from bot.render.place.picture import LONGEST, Picture, draw
from bot.reports.document import Document, Span
from bot.reports.formats.pdf.pdfium import Page, opened
from bot.reports.formats.pdf.read import read
from bot.reports.marks.marking import Sought, marks
from tests.reports.formats.paper import Set, pdf, prose

QUOTE = "The roof of the school has been mended with care."
REST = "Nothing else has been done in the year, and nothing else is planned for the next one."


def drawn(raw: bytes, quote: str = QUOTE) -> Picture:
    extract = read(raw)
    document = Document("loam", "Loam", extract.text, extract.blocks, extract.pages)
    start = extract.text.index(quote)
    sought = Sought.of(Span(document, start, start + len(quote)))
    with opened(raw) as file:
        page_of = lru_cache(4)(partial(Page.of, file))
        return draw(page_of, marks(page_of, sought), sought.pages[0])


def pixels(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content)).convert("RGB")


def yellow(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is marked."""
    red, _, blue = image.split()
    light = red.point(lambda value: 255 * (value > 200))
    paint = blue.point(lambda value: 255 * (value < 170))
    return Image.composite(light, Image.new("L", image.size), paint).getbbox()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_mark_lies_over_the_quotes_letters(turned: int) -> None:
    picture = drawn(pdf([Set(QUOTE, 72, 300), *prose(REST, y=400)], turned=turned))
    image = pixels(picture)
    assert picture.marked and picture.small and picture.pages == (1,)
    assert image.size == (905, LONGEST)
    scale = LONGEST / 842
    box = yellow(image)
    assert box is not None
    assert box[0] == pytest.approx(72 * scale, abs=4)
    assert box[2] == pytest.approx((72 + 6 * len(QUOTE)) * scale, abs=4)
    assert 290 * scale < box[1] < 294 * scale and 300 * scale < box[3] < 306 * scale
    # No ink of the quote stands outside of its mark.
    ink = image.convert("L").point(lambda value: 255 * (value < 128))
    above = ink.crop((0, 0, image.width, box[3] + 20)).getbbox()
    assert above is not None
    assert box[0] <= above[0] and above[2] <= box[2] and box[1] <= above[1] and above[3] <= box[3]


def test_a_quote_over_a_page_break_shows_the_part_of_both_pages_around_it() -> None:
    first = [*prose(REST, y=100), Set("The roof of the school has been", 72, 760)]
    raw = pdf(first, [Set("mended with care.", 72, 72), *prose(REST, y=200)])
    picture = drawn(raw)
    image = pixels(picture)
    assert picture.pages == (1, 2) and picture.marked
    assert max(image.size) <= LONGEST
    between = image.getpixel((5, image.height // 2))
    assert isinstance(between, tuple) and max(between) < 170
    for half in ((0, 0, image.width, image.height // 2), (0, image.height // 2, *image.size)):
        assert yellow(image.crop(half)) is not None


def test_without_a_mark_the_page_is_shown_as_it_is() -> None:
    raw = pdf([Set(QUOTE, 72, 300), *prose(REST, y=400), Set("DRAFT", 90, 302)])
    picture = drawn(raw)
    assert not picture.marked and picture.pages == (1,)
    assert yellow(pixels(picture)) is None


def test_a_page_of_any_size_gives_a_picture_that_can_be_sent() -> None:
    lines = [Set(QUOTE, 72, 300), *prose(REST, y=400)]
    huge = pdf(lines).replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 0 14400 14400]")
    picture = drawn(huge)
    assert pixels(picture).size == (2000, 2000) and not picture.small
    slim = [Set(QUOTE, 72, 830, 12)]
    raw = pdf(slim).replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 0 595 24]")
    picture = drawn(raw)
    assert picture.marked and pixels(picture).size == (1280, 52) and not picture.small
    strip = pdf(lines).replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 500 14400 842]")
    assert max(pixels(drawn(strip)).size) <= 2000
    stamp = pdf([Set("A.", 1, 840, 2)]).replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 0 4 4]")
    assert max(pixels(drawn(stamp, "A.")).size) <= 16


def test_a_picture_is_small_in_bytes_whatever_it_shows() -> None:
    dense = [Set("Wxk8" * 70, 20, 20 + 3 * n, 3) for n in range(260)]
    picture = drawn(pdf([Set(QUOTE, 72, 12), *dense]))
    assert len(picture.content) <= 300_000
