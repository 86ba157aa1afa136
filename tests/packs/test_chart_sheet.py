from __future__ import annotations

import pytest

from bot.packs.chart import Grid, Strip
from bot.packs.chart_sheet import TALLEST, WIDTH, drawings
from bot.render.drawing.shapes import Box, Drawing, Words
from bot.render.drawing.theme import THEMES, Theme

LIGHT = THEMES["light"]
GRADES = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate", "not stated", "")


def grid(rows: int, columns: int, scheme: str = "school (Ofsted scale)") -> Grid:
    names = tuple(f"Part {n}" for n in range(columns))
    strips = tuple(
        Strip(f"Place {n}", tuple(GRADES[(n + c) % len(GRADES)] for c in range(columns)))
        for n in range(rows)
    )
    return Grid(scheme, "", names, strips)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_grade_stands_in_words_on_its_colour(theme: Theme) -> None:
    one = Grid("school", "", ("Care",), (Strip("Elm", ("Good",)), Strip("Fir", ("Inadequate",))))
    (drawing,) = drawings([one], theme)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert [box.fill for box in boxes] == [theme.of("good")[0], theme.of("inadequate")[0]]
    assert words(drawing) == ["Grades: School", "Care", "Elm", "Good", "Fir", "Inadequate"]


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_every_word_of_a_grade_has_room_in_its_cell(columns: int) -> None:
    (drawing,) = drawings([grid(6, columns)], LIGHT)
    assert "…" not in "".join(words(drawing))
    cells = [s.sides for s in drawing.shapes if isinstance(s, Box)]
    inside = 0
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.text in ("Outstanding", "improvement", "Inadequate"):
            end = shape.left + shape.style.width(shape.text)
            inside += any(
                left < shape.left and end < right and top < shape.top < bottom
                for left, top, right, bottom in cells
            )
    wanted = sum(w in ("Outstanding", "improvement", "Inadequate") for w in words(drawing))
    assert inside == wanted > 0


def test_what_was_not_stated_is_outlined_and_what_was_not_graded_is_blank() -> None:
    one = Grid("school", "", ("A", "B"), (Strip("Elm", ("not stated", "")),))
    (drawing,) = drawings([one], LIGHT)
    outlined, blank = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert (outlined.fill, outlined.outline) == (None, LIGHT.quiet)
    assert (blank.fill, blank.outline) == (LIGHT.panel, None)
    assert words(drawing)[-1] == "not stated"


@pytest.mark.parametrize("columns", [2, 5])
def test_many_rows_are_paged_and_none_is_lost(columns: int) -> None:
    pages = drawings([grid(100, columns)], LIGHT)
    assert len(pages) > 4
    assert all(page.width == WIDTH and page.height <= TALLEST for page in pages)
    said = [text for page in pages for text in words(page) if text.startswith("Place ")]
    assert said == [f"Place {n}" for n in range(100)]
    assert f"2 of {len(pages)}" in words(pages[1])


def test_another_scheme_is_said_not_to_be_comparable() -> None:
    note = "Not comparable with the other charts"
    alone = drawings([grid(1, 2)], LIGHT)
    both = drawings([grid(1, 2), grid(1, 2, "prison (HMI Prisons scale)")], LIGHT)
    assert [note in page.description for page in (*alone, *both)] == [False, True, True]
    assert any(note in text for text in words(both[0]))


def test_the_description_says_all_that_is_shown() -> None:
    one = Grid(
        "school", "", ("A", "B"), (Strip("Elm", ("Good", "")), Strip("Fir", ("Poor", "Good")))
    )
    (drawing,) = drawings([one], LIGHT)
    assert drawing.description == "school. Elm: A: Good. Fir: A: Poor; B: Good."
