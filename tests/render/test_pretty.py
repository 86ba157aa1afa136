from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console, RenderableType
from rich.segment import Segment

from bot.answering.answer import Answer, Quote, Row
from bot.questions.reading import Note
from bot.render import pretty
from bot.render.notice import Line, Page, Part
from bot.reports.document import Block, Document, Kind

Make = Callable[..., Quote]


def segments(shown: RenderableType, width: int = 80) -> list[Segment]:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=True, color_system="standard", markup=False
    )
    return list(console.render(shown))


def text(shown: RenderableType, width: int = 80) -> str:
    return "".join(segment.text for segment in segments(shown, width))


def styled(shown: RenderableType, style: str) -> list[str]:
    return [
        segment.text.strip()
        for segment in segments(shown)
        if segment.style and style in str(segment.style) and segment.text.strip()
    ]


def test_one_quote_stands_beside_a_bar_with_its_place_and_its_report(quote: Make) -> None:
    answer = Answer("q", "answered", "The report says:", (quote("Staff like the new system."),))
    assert text(pretty.render(answer)) == (
        "The report says:\n"
        "\n"
        "▎ “Staff like the new system.”\n"
        "▎ How well does the force answer calls? · paragraph 1\n"
        "\n"
        "Coastshire 2020 · 1 March 2020\n"
    )


def test_several_quotes_are_numbered_and_name_their_report_once(quote: Make) -> None:
    quotes = (quote("Hire more people."), quote("Mend the radio."))
    shown = text(pretty.render(Answer("q", "answered", "Two:", quotes)))
    assert " 1 ▎ “Hire more people.”\n   ▎ How well does the force answer calls? › Areas" in shown
    assert " 2 ▎ “Mend the radio.”\n" in shown
    assert shown.count("Coastshire 2020") == 1
    assert styled(pretty.render(Answer("q", "answered", "Two:", quotes)), "dim")[0] == "1"


def test_of_many_headings_the_two_innermost_are_named() -> None:
    names = ("Report", "Part", "Chapter", "Section")
    at, blocks = 0, []
    for level, name in enumerate((*names, "Text."), 1):
        kind = Kind.PARAGRAPH if name == "Text." else Kind.HEADING
        blocks.append(Block(kind, at, at + len(name), 0 if kind is Kind.PARAGRAPH else level))
        at += len(name) + 1
    report = Document("r", "Report", "\n".join((*names, "Text.")), tuple(blocks))
    span = report.span(blocks[-1])
    shown = text(pretty.render(Answer("q", "answered", "", (Quote(span, span, 1.0),))))
    assert shown == "▎ “Text.”\n▎ Chapter › Section · paragraph 1\n\nReport\n"


def test_numbers_go_on_where_the_last_quotes_ended(quote: Make) -> None:
    answer = Answer("q", "answered", "", (quote("Mend the radio."),))
    assert text(pretty.render(answer, first=4)).startswith(" 4 ▎ “Mend the radio.”\n")


def test_matched_words_stand_out_and_nothing_else_does(quote: Make) -> None:
    chosen = quote("It answers most calls in 9 seconds.", "calls", "seconds")
    assert styled(pretty.render(Answer("q", "answered", "", (chosen,))), "magenta") == [
        "calls",
        "seconds",
    ]


def test_a_match_that_begins_before_the_quote_is_cut_to_it(quote: Make) -> None:
    whole = quote("new system.", "new")
    at = whole.span.start
    chosen = Quote(whole.span, whole.passage, 1.0, ((at - 4, at + 3), (at - 9, at - 5)))
    assert styled(pretty.render(Answer("q", "answered", "", (chosen,))), "magenta") == ["new"]


def test_the_citation_is_dimmed(quote: Make) -> None:
    answer = Answer("q", "answered", "", (quote("Mend the radio."),))
    assert styled(pretty.render(answer), "dim") == [
        "▎",
        "▎",
        "How well does the force answer calls? › Areas for improvement · paragraph 2",
        "Coastshire 2020 · 1 March 2020",
    ]


@pytest.mark.parametrize(
    ("grade", "colour"),
    [
        ("Outstanding", "on bright_green"),
        ("Good", "on green"),
        ("Adequate", "on cyan"),
        ("Requires improvement", "on yellow"),
        ("Inadequate", "on red"),
    ],
)
def test_a_grade_is_coloured_and_written_out(grade: str, colour: str) -> None:
    assert styled(pretty.render(Answer("q", "answered", grade, grade=grade)), colour) == [grade]


