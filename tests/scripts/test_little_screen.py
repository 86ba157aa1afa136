from __future__ import annotations

from scripts.little_screen import Size, lines, summary

PAGE = (
    "<b>The report says:</b>\n"
    "<blockquote>The <b>budget</b> is balanced.</blockquote>\n"
    '— <a href="https://e.org">Budget · paragraph 1</a>\n'
    "<blockquote expandable>one two three four five six seven eight\n"
    "<i>— Plans</i></blockquote>\n"
    "<blockquote expandable>Short.\n<i>— Plans</i></blockquote>"
)


def test_lines_are_broken_and_folded_as_a_phone_does() -> None:
    assert list(lines(PAGE, 10)) == [
        *(("The report", False), ("says:", False)),
        *(("The budget", False), ("is", False), ("balanced.", False)),
        *(("— Budget ·", True), ("paragraph", True), ("1", True)),
        *(("one two", False), ("three four", False), ("five six", False)),
        *(("Short.", False), ("— Plans", True)),
    ]


def test_empty_lines_take_room_too() -> None:
    page = "<b>All:</b>\n\n<blockquote>a</blockquote>\n\n<blockquote>b</blockquote>\n— c"
    assert [line for line, _ in lines(page, 44)] == ["All:", "", "a", "", "b", "— c"]


def test_the_median_and_the_share_are_told() -> None:
    told = summary([Size(10, 1), Size(12, 2), Size(28, 2)])
    assert told == "3 answers: 12 lines in the middle, 10% of all lines cite"
