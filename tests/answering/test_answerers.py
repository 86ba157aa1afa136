"""Every kind has its answerer, and the sentences answer where a report lacks the structure."""

import pytest

from bot.answering.assistant import Assistant
from bot.questions.kinds.table import KINDS, OF_MANY, OF_VISITS
from tests.conftest import Ask

PLAIN = """Notes on the mill

The grade of the flour is marked on each sack in red.

The miller recommends that the ropes are changed each spring.

The date of the harvest is painted over the door.
"""


def test_every_kind_has_an_answerer(barset: Assistant) -> None:
    assert set(barset._answerers) == {kind.name for kind in (*KINDS, *OF_VISITS, *OF_MANY)}


@pytest.mark.parametrize(
    ("asked", "kind", "quote"),
    [
        ("what is the grade of the flour", "grade", "The grade of the flour is marked"),
        ("what was recommended about the ropes", "areas", "The miller recommends that the ropes"),
    ],
)
def test_without_the_structure_the_sentences_answer(
    ask: Ask, asked: str, kind: str, quote: str
) -> None:
    mill = ask(mill=PLAIN)
    assert mill.read(asked).question.kind.name == kind
    answer = mill.answer(asked)
    assert answer.status == "answered"
    assert answer.quotes[0].text.startswith(quote)


GRADED = """Mill inspection

Overall: Good

How safe is the mill?

Good

The rating of each risk is looked at every month.
"""


def test_what_is_called_a_rating_and_graded_by_no_inspector_is_searched(ask: Ask) -> None:
    mill = ask(mill=GRADED)
    answer = mill.answer("what is the rating of each risk looked at")
    assert answer.grade == "not stated"
    assert answer.short.startswith("Grade not stated.")
    assert answer.quotes[0].text == "The rating of each risk is looked at every month."
    assert mill.answer("what is the rating of the ducks").quotes == ()


def test_an_ordinary_word_asked_for_its_meaning_is_searched(barset: Assistant) -> None:
    assert barset.answer("what does burglary mean").quotes
    assert barset.answer("what does RDO mean").short == (
        "The report does not say what “RDO” stands for."
    )
