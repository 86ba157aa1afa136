"""Messages cut into their questions and the story around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.message import Message, cut


@pytest.mark.parametrize(
    ("text", "questions", "story"),
    [
        ("what is the grade?", ("what is the grade?",), ""),
        ("radio costs", ("radio costs",), ""),
        (
            "I run a shop in Loam. How fast do they come?",
            ("How fast do they come?",),
            "I run a shop in Loam.",
        ),
        ("As a voter, what did I pay?", ("what did I pay?",), "As a voter"),
        ("My shop was robbed so what do I do", ("what do I do",), "My shop was robbed"),
        ("whats the cost and who paid", ("whats the cost", "who paid"), ""),
        ("What did it cost and who paid?", ("What did it cost", "who paid?"), ""),
        ("Is it good? And why?", ("Is it good?", "And why?"), ""),
        ("1. how many dogs 2) which forces", ("how many dogs", "which forces"), ""),
        ("do they listen, and have they learnt?", ("do they listen", "have they learnt?"), ""),
        ("I would love to know which dogs they train", ("which dogs they train",), ""),
        ("The force sold its horses, right?", ("The force sold its horses, right?",), ""),
        (
            "Someone said they sold the horses. True?",
            ("Someone said they sold the horses, True?",),
            "",
        ),
    ],
)
def test_questions_and_story(text: str, questions: tuple[str, ...], story: str) -> None:
    assert cut(text) == Message(questions, story)


@given(st.text())
def test_every_question_stands_in_the_message_or_joins_its_tag(text: str) -> None:
    message = cut(text)
    assert message.questions
    words = text.split()
    for question in message.questions:
        assert all(word.strip(" ,.?") in " ".join(words) for word in question.split())
