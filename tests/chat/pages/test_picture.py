from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.chat.pages import gradings, picture
from bot.chat.pages.picture import WIDTH, Card, Row
from bot.render.drawing.fonts import covers, lettering
from bot.render.drawing.theme import THEMES, Theme
from bot.render.telegram.text import units

GRADES = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate", "Odd")


def card(number: int, subject: str = "How well does the force investigate crime?") -> Card:
    rows = tuple(Row(f"{n}. {subject}", GRADES[n % 6]) for n in range(number))
    return Card("Barset PEEL 2016", "Published 3 March 2017", rows)


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_picture_is_a_png_in_the_colours_of_its_theme(theme: Theme) -> None:
    image = opened(picture.draw([card(6)], theme)).convert("RGB")
    assert image.size == (WIDTH, picture.height([card(6)]))
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    wanted = [theme.ground, theme.panel, *(fill for fill, _ in theme.grades)]
    for colour in wanted:
        assert min(_distance(colour, found) for found in colours) <= 12


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_has_enough_contrast(theme: Theme) -> None:
    pairs = [
        *theme.grades,
        (theme.panel, theme.text),
        (theme.panel, theme.quiet),
        (theme.ground, theme.text),
    ]
    pairs += [(theme.ground, theme.quiet)]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def test_any_number_of_gradings_is_paged_within_telegrams_limits() -> None:
    cards = [card(13), Card("Fen", "", card(1).rows), Card("Loam", "", card(12).rows)]
    pages = gradings.pages_of(cards)
    assert len(pages) > 2
    rows = [(part.title, row) for page in pages for part in page for row in part.rows]
    assert rows == [(one.title, row) for one in cards for row in one.rows]
    for page in pages:
        assert picture.height(page) <= picture.TALLEST
        assert units(gradings.caption(page)) <= 1024


@settings(max_examples=15, deadline=None)
@given(
    unit=st.sampled_from(["i", "i ", "😀", "& ", "force "]),
    grade=st.sampled_from(["Good", None, "i" * 300]),
    rows=st.lists(st.integers(1, 400), min_size=1, max_size=12),
)
@example(unit="i", grade="Good", rows=[400] * 8)
@example(unit="😀", grade=None, rows=[160] * 8)
def test_a_page_never_has_a_caption_beyond_1024_units(
    unit: str, grade: str | None, rows: list[int]
) -> None:
    card = Card(unit * 200, unit * 200, tuple(Row(unit * times, grade) for times in rows))
    pages = gradings.pages_of([card])
    assert sum(len(part.rows) for page in pages for part in page) == len(rows)
    for page in pages:
        assert len(gradings.caption(page).encode("utf-16-le")) // 2 <= 1024


def test_words_make_a_row_taller_up_to_six_lines() -> None:
    def height(words: int, *, overall: bool = False) -> int:
        row = Row("words " * words, "Good", overall)
        return picture.height([Card("T", "", (row,))])

    assert height(3) == height(1) < height(24) < height(40)
    assert height(4000) == height(60)
    assert height(24, overall=True) > height(24)


def test_no_word_is_so_long_that_it_leaves_its_panel() -> None:
    page = [Card("T" * 400, "n" * 400, (Row("i" * 400, "G" * 99), Row("W" * 200, None, True)))]
    image = opened(picture.draw(page, THEMES["light"])).convert("RGB")
    beyond = image.crop((WIDTH - 47, 0, WIDTH, image.height))
    assert [_distance(THEMES["light"].ground, c) <= 12 for _, c in beyond.getcolors() or []] == [
        True
    ]


def test_the_label_of_the_overall_grade_is_drawn() -> None:
    theme = replace(THEMES["light"], quiet="#ff0000")
    for overall in (True, False):
        page = [Card("T", "", (Row("S", "Good", overall),))]
        image = opened(picture.draw(page, theme)).convert("RGB")
        found = [_distance(theme.quiet, colour) <= 12 for _, colour in image.getcolors() or []]
        assert any(found) == overall


def test_no_gradings_no_pages() -> None:
    assert gradings.pages_of([]) == ()


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=80)))
def test_any_words_can_be_drawn(subject: str, grade: str | None) -> None:
    page = (Card(subject[:100], grade or "", (Row(subject, grade, overall=True),)),)
    image = opened(picture.draw(page, THEMES["light"]))
    assert image.width == WIDTH
    assert image.height <= 10_000 - WIDTH
    assert units(gradings.caption(page)) <= 1024


def test_what_a_typeface_lacks_is_written_otherwise() -> None:
    face = lettering("\ue000 é–£ \U000f0000")
    assert not face.complete
    own = face.at(32)
    assert covers(own, "A") and not covers(own, "é")
    assert face.writable("Môn 2015–16, £4m \ue000’") == "Mon 2015-16, GBP 4m ?’"


def test_the_own_typeface_is_enough_for_plain_words() -> None:
    face = lettering("How well? It’s “good”… 2015/16 & 97%")
    assert face.complete
    assert face.at(32).getname() == lettering("a").at(32).getname()


def _distance(colour: str, found: object) -> int:
    assert isinstance(found, tuple)
    return max(abs(a - b) for a, b in zip(_rgb(colour), found, strict=True))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio of two colours in sRGB."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _rgb(colour))
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
