from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Quote, Status
from bot.questions.reading import Note
from bot.render import telegram
from bot.reports.document import Block, Document, Kind, Span

HEADING = "How sound is the budget?"
FIRST = "The budget is balanced until 2019."
SECOND = "Savings of £3m & more are planned <soon>."
TEXT = f"{HEADING}\nGood\n{FIRST} {SECOND}\nAreas for improvement\nThe force should plan."


def report(source: str | None = "https://example.org/r") -> Document:
    return Document(
        id="exampleshire",
        title="Exampleshire 2015",
        text=TEXT,
        blocks=(
            block(Kind.HEADING, HEADING, 1),
            block(Kind.LABEL, "Good"),
            block(Kind.PARAGRAPH, f"{FIRST} {SECOND}"),
            block(Kind.HEADING, "Areas for improvement", 2),
            block(Kind.ITEM, "The force should plan."),
        ),
        published=date(2015, 10, 20),
        source=source,
    )


def block(kind: Kind, text: str, level: int = 0) -> Block:
    return Block(kind, TEXT.index(text), TEXT.index(text) + len(text), level)


def quote(document: Document, text: str, *words: str) -> Quote:
    start = document.text.index(text)
    around = document.span(document.blocks[document.block_at(start) or 0])
    matched = [(start + text.index(word), start + text.index(word) + len(word)) for word in words]
    return Quote(Span(document, start, start + len(text)), around, 1.0, tuple(matched))


def plain(text: str, title: str = "T", source: str | None = None) -> Document:
    blocks = (Block(Kind.PARAGRAPH, 0, len(text)),)
    return Document(id="d", title=title, text=text, blocks=blocks, source=source)


def whole(document: Document) -> Quote:
    span = Span(document, 0, len(document.text))
    return Quote(span, span, 1.0)


