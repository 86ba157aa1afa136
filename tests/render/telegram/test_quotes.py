from __future__ import annotations

import pytest

from bot.answering.answer import Answer, Quote
from bot.render.telegram.answers import messages
from bot.reports.document import Span
from tests.render.telegram.material import FIRST, SECOND, Checked, plain, quote, report, whole


def test_a_list_shares_citations_under_one_heading_and_names_the_report_once() -> None:
    document = report(source=None)
    quotes = (quote(document, FIRST), quote(document, SECOND), quote(document, "The force should"))
    (message,) = messages(Answer("q", "answered", "All:", quotes, is_list=True))
    assert message == (
        "<b>All:</b>\n\n"
        f"<blockquote>{FIRST}</blockquote>\n"
        f"<blockquote>{SECOND.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}"
        "</blockquote>\n"
        "— How sound is the budget?\n\n"
        "<blockquote>The force should</blockquote>\n"
        "— Areas for improvement · paragraph 1 · Exampleshire 2015, 20 October 2015"
    )


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
