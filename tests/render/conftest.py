"""An invented report of a few sentences, and answers quoting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.answering.answer import Quote
from bot.reports.document import Block, Document, Kind, Span

_LINES = (
    (Kind.HEADING, 1, "Coastshire 2020"),
    (Kind.HEADING, 2, "How well does the force answer calls?"),
    (Kind.LABEL, 0, "Good"),
    (Kind.PARAGRAPH, 0, "It answers most calls in 9 seconds. Staff like the new system."),
    (Kind.PARAGRAPH, 0, "Night shifts are short of people."),
    (Kind.HEADING, 3, "Areas for improvement"),
    (Kind.ITEM, 0, "Hire more people."),
    (Kind.ITEM, 0, "Mend the radio."),
)


@pytest.fixture
def report() -> Document:
    """A report with a grade, three paragraphs' worth of sentences and two areas."""
    text, blocks = "", []
    for kind, level, content in _LINES:
        blocks.append(Block(kind, len(text), len(text) + len(content), level))
        text += content + "\n\n"
    return Document(
        "coastshire", "Coastshire 2020", text, tuple(blocks), published=date(2020, 3, 1)
    )


@pytest.fixture
def quote(report: Document) -> Callable[..., Quote]:
    """Makes the quote of a slice of the report, some of its words matched."""

    def make(text: str, *words: str) -> Quote:
        start = report.text.index(text)
        span = Span(report, start, start + len(text))
        place = report.block_at(start)
        assert place is not None
        found = sorted((report.text.index(w, start), len(w)) for w in words)
        matched = tuple((at, at + size) for at, size in found)
        return Quote(span, report.span(report.blocks[place]), 2.0, matched)

    return make
