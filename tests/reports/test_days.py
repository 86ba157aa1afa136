from __future__ import annotations

import pytest

from bot.reports.days import last_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Inspection dates: 11 to 15 May 2023", (2023, 5, 15)),
        ("Inspection dates: 28 November to 9 December 2022", (2022, 12, 9)),
        ("October 2015", (2015, 10, 0)),
        ("Published May 3, 2021", (2021, 5, 3)),
        ("Last updated 20/10/2015", (2015, 10, 20)),
        ("2019-04-01", (2019, 4, 1)),
        ("Winter 2019", None),
    ],
)
def test_the_last_day_of_a_line(line: str, day: tuple[int, int, int] | None) -> None:
    assert last_day(line) == day
