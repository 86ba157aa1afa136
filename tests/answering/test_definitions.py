"""What a word of the report means, in its own sentences."""

import pytest

from tests.conftest import Ask

LOAM = """Inspection of Loam prison

Regime

Release is prepared early. Day release is a short leave from prison. Many men ask for day release.
Boys live on spurs (a spur is one floor of a wing). Those who clean are called orderlies.
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what does day release mean?", "Day release is a short leave from prison."),
        ("day release meaning", "Day release is a short leave from prison."),
        ("what is meant by orderlies", "Those who clean are called orderlies."),
        ("what is a spur?", "Boys live on spurs (a spur is one floor of a wing)."),
    ],
)
def test_a_term_is_explained_by_the_sentence_that_says_what_it_is(
    ask: Ask, asked: str, said: str
) -> None:
    answer = ask(loam=LOAM).answer(asked)
    assert (answer.status, answer.quotes[0].text) == ("answered", said)