class Checked(HTMLParser):
    """Parses a message as Telegram does and refuses what Telegram refuses."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.text = ""
        self.quotes: list[str] = []
        self.bold: list[str] = []
        self.feed(message)
        self.close()
        assert self.open == [], f"left open: {self.open}"
        assert len(self.text.encode("utf-16-le")) // 2 <= 4096
        assert self.tags.total() <= 100
        assert self.text.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "u", "a", "blockquote"), tag
        assert attrs in ([], [("expandable", None)]) or (tag == "a" and attrs[0][0] == "href")
        assert tag != "blockquote" or "blockquote" not in self.open
        self.open.append(tag)
        self.tags[tag] += 1
        if tag == "blockquote":
            self.quotes.append("")
        if tag == "b":
            self.bold.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self.open:
            self.quotes[-1] += data
        if "b" in self.open:
            self.bold[-1] += data


def test_an_answer_is_a_bold_line_quotes_and_citations() -> None:
    document = report()
    answer = Answer("budget?", "answered", "Good", (quote(document, FIRST, "budget"),))
    link = "https://example.org/r#:~:text=The%20budget%20is%20balanced%20until%202019."
    assert telegram.messages(answer) == (
        "<b>Good</b>\n\n"
        "<blockquote>The <b>budget</b> is balanced until 2019.</blockquote>\n"
        f"— How sound is the budget? · paragraph 1 · "
        f'<a href="{link}">Exampleshire 2015</a>, 20 October 2015',
    )


def test_markup_in_a_report_is_shown_as_text() -> None:
    (message,) = telegram.messages(Answer("q", "answered", "a <b> & c", (quote(report(), SECOND),)))
    assert "Savings of £3m &amp; more are planned &lt;soon&gt;." in message
    assert Checked(message).quotes == [SECOND]
    assert Checked(message).bold == ["a <b> & c"]


def test_notes_come_first_in_italics_without_direction_marks() -> None:
    notes = (Note("about", "\u202ebudget"),)
    answer = Answer("q", "not_found", "The report does not say.", notes=notes)
    assert telegram.messages(answer) == ("<i>About: budget</i>\n<b>The report does not say.</b>",)


def test_smalltalk_is_not_bold() -> None:
    assert telegram.messages(Answer("hi", "smalltalk", "Hello.\nAsk away.")) == (
        "Hello.\nAsk away.",
    )


def test_neighbouring_matches_are_one_bold_run() -> None:
    (message,) = telegram.messages(
        Answer("q", "answered", "s", (quote(report(), FIRST, "budget", "is", "2019"),))
    )
    assert "The <b>budget is</b> balanced until <b>2019</b>." in message


def test_a_list_shares_citations_under_one_heading_and_names_the_report_once() -> None:
    document = report(source=None)
    quotes = (quote(document, FIRST), quote(document, SECOND), quote(document, "The force should"))
    (message,) = telegram.messages(Answer("q", "answered", "All:", quotes, is_list=True))
    assert message == (
        "<b>All:</b>\n\n"
        f"<blockquote>{FIRST}</blockquote>\n"
        f"<blockquote>{SECOND.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}"
        "</blockquote>\n"
        "— How sound is the budget?\n\n"
        "<blockquote>The force should</blockquote>\n"
        "— Areas for improvement · paragraph 1 · Exampleshire 2015, 20 October 2015"
    )


def test_a_heading_used_twice_is_cited_with_the_one_above_it() -> None:
    text = "One\nAreas\nFirst.\nTwo\nAreas\nSecond."
    at = [0, 4, 10, 17, 21, 27, len(text) + 1]
    kinds = [Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH] * 2
    levels = [1, 2, 0] * 2
    blocks = tuple(
        Block(kind, start, end - 1, level)
        for kind, start, end, level in zip(kinds, at, at[1:], levels, strict=False)
    )
    document = Document(id="d", title="T", text=text, blocks=blocks)
    (message,) = telegram.messages(Answer("q", "answered", "s", (quote(document, "Second."),)))
    assert message.endswith("— Two › Areas · paragraph 1 · T")


def test_the_source_is_linked_to_the_page_of_a_paged_report() -> None:
    document = Document(
        id="d",
        title="T",
        text="A page of words.",
        blocks=(Block(Kind.PARAGRAPH, 0, 16),),
        pages=(0,),
        source='https://example.org/a.pdf?x="1"&y=2',
    )
    (message,) = telegram.messages(Answer("q", "answered", "s", (whole(document),)))
    assert "<a" not in message
    document = Document(
        document.id,
        document.title,
        document.text,
        document.blocks,
        document.pages,
        source="https://example.org/a.pdf?x=1&y=2",
    )
    (message,) = telegram.messages(Answer("q", "answered", "s", (whole(document),)))
    assert '<a href="https://example.org/a.pdf?x=1&amp;y=2#page=1">T</a>' in message


@pytest.mark.parametrize("source", ["javascript:alert(1)", "ftp://x/y", "https://a b", ""])
def test_only_web_addresses_are_linked(source: str) -> None:
    answer = Answer("q", "answered", "s", (quote(report(source), FIRST),))
    assert "<a" not in telegram.messages(answer)[0]


def test_messages_break_between_quotes() -> None:
    document = plain("".join(f"Sentence {n} of the long report. " for n in range(1000)))
    spans = [Span(document, start, start + 33) for start in range(0, 6600, 33)]
    pages = telegram.messages(
        Answer("q", "answered", "Many", tuple(Quote(s, s, 1.0) for s in spans))
    )
    assert len(pages) > 2
    assert [q for page in pages for q in Checked(page).quotes] == [s.text for s in spans]
    assert pages[0].startswith("<b>Many</b>") and "Many" not in pages[1]


def test_a_quote_beyond_the_limit_is_cut_after_a_sentence_with_the_ellipsis_outside() -> None:
    document = plain("This sentence is repeated to the end. " * 300)
    (message,) = telegram.messages(Answer("q", "answered", "Long", (whole(document),)))
    checked = Checked(message)
    assert checked.quotes[0].endswith("to the end.")
    assert document.text.startswith(checked.quotes[0])
    assert len(checked.quotes[0]) > 3000
    assert "</blockquote>\n[…] <i>The quote goes on in the report.</i>\n— " in message


def test_a_long_quote_is_folded() -> None:
    (message,) = telegram.messages(Answer("q", "answered", "s", (whole(plain("word " * 90)),)))
    assert "<blockquote expandable>word" in message


@pytest.mark.parametrize("nothing", ["", " \n", "\u200b\u2060", "\u202e", "\x00\x07"])
def test_no_message_is_ever_blank(nothing: str) -> None:
    answer = Answer(nothing, "not_found", nothing)
    assert telegram.messages(answer) == ("I have no words for that. Please ask me about a report.",)


def test_context_is_the_folded_passage_with_the_quote_in_bold() -> None:
    quotes = (quote(report(), FIRST), quote(report(), "The force should plan."))
    (around,) = telegram.contexts(quotes)
    (message,) = telegram.in_context(around, (Quote(quotes[0].span, around, 1.0),))
    assert Checked(message).bold == ["In context", FIRST]
    assert Checked(message).quotes == [f"{FIRST} {SECOND}"]
    assert "<blockquote expandable><b>The budget" in message


def test_a_passage_beyond_the_limit_is_shown_on_several_pages() -> None:
    document = plain("This sentence is repeated to the end. " * 300)
    span = Span(document, 0, 37)
    whole_passage = whole(document).span
    pages = telegram.in_context(whole_passage, (Quote(span, whole_passage, 1.0),))
    shown = [quoted for page in pages for quoted in Checked(page).quotes]
    assert " ".join(shown).strip() == document.text.strip()
    assert len(pages) == len(shown) == 5


def test_a_section_shows_its_other_findings() -> None:
    document = report()
    skip = quote(document, FIRST).span
    (message,) = telegram.section(document, 0, (skip,))
    assert Checked(message).quotes == ["Good", "The force should plan."]
    assert message.startswith("<b>How sound is the budget?</b>\n\n")
    assert [s.text for s in telegram.findings_of(document, 1)] == ["The force should plan."]


def test_units_are_utf_16() -> None:
    assert telegram.units("a£😀") == 4


def test_what_json_cannot_carry_is_replaced() -> None:
    assert telegram.escape("a\ud83db\x00c\nd\te") == "a\ufffdb c\nd\te"


WORDS = st.text(
    st.one_of(
        st.sampled_from("ab <>&\"'\n.\u202e\u200b😀é£\x00\t"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@dataclass(frozen=True)
class Recipe:
    """A small description of a possibly huge answer, so that a failing one can be read."""

    unit: str
    times: int
    title: str
    heading: int
    spans: list[tuple[int, int]]
    copies: int
    gap: int
    note: str
    short: str
    status: Status
    is_list: bool
    source: str | None

    def answer(self) -> Answer:
        text = self.unit * self.times
        cut = min(len(text), self.heading)
        blocks = (Block(Kind.HEADING, 0, cut, 1), Block(Kind.PARAGRAPH, cut, len(text)))
        document = Document("d", self.title * 20, text, blocks, source=self.source)
        pairs = [sorted(n * len(text) // 1000 for n in pair) for pair in self.spans]
        spans = [Span(document, start, end) for start, end in pairs] * self.copies
        matched = tuple((n, n + 3) for n in range(0, len(text), self.gap))
        quotes = tuple(Quote(span, span, 1.0, matched) for span in spans)
        notes = (Note("about", self.note), Note("asked", self.note * 30))
        return Answer("q", self.status, self.short * 50, quotes, notes=notes, is_list=self.is_list)


PLACES = st.integers(0, 1000)
RECIPES = st.builds(
    Recipe,
    unit=WORDS,
    times=st.sampled_from([1, 2, 30, 300]),
    title=WORDS,
    heading=st.integers(0, 400),
    spans=st.lists(st.tuples(PLACES, PLACES), max_size=4),
    copies=st.sampled_from([1, 1, 10]),
    gap=st.integers(4, 50),
    note=WORDS,
    short=WORDS,
    status=st.sampled_from(["answered", "related", "not_found", "smalltalk"]),
    is_list=st.booleans(),
    source=st.sampled_from([None, "https://example.org/" + "a&" * 100]),
)


@settings(deadline=None)
@given(RECIPES)
def test_every_message_is_within_limits_and_every_quote_stands_in_the_report(
    recipe: Recipe,
) -> None:
    answer = recipe.answer()
    expected = [q for q in answer.quotes if not telegram.blank(q.text)]
    shown = [q for page in telegram.messages(answer) for q in Checked(page).quotes]
    assert len(shown) == len(expected)
    for characters, quote_ in zip(shown, expected, strict=True):
        verbatim = "".join(
            c if c in "\n\t" or (c >= " " and c != "\x7f") else " " for c in quote_.text
        )
        assert verbatim.startswith(characters) and characters


@settings(deadline=None)
@given(RECIPES)
def test_contexts_and_sections_are_within_limits(recipe: Recipe) -> None:
    answer = recipe.answer()
    for around in telegram.contexts(answer.quotes):
        for page in telegram.in_context(around, answer.quotes):
            assert Checked(page).quotes
    for quote_ in answer.quotes[:1]:
        for page in telegram.section(quote_.span.document, 0, (quote_.span,)):
            Checked(page)
