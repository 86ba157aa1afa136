"""Figures of a sentence: whole, and beside what they count."""

import pytest

from bot.answering.figures import counts, values
from bot.search.content import Fit


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It has 900 special constables.", "constables", ("900",)),
        ("Sustaining officer numbers at 1,220 is hard.", "officer", ("1,220",)),
        ("Number of pupils on roll: 287", "pupils", ("287",)),
        ("There were four suspensions.", "suspensions", ("four",)),
        ("It moved approximately 184,000 patients by bus.", "patients", ("approximately 184,000",)),
        ("It moved fewer than 50 patients.", "patients", ("fewer than 50",)),
        ("It lost 30 of 1,250 officers.", "officers", ("30", "1,250")),
        ("The officers met in 2015, and 12 calls came.", "officers", ()),
        ("About 80 per cent of engines run.", "engines", ()),
        ("In 2015, officers left.", "officers", ()),
        ("On 24 May 2022 officers left.", "officers", ()),
        ("Within 3 weeks officers left.", "officers", ()),
        ("One in four officers left.", "officers", ()),
        ("A third of officers left.", "officers", ()),
    ],
)
def test_a_count_stands_beside_its_noun(text: str, word: str, expected: tuple[str, ...]) -> None:
    start = text.index(word)
    assert counts(text, start, start + len(word)) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("It saved £4.5m of £20m by 2016, and £4.5m again.", Fit.MONEY, ("£4.5m", "£20m")),
        ("It saved £4.5m by 2016.", Fit.DATE, ("2016",)),
        ("The fair opened in May 2022.", Fit.DATE, ("May 2022",)),
        ("The fair opened on May 20, 2022.", Fit.DATE, ("May 20, 2022",)),
        ("There is a 9-month wait.", Fit.DURATION, ("9-month",)),
        ("They wait up to 15 months.", Fit.DURATION, ("up to 15 months",)),
        ("They wait three to six weeks.", Fit.DURATION, ("three to six weeks",)),
        ("Boys of 12 years of age wait.", Fit.DURATION, ()),
        ("It grew by less than 5%.", Fit.PERCENT, ("less than 5%",)),
        ("One in four officers left.", Fit.PERCENT, ("One in four",)),
        ("A third of officers left.", Fit.PERCENT, ("A third",)),
        ("It has 12 vans.", Fit.NUMBER, ()),
        ("It saved £4.5m.", Fit.NONE, ()),
    ],
)
def test_distinct_figures_of_the_kind_wanted(
    text: str, wanted: Fit, expected: tuple[str, ...]
) -> None:
    assert values(text, wanted) == expected
