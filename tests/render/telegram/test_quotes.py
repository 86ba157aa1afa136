from __future__ import annotations

import pytest

from bot.answering.answer import Answer, Quote, Row
from bot.render.telegram.answers import messages
from bot.reports.document import Span
from tests.render.telegram.material import (
    FIRST,
    HEADING,
    SECOND,
    Checked,
    plain,
    quote,
    report,
    whole,
)


def test_a_list_shares_citations_under_one_heading_and_names_the_report_once() -> None:
    document = report(source=None)
    quotes = (quote(document, FIRST), quote(document, SECOND), quote(document, "The force should"))
    (message,) = messages(Answer("q", "answered", "All:", quotes, is_list=True))
    assert message == (
        "<b>All:</b>\n"
        f"<blockquote>{FIRST}</blockquote>\n"
        f"<blockquote>{SECOND.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}"
        "</blockquote>\n"
        "— How sound is the budget?\n"
        "<blockquote>The force should</blockquote>\n"
        "— Areas for improvement · paragraph 1 · Exampleshire 2015"
    )


def test_the_second_and_the_third_quote_are_folded_under_one_citation() -> None:
    document = report(source=None)
    quotes = tuple(quote(document, text) for text in (FIRST, SECOND, "The force should plan."))
    (message,) = messages(Answer("q", "answered", "Sound", quotes))
    assert message == (
        "<b>Sound</b>\n"
        f"<blockquote>{FIRST}</blockquote>\n"
        "— How sound is the budget? · Exampleshire 2015\n"
        "<blockquote expandable>Savings of £3m &amp; more are planned &lt;soon&gt;."
        "</blockquote>\n"
        "<blockquote expandable>The force should plan.\n"
        "<i>— Areas for improvement · paragraph 1</i></blockquote>"
    )


def test_a_citation_is_one_line_that_leads_to_the_words_where_no_report_need_be_named() -> None:
    quotes = (quote(report(), FIRST),)
    (message,) = messages(Answer("q", "answered", "Sound", quotes), named=False)
    link = "https://example.org/r#:~:text=The%20budget%20is%20balanced%20until%202019."
    assert message.endswith(f'\n— <a href="{link}">How sound is the budget? · paragraph 1</a>')
    (message,) = messages(Answer("q", "answered", "s", (whole(plain("Words.")),)), named=False)
    assert message.endswith("— paragraph 1")


def test_each_report_is_named_where_there_are_several() -> None:
    one, other = report(source=None), plain("The other says no.", title="Otherham 2016")
    quotes = (quote(one, FIRST), whole(other))
    (message,) = messages(Answer("q", "answered", "s", quotes))
    assert message.count("Exampleshire 2015") == message.count("Otherham 2016") == 1


def test_quotes_that_the_rows_say_already_are_in_one_fold() -> None:
    document = report(source=None)
    quotes = quote(document, f"{HEADING}\nGood"), quote(document, "The force should plan.")
    rows = (Row("Budget", "Good"),)
    (message,) = messages(Answer("q", "answered", "1 grading:", quotes, is_list=True, rows=rows))
    assert message == (
        "<b>1 grading:</b>\n• Budget <b>Good</b>\n"
        f"<blockquote expandable>{HEADING}\nGood\nThe force should plan.\n"
        "<i>— Areas for improvement · paragraph 1</i></blockquote>\n"
        "— Exampleshire 2015"
    )


def test_empty_lines_in_a_quote_are_left_out() -> None:
    (message,) = messages(Answer("q", "answered", "s", (whole(plain("Grade\n\n \nGood")),)))
    assert "<blockquote>Grade\nGood</blockquote>" in message


def test_messages_break_between_quotes() -> None:
    document = plain("".join(f"Sentence {n} of the long report. " for n in range(1000)))
    spans = [Span(document, start, start + 33) for start in range(0, 6600, 33)]
    pages = messages(Answer("q", "answered", "Many", tuple(Quote(s, s, 1.0) for s in spans)))
    assert len(pages) > 2
    assert [q for page in pages for q in Checked(page).quotes] == [s.text for s in spans]
    assert pages[0].startswith("<b>Many</b>") and "Many" not in pages[1]


def test_a_quote_beyond_the_limit_is_cut_after_a_sentence_with_the_ellipsis_outside() -> None:
    document = plain("This sentence is repeated to the end. " * 300)
    (message,) = messages(Answer("q", "answered", "Long", (whole(document),)))
    checked = Checked(message)
    assert checked.quotes[0].endswith("to the end.")
    assert document.text.startswith(checked.quotes[0])
    assert len(checked.quotes[0]) > 3000
    assert "</blockquote>\n[…] <i>The quote goes on in the report.</i>\n— " in message


def test_a_long_quote_is_folded() -> None:
    (message,) = messages(Answer("q", "answered", "s", (whole(plain("word " * 90)),)))
    assert "<blockquote expandable>word" in message


@pytest.mark.parametrize("nothing", ["", " \n", "\u200b\u2060", "\u202e", "\x00\x07"])
def test_no_message_is_ever_blank(nothing: str) -> None:
    answer = Answer(nothing, "not_found", nothing)
    assert messages(answer) == ("I have no words for that. Please ask me about a report.",)
