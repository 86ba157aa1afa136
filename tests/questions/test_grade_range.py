from __future__ import annotations

import pytest

from bot.questions.grade_range import wanted

GIVEN = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("which are good", ["Good"]),
        ("which require improvement", ["Requires improvement to be good"]),
        ("which are good or outstanding", ["Outstanding", "Good"]),
        ("which are good or better", ["Outstanding", "Good"]),
        ("which are at least good", ["Outstanding", "Good"]),
        ("which are less than good", ["Requires improvement to be good", "Inadequate"]),
        (
            "which are requires improvement or worse",
            ["Requires improvement to be good", "Inadequate"],
        ),
        ("which are better than requires improvement", ["Outstanding", "Good"]),
        ("which are not good", ["Outstanding", "Requires improvement to be good", "Inadequate"]),
        ("which weren't inadequate", ["Outstanding", "Good", "Requires improvement to be good"]),
    ],
)
def test_the_grades_asked_for(text: str, fitting: list[str]) -> None:
    fits = wanted(text)
    assert fits is not None
    assert [grade for grade in GIVEN if fits(grade)] == fitting


def test_no_grade_is_asked_for() -> None:
    assert wanted("which are near the sea") is None
