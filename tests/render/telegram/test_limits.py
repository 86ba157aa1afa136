from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Quote, Status
from bot.questions.reading import Note
from bot.render.telegram.answers import contexts, messages, section
from bot.render.telegram.quotes import surrounded
from bot.render.telegram.text import blank
from bot.reports.document import Block, Document, Kind, Span
from tests.render.telegram.material import Checked, plain

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
    expected = [q for q in answer.quotes if not blank(q.text)]
    shown = [q for page in messages(answer) for q in Checked(page).quotes]
    assert len(shown) == len(expected)
    for characters, quote_ in zip(shown, expected, strict=True):
        verbatim = "".join(
            c if c in "\n\t" or (c >= " " and c != "\x7f") else " " for c in quote_.text
        )
        # Empty lines are left out.
        full = re.sub(r"\n[^\S\n]*(?=\n)", "", verbatim)
        assert full.startswith(characters) and characters


@settings(deadline=None)
@given(RECIPES)
def test_contexts_and_sections_are_within_limits(recipe: Recipe) -> None:
    answer = recipe.answer()
    for around in contexts(answer.quotes):
        for page in surrounded("<b>In context</b>", around, answer.quotes):
            assert Checked(page).quotes
    for quote_ in answer.quotes[:1]:
        for page in section(quote_.span.document, 0, (quote_.span,)):
            Checked(page)


@settings(deadline=None)
@given(
    bold=st.lists(st.integers(0, 400), min_size=1, max_size=12),
    word=st.sampled_from(["x", "force", "😀😀😀"]),
    is_list=st.booleans(),
)
@example(bold=[400], word="x", is_list=False)
@example(bold=[1500], word="x", is_list=False)
@example(bold=[1500], word="😀😀😀", is_list=False)
@example(bold=[60, 60], word="x", is_list=False)
@example(bold=[1] * 40, word="x", is_list=False)
@example(bold=[25] * 12, word="force", is_list=True)
def test_however_many_words_match_a_message_has_100_entities_and_4096_units_at_most(
    bold: list[int], word: str, is_list: bool
) -> None:
    step = len(word) + 3
    document = plain(f"{word} y " * max(bold), source="https://example.org/r")
    matched = tuple((at, at + len(word)) for at in range(0, len(document.text), step))
    spans = [Span(document, 0, number * step) for number in bold]
    quotes = tuple(Quote(span, span, 1.0, matched) for span in spans)
    notes = (Note("spelling", "a"), Note("about", "b"), Note("asked", "c"))
    answer = Answer("q", "answered", "Yes", quotes, notes=notes, is_list=is_list)
    for page in messages(answer):
        Checked(page)
        assert len(page.encode("utf-16-le")) // 2 <= 4096
