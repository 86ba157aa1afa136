from __future__ import annotations

from bot.answering.answer import Answer, Quote, Row
from bot.questions.reading import Note
from bot.render.telegram.answers import contexts, findings_of, messages, section
from bot.render.telegram.quotes import surrounded
from bot.reports.document import Span
from tests.render.telegram.material import FIRST, SECOND, Checked, plain, quote, report, whole


def test_an_answer_is_a_bold_line_quotes_and_citations() -> None:
    document = report()
    answer = Answer("budget?", "answered", "Good", (quote(document, FIRST, "budget"),))
    link = "https://example.org/r#:~:text=The%20budget%20is%20balanced%20until%202019."
    assert messages(answer) == (
        "<b>Good</b>\n"
        "<blockquote>The <b>budget</b> is balanced until 2019.</blockquote>\n"
        f"— How sound is the budget? · paragraph 1 · "
        f'<a href="{link}">Exampleshire 2015</a>',
    )


def test_markup_in_a_report_is_shown_as_text() -> None:
    (message,) = messages(Answer("q", "answered", "a <b> & c", (quote(report(), SECOND),)))
    assert "Savings of £3m &amp; more are planned &lt;soon&gt;." in message
    assert Checked(message).quotes == [SECOND]
    assert Checked(message).bold == ["a <b> & c"]


def test_notes_come_first_in_italics_without_direction_marks() -> None:
    notes = (Note("about", "\u202ebudget"),)
    answer = Answer("q", "not_found", "The report does not say.", notes=notes)
    assert messages(answer) == ("<i>About: budget</i>\n<b>The report does not say.</b>",)


def test_a_table_has_a_line_a_row_and_says_what_it_leaves_out() -> None:
    rows = (Row("Budget <2015>", "Good"), Row("", "not stated"))
    (short,) = messages(Answer("q", "answered", "2 gradings:", rows=rows))
    assert short == ("<b>2 gradings:</b>\n• Budget &lt;2015&gt; <b>Good</b>\n•  <b>not stated</b>")
    many = tuple(Row(f"How well does the force do thing {n}?", "Good") for n in range(100))
    (long,) = messages(Answer("q", "answered", "100 gradings:", rows=many))
    *_, last, left = long.split("\n")
    shown = long.count("•")
    assert last == f"• How well does the force do thing {shown - 1}? <b>Good</b>"
    assert left == f"<i>… and {100 - shown} more, quoted below</i>"
    assert 20 < shown < 40


def test_smalltalk_is_not_bold() -> None:
    assert messages(Answer("hi", "smalltalk", "Hello.\nAsk away.")) == ("Hello.\nAsk away.",)


def test_context_is_the_folded_passage_with_the_quote_in_bold() -> None:
    quotes = (quote(report(), FIRST), quote(report(), "The force should plan."))
    (around,) = contexts(quotes)
    (message,) = surrounded("<b>In context</b>", around, (Quote(quotes[0].span, around, 1.0),))
    assert Checked(message).bold == ["In context", FIRST]
    assert Checked(message).quotes == [f"{FIRST} {SECOND}"]
    assert "<blockquote expandable><b>The budget" in message


def test_a_passage_beyond_the_limit_is_shown_on_several_pages() -> None:
    document = plain("This sentence is repeated to the end. " * 300)
    span = Span(document, 0, 37)
    whole_passage = whole(document).span
    pages = surrounded("<b>In context</b>", whole_passage, (Quote(span, whole_passage, 1.0),))
    shown = [quoted for page in pages for quoted in Checked(page).quotes]
    assert " ".join(shown).strip() == document.text.strip()
    assert len(pages) == len(shown) == 5


def test_a_section_shows_its_other_findings() -> None:
    document = report()
    skip = quote(document, FIRST).span
    (message,) = section(document, 0, (skip,))
    assert Checked(message).quotes == ["Good", "The force should plan."]
    assert message.startswith("<b>How sound is the budget?</b>\n<blockquote>")
    assert [s.text for s in findings_of(document, 1)] == ["The force should plan."]
