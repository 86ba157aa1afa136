"""Whole lists of what is to change and of what is good."""

import pytest

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant
from tests.conftest import Ask

LOAM = """Inspection of Loam

Findings

The baths of Loam are good and strong.

What is the town doing that is effective?

• Roads are lit.
• Buses are new.

What does the town need to do better?

• Lanes are dark.
• Trains are late.
"""


@pytest.fixture
def loam(ask: Ask) -> Assistant:
    return ask(loam=LOAM)


def texts(answer: Answer) -> list[str]:
    return [quote.text for quote in answer.quotes]


@pytest.mark.parametrize(
    "question",
    [
        "what are the strengths?",
        "what is working well",
        "what does the council do well?",
        "What is the town doing that is effective?",
    ],
)
def test_praise_that_is_listed_is_given_whole(loam: Assistant, question: str) -> None:
    answer = loam.answer(question)
    assert texts(answer) == ["Roads are lit.", "Buses are new."]
    assert answer.is_list
    assert answer.short == "2 under “what is the town doing that is effective?”:"


def test_a_heading_repeated_gets_its_own_list(loam: Assistant) -> None:
    answer = loam.answer("What does the town need to do better?")
    assert texts(answer) == ["Lanes are dark.", "Trains are late."]


def test_without_a_list_the_findings_that_praise_are_shown(barset: Assistant) -> None:
    answer = barset.answer("what are the strengths?")
    assert texts(answer) == ["Barset Police is good at reducing crime."]
    assert not answer.is_list
