from __future__ import annotations

import pytest

from bot.answering.answer import Answer
from bot.render.telegram.answers import messages
from bot.reports.document import Block, Document, Kind
from tests.render.telegram.material import FIRST, plain, quote, report, whole


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
    (message,) = messages(Answer("q", "answered", "s", (quote(document, "Second."),)))
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
    (message,) = messages(Answer("q", "answered", "s", (whole(document),)))
    assert "<a" not in message
    document = Document(
        document.id,
        document.title,
        document.text,
        document.blocks,
        document.pages,
        source="https://example.org/a.pdf?x=1&y=2",
    )
    (message,) = messages(Answer("q", "answered", "s", (whole(document),)))
    assert '<a href="https://example.org/a.pdf?x=1&amp;y=2#page=1">T</a>' in message


@pytest.mark.parametrize("source", ["javascript:alert(1)", "ftp://x/y", "https://a b", ""])
def test_only_web_addresses_are_linked(source: str) -> None:
    answer = Answer("q", "answered", "s", (quote(report(source), FIRST),))
    assert "<a" not in messages(answer)[0]


def test_the_source_is_linked_at_the_quote() -> None:
    document = plain("Well-run and sound budgets.", source="https://example.org/r")
    (message,) = messages(Answer("q", "answered", "s", (whole(document),)))
    words = "Well%2Drun%20and%20sound%20budgets."
    assert f'<a href="https://example.org/r#:~:text={words}">T</a>' in message


def test_a_link_to_a_place_is_left_as_it_is_and_a_very_long_one_is_left_out() -> None:
    for source, linked in (("https://e.org/r#a", 1), ("https://e.org/" + "a" * 300, 0)):
        document = plain("A sound budget for all.", source=source)
        (message,) = messages(Answer("q", "answered", "s", (whole(document),)))
        assert message.count(f'<a href="{source}">') == linked
        assert message.count("<a ") == linked
