"""How near a question is to examples."""

import pytest

from bot.questions.kinds.kind import Kind
from bot.questions.kinds.nearness import WordNearness

SEA = Kind("sea", "how deep is the sea / where is the harbour")
SKY = Kind("sky", "how high is the sky")


def test_an_example_itself_is_as_near_as_can_be() -> None:
    near = WordNearness((SEA, SKY))("How deep is the sea?")
    assert near[SEA] == pytest.approx(1.0)
    assert 0 < near[SKY] < 0.5


def test_words_of_no_example_make_a_question_less_near() -> None:
    nearness = WordNearness((SEA, SKY))
    assert nearness("where is the harbour master")[SEA] < nearness("where is the harbour")[SEA]
    assert nearness("quarterly budgets") == {}


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    near = WordNearness((SEA, SKY))("is sky")
    assert near[SKY] > near[SEA]
