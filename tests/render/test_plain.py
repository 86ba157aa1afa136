from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Quote, Row
from bot.questions.reading import Note
from bot.render import plain
from bot.render.notice import Line, Page, Part

Make = Callable[..., Quote]

CALLS = "How well does the force answer calls?"


def test_a_grade_is_followed_by_the_lines_that_state_it(quote: Make) -> None:
    answer = Answer(
        "grade for calls?", "answered", "Good", (quote(f"{CALLS}\n\nGood"),), grade="Good"
    )
    assert plain.render(answer) == (
        "Good\n"
        "“How well does the force answer calls?\n"
        "Good”\n"
        "  — Coastshire 2020 · How well does the force answer calls? · 1 March 2020"
    )


def test_notes_stand_between_the_short_answer_and_the_quotes(quote: Make) -> None:
    answer = Answer(
        "how fats are calls?",
        "answered",
        "The report says:",
        (quote("It answers most calls in 9 seconds."), quote("Staff like the new system.")),
        notes=(Note("spelling", "fast"),),
    )
    assert plain.render(answer) == (
        "The report says:\n"
        "Showing results for: fast\n"
        "“It answers most calls in 9 seconds.”\n"
        "  — Coastshire 2020 · How well does the force answer calls? · paragraph 1 · 1 March 2020\n"
        "“Staff like the new system.”\n"
        "  — Coastshire 2020 · How well does the force answer calls? · paragraph 1 · 1 March 2020"
    )


def test_a_list_is_numbered_to_its_end(quote: Make) -> None:
    items = (quote("Hire more people."), quote("Mend the radio."))
    answer = Answer("list areas", "answered", "2 areas for improvement:", items, is_list=True)
    place = "Coastshire 2020 · How well does the force answer calls? · Areas for improvement"
    assert plain.render(answer) == (
        "2 areas for improvement:\n"
        "1. “Hire more people.”\n"
        f"     — {place} · paragraph 1 · 1 March 2020\n"
        "2. “Mend the radio.”\n"
        f"     — {place} · paragraph 2 · 1 March 2020"
    )


def test_numbers_of_a_long_list_are_aligned_with_its_wrapped_lines(quote: Make) -> None:
    items = tuple(quote(f"{CALLS}\n\nGood") for _ in range(10))
    rendered = plain.render(Answer("list", "answered", "10 gradings:", items, is_list=True))
    assert rendered.split("\n")[1:3] == [f" 1. “{CALLS}", "    Good”"]
    assert f"\n10. “{CALLS}\n    Good”\n" in rendered


def test_a_list_that_goes_on_counts_on(quote: Make) -> None:
    answer = Answer("q", "answered", "", (quote("Mend the radio."),), is_list=True)
    assert plain.render(answer, first=4).startswith("4. “Mend the radio.”\n")


def test_rows_stand_below_the_short_answer() -> None:
    rows = (Row("Calls", "Good"), Row("Boats", "not stated"))
    answer = Answer("grades", "answered", "2 gradings:", rows=rows)
    assert plain.render(answer) == "2 gradings:\nCalls: Good\nBoats: not stated"


def test_nothing_found_offers_questions_that_can_be_answered() -> None:
    answer = Answer("x", "not_found", "The report does not say.", suggestions=("list the areas",))
    assert plain.render(answer) == "The report does not say.\nYou could ask:\n  list the areas"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred\x07", "�[31mred�"),
        ("tab\there\rthere", "tab here there"),
        ("\u202egnirts", "�gnirts"),
        ("half \ud83d", "half �"),
        ("whole 😀", "whole 😀"),
        ("one\u2028two", "one two"),
    ],
)
def test_what_acts_on_a_terminal_is_not_echoed(written: str, shown: str) -> None:
    assert plain.render(Answer(written, "not_found", f"No “{written}”.")) == f"No “{shown}”."


def test_context_puts_the_quote_within_its_passage(quote: Make) -> None:
    assert plain.context(quote("Staff like the new system.")) == (
        "It answers most calls in 9 seconds. “Staff like the new system.”\n"
        "  — Coastshire 2020 · How well does the force answer calls? · paragraph 1 · 1 March 2020"
    )


def test_a_quote_that_fills_its_passage_is_shown_with_its_neighbours(quote: Make) -> None:
    shown = plain.context(quote("Night shifts are short of people.")).split("\n")
    assert shown[:2] == [
        "It answers most calls in 9 seconds. Staff like the new system.",
        "“Night shifts are short of people.”",
    ]
    assert len(shown) == 3, "the heading after it is no neighbour"


def test_a_grade_is_no_neighbour(quote: Make) -> None:
    whole = quote("It answers most calls in 9 seconds. Staff like the new system.")
    assert plain.context(whole).split("\n")[:2] == [
        "“It answers most calls in 9 seconds. Staff like the new system.”",
        "Night shifts are short of people.",
    ]


def test_neighbours_end_with_the_report(quote: Make) -> None:
    assert plain.context(quote("Mend the radio.")).split("\n")[:2] == [
        "Hire more people.",
        "“Mend the radio.”",
    ]


def test_a_page_keeps_its_indents_and_drops_its_weights() -> None:
    page = Page((Line((Part("Head", "strong"), Part("er"))), Line((Part("row\x1b"),), 2)))
    assert plain.page(page) == "Header\n  row�"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    short=st.text(st.characters(codec=None, exclude_categories=())),
    notes=st.lists(st.text(), max_size=3),
    cut=st.tuples(st.integers(0, 200), st.integers(0, 200)),
)
def test_an_answer_never_holds_an_empty_line(
    quote: Make, short: str, notes: list[str], cut: tuple[int, int]
) -> None:
    text = quote("Hire more people.").span.document.text
    start, end = sorted(min(at, len(text)) for at in cut)
    sliced = (quote(text[start:end]),) if text[start:end] else ()
    read = tuple(Note("about", note) for note in notes)
    rendered = plain.render(Answer(short, "answered", short, sliced, notes=read))
    assert "\n\n" not in rendered
    assert all(line.strip() for line in rendered.split("\n")) or rendered == ""
    rendered.encode("utf-8")
    assert not any(ord(c) < 32 and c != "\n" for c in rendered)


def test_the_language_that_was_read_is_said(quote: Make) -> None:
    sentence = quote("It answers most calls in 9 seconds.")
    answer = Answer(
        "q", "answered", "The report says:", (sentence,), notes=(Note("language", "Polish"),)
    )
    lines = plain.render(answer).splitlines()
    assert lines[1] == "Read as Polish; the report is quoted in English."
