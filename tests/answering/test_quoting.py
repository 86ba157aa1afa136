"""Counts beside what is counted, and figures in a sentence."""

import pytest

from bot.answering.quoting import counted, values
from bot.reports.document import Document, Span
from bot.search.content import Fit


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It has 900 special constables.", "constables", True),
        ("Sustaining officer numbers at 1,220 is hard.", "officer", True),
        ("Number of pupils on roll: 287", "pupils", True),
        ("There were four suspensions.", "suspensions", True),
        ("The officers met in 2015, and 12 calls came.", "officers", False),
        ("About 80 per cent of engines run.", "engines", False),
        ("In 2015, officers left.", "officers", False),
    ],
)
def test_a_count_stands_beside_its_noun(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert counted(text, start, start + len(word)) is expected


def test_distinct_figures_of_the_kind_wanted() -> None:
    text = "It saved £4.5m of £20m by 2016, and £4.5m again."
    span = Span(Document("r", "R", text, ()), 0, len(text))
    assert values(span, Fit.MONEY) == ("£4.5m", "£20m")
    assert values(span, Fit.DATE) == ("2016",)
    assert values(span, Fit.NONE) == ()
