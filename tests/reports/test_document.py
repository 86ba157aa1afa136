"""Spans, sections and citations of a document made by hand."""

from datetime import date

import pytest

from bot.reports.document import Block, Document, Kind, Span

TEXT = "Title\n\nOne?\n\nFirst words.\n\nPart\n\nMore words."
DOCUMENT = Document(
    id="r",
    title="Title",
    text=TEXT,
    blocks=(
        Block(Kind.HEADING, 0, 5, 1),
        Block(Kind.HEADING, 7, 11, 2),
        Block(Kind.PARAGRAPH, 13, 25),
        Block(Kind.HEADING, 27, 31, 3),
        Block(Kind.PARAGRAPH, 33, 44),
    ),
    pages=(0, 27),
    published=date(2016, 3, 5),
)


def test_a_span_is_a_slice() -> None:
    assert Span(DOCUMENT, 13, 18).text == "First"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (0, 45)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not inside r"):
        Span(DOCUMENT, start, end)


def test_sections_end_at_the_next_heading_of_their_rank() -> None:
    assert [(s.start, s.end, s.parent) for s in DOCUMENT.sections] == [
        (0, 44, None),
        (7, 44, 0),
        (27, 44, 1),
    ]


def test_a_citation_names_headings_place_and_date() -> None:
    citation = Span(DOCUMENT, 33, 37).citation
    assert citation.path == ("One?", "Part")
    assert citation.section == "Part"
    assert str(citation) == "Title · One? · Part · page 2 · 5 March 2016"


def test_without_pages_the_place_is_the_paragraph_of_the_section() -> None:
    document = Document("r", "Title", TEXT, DOCUMENT.blocks)
    assert str(Span(document, 33, 37).citation) == "Title · One? · Part · paragraph 1"


def test_before_the_first_heading_there_is_no_section() -> None:
    document = Document("r", "T", "Words. More.", (Block(Kind.PARAGRAPH, 0, 12),))
    assert Span(document, 0, 6).section == ""
    assert Span(document, 0, 6).citation.path == ()


def test_every_one_of_many_headings_has_its_section() -> None:
    blocks = tuple(Block(Kind.HEADING, n, n + 1, 1 + n % 3) for n in range(5_000))
    document = Document("r", "T", "x" * 5_000, blocks)
    assert [section.heading.start for section in document.sections] == list(range(5_000))