def test_a_grade_within_a_sentence_is_the_coloured_part() -> None:
    answer = Answer("q", "answered", "Calls: good.", grade="Good")
    assert text(pretty.render(answer)) == "Calls: good.\n"
    assert styled(pretty.render(answer), "on green") == ["good"]


def test_a_grade_that_the_sentence_lacks_is_put_before_it() -> None:
    answer = Answer("q", "answered", "The report says:", grade="Tier 2")
    assert text(pretty.render(answer)) == " Tier 2  The report says:\n"


def test_gradings_are_a_table_that_wraps_beside_its_grades() -> None:
    rows = (
        Row("How well are calls answered?", "Good"),
        Row("Boats", "Inadequate"),
        Row("Ice", "not stated"),
    )
    shown = pretty.render(Answer("q", "answered", "3 gradings:", rows=rows))
    assert text(shown, 30) == (
        "3 gradings:\n"
        "  Good        How well are \n"
        "              calls answered?\n"
        "  Inadequate  Boats\n"
        "  not stated  Ice\n"
    )
    assert styled(shown, "on green") == ["Good"]
    assert styled(shown, "on red") == ["Inadequate"]
    assert styled(shown, "dim") == ["not stated"]


def test_other_lines_of_the_short_answer_are_left_as_they_are() -> None:
    short = "Coastshire Police\nForce: large"
    assert text(pretty.render(Answer("q", "answered", short))) == short + "\n"


def test_a_grade_not_stated_has_no_colour() -> None:
    answer = Answer("q", "answered", "The report states no grade.", grade="not stated")
    assert text(pretty.render(answer)) == "The report states no grade.\n"
    assert styled(pretty.render(answer), "on ") == []


def test_the_lines_of_a_quote_stand_together(quote: Make) -> None:
    chosen = quote("How well does the force answer calls?\n\nGood")
    shown = pretty.render(Answer("q", "answered", "Good", (chosen,), grade="Good"))
    assert "▎ “How well does the force answer calls?\n▎ Good”\n\n" in text(shown)
    assert styled(shown, "on green") == ["Good"], "said once, quoted as it stands"


def test_suggestions_stand_apart() -> None:
    answer = Answer("x", "not_found", "No.", suggestions=("list the areas",))
    assert text(pretty.render(answer)) == "No.\n\nYou could ask:\n  list the areas\n"


def test_brackets_and_colons_are_not_markup() -> None:
    assert text(pretty.render(Answer("x", "not_found", "[red]a[/red] :smile:"))) == (
        "[red]a[/red] :smile:\n"
    )


def test_control_characters_do_not_reach_the_terminal() -> None:
    notes = (Note("about", "b\x07"),)
    shown = text(pretty.render(Answer("x", "not_found", "a\x1b[2J", notes=notes)))
    assert shown == "a�[2J\nAbout: b�\n"


def test_context_dims_all_but_the_quote(quote: Make) -> None:
    shown = pretty.context(quote("Staff like the new system.", "Staff"))
    assert "It answers most calls in 9 seconds." in styled(shown, "dim")
    bright = [s.text for s in segments(shown) if s.text.strip() and "not dim" in str(s.style)]
    assert bright == ["Staff", " like the new system."]
    assert styled(shown, "magenta") == ["Staff"]


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_than_reading_allows(quote: Make, width: int) -> None:
    chosen = quote("It answers most calls in 9 seconds. Staff like the new system.", "calls")
    answer = Answer("q", "answered", "The report says " * 9, (chosen,), suggestions=("why? " * 30,))
    for shown in (pretty.render(answer), pretty.context(chosen)):
        assert max(map(len, text(shown, width).split("\n"))) <= min(width, 80)


def test_a_page_wraps_within_its_indent() -> None:
    page = Page((Line((Part("one two three", "strong"),), 4),))
    assert text(pretty.page(page), 12) == "    one two \n    three\n"


def test_a_terminal_without_unicode_gets_a_plain_bar(quote: Make) -> None:
    console = Console(file=io.TextIOWrapper(io.BytesIO(), encoding="ascii"), width=80)
    shown = console.render(pretty.render(Answer("q", "answered", "", (quote("Mend the radio."),))))
    assert "".join(segment.text for segment in shown).startswith("| “Mend")
