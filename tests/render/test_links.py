from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.links import fragment, link
from bot.render.site.names import page_name
from bot.render.site.sentences import name
from bot.reports.document import Block, Document, Kind, Span
from tests.render.site.material import Page, report, span

SOURCE = "https://example.org/r"


def lines(text: str, **known: object) -> Document:
    """A report whose lines are paragraphs."""
    at, blocks = 0, []
    for line in text.split("\n"):
        blocks.append(Block(Kind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    fields: dict[str, object] = {"id": "d", "title": "T", "source": SOURCE, **known}
    return Document(text=text, blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said", "directive"),
    [
        (
            "Well-run, sound & safe.",
            "Well-run, sound & safe.",
            "Well%2Drun%2C%20sound%20%26%20safe.",
        ),
        ("Two words", "Two words", "Two%20words"),
        (
            "One sentence of ten words is marked by its ends.",
            "One sentence of ten words is marked by its ends.",
            "One%20sentence%20of%20ten,by%20its%20ends.",
        ),
        (
            "It is good at some. It is good at all of what it does now.",
            "It is good at all of what it does now.",
            "It%20is%20good%20at%20all,it%20does%20now.",
        ),
        (
            "One day and another day and another day, so it was one day and another day.",
            "One day and another day and another day, so it was one day and another day.",
            "One%20day%20and%20another,and%20another%20day.",
        ),
        (
            "Now a man of the law met a man of the law and so a man of the law met.",
            "a man of the law met a man of the law and so a man of the law met.",
            "a%20man%20of%20the,the%20law%20met.",
        ),
        ("Staff like tea. Then: Staff like tea.", "tea.", "tea."),
        ("The force should:\nhire people;\nmend it.", None, "The%20force%20should%3A,mend%20it."),
    ],
)
def test_a_directive_finds_the_whole_quote(text: str, said: str | None, directive: str) -> None:
    document = lines(text)
    start = text.index(said or text)
    assert fragment(Span(document, start, start + len(said or text))) == f"text={directive}"


def test_words_that_stand_earlier_are_told_apart_by_what_is_before_them() -> None:
    document = lines("Day staff like tea.\nNight staff like tea.")
    start = document.text.rindex("staff")
    found = fragment(Span(document, start, len(document.text)))
    assert found == "text=Night-,staff%20like%20tea."


def test_a_span_without_words_has_no_directive() -> None:
    document = lines("One\nTwo")
    assert fragment(Span(document, 3, 4)) == ""
    assert link(Span(document, 3, 4)) == SOURCE


@given(st.lists(st.sampled_from("a b c d-e f,g & H".split()), min_size=3, max_size=40), st.data())
def test_the_first_match_of_a_directive_is_the_quote(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + (first > 0)
    document = lines(" ".join(words))
    quote = Span(document, start, start + len(" ".join(words[first:last])))
    found = matched(fragment(quote), document.text)
    whole_lead = len(words[:first]) <= 6
    assert found == (quote.start, quote.end) or not whole_lead


def matched(directive: str, text: str) -> tuple[int, int] | None:
    """The range that a browser marks in a text of one line."""
    terms = directive.removeprefix("text=").split(",")
    prefix = unquote(terms.pop(0)[:-1]) + " " if terms[0].endswith("-") else ""
    start, end = unquote(terms[0]), unquote(terms[-1])
    padded, low = f" {text} ", f" {text} ".lower()
    at = low.find(f" {prefix}{start} ".lower())
    if at < 0:
        return None
    first = at + 1 + len(prefix)
    if len(terms) == 1:
        return first - 1, first - 1 + len(start)
    behind = low.find(f" {end} ".lower(), first + len(start))
    return (first - 1, behind + len(end)) if behind >= 0 and padded else None


def test_a_paged_report_is_linked_to_the_page() -> None:
    document = lines("One.\nTwo.", pages=(0, 5))
    assert link(Span(document, 5, 9)) == f"{SOURCE}#page=2"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a.pdf", "https://example.org/a.pdf"),
        ("https://example.org/r#part", "https://example.org/r#part"),
        ("https://example.org/" + "a" * 300, ""),
        ("javascript:alert(1)", ""),
        ("https://a b", ""),
        (None, ""),
    ],
)
def test_a_source_that_cannot_be_pointed_into(source: str | None, address: str) -> None:
    assert link(Span(lines("One two.", source=source), 0, 8)) == address


def test_too_long_a_directive_is_left_out() -> None:
    document = lines("W" * 300 + " and " + "W" * 300)
    assert link(Span(document, 0, len(document.text))) == SOURCE


def test_a_reading_site_goes_before_the_source() -> None:
    document = report(source=SOURCE).read_at("https://read.example/reports/")
    said = span(document, "Staff like the new <system> & more.")
    page = "https://read.example/reports/coastshire.html"
    assert link(said) == f"{page}#{name(said)}"
    end = len(document.text)
    assert link(Span(document, end, end)) == page


@pytest.mark.parametrize(
    ("id", "file"),
    [
        ("barset-2016", "barset-2016.html"),
        ("index", "index-1bc04b52.html"),
        ("../etc/passwd", "etc-passwd-"),
        ("Årlig", "rlig-"),
        ("", "report-e3b0c442.html"),
    ],
)
def test_a_page_has_a_name_for_any_file_system(id: str, file: str) -> None:
    found = page_name(id)
    assert found == file or (file[-1] == "-" and found.startswith(file) and len(found) < 30)


def test_names_that_differ_in_case_have_pages_of_their_own() -> None:
    assert len({page_name(id).lower() for id in ("A", "a", "a!", "a?")}) == 4


def test_the_material_reads_pages() -> None:
    with pytest.raises(AssertionError, match="left open"):
        Page("<p>")
