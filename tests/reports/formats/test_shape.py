"""The shape of single lines."""

import pytest

from bot.reports.formats.shape import clean, is_heading, marker_end, without_note_marks


@pytest.mark.parametrize("mark", ["•", "◼", "⦁", "−", "\u0336", "–", "1.", "12)", "(a)", "(iv)"])
def test_marks_of_items(mark: str) -> None:
    assert marker_end(f"{mark} Plan ahead.") == len(mark) + 1


@pytest.mark.parametrize("line", ["2015 was good.", "A plan.", "•", "-5 degrees", "123. Plan"])
def test_lines_that_are_no_items(line: str) -> None:
    assert marker_end(line) == 0


@pytest.mark.parametrize("line", ["Staff", "1.2 Staff", "How well does it plan?", "2021 to 2022"])
def test_headings(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["It plans.", "staff", "1. staff", "It plans. Does it?", "Staff:"])
def test_lines_that_are_no_headings(line: str) -> None:
    assert not is_heading(line)


def test_any_sign_of_a_symbol_font_before_a_line_is_a_bullet() -> None:
    assert clean("\uf0e0 Plan ahead.") == "• Plan ahead."
    assert clean("See \uf0e0 there.") == "See there."


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("It grew. [5] It shrank [12, 13].", "It grew. It shrank."),
        ("It has 12 staff.¹ They are well paid².", "It has 12 staff. They are well paid."),
        ("It is 10 km² wide.", "It is 10 km² wide."),
        ("Hill v Lee [2014] and [1](a) stay.", "Hill v Lee [2014] and [1](a) stay."),
    ],
)
def test_marks_of_notes_go(line: str, plain: str) -> None:
    assert without_note_marks(line) == plain


def test_a_clean_line() -> None:
    assert clean("  ﬁne\u00ad\u200b \uf0b7\tcafe\u0301\x07") == "fine • café"
