from __future__ import annotations

from bot.answering.assistant import Assistant
from bot.chat.memory.recent import Recent

OFFICERS = "How many officers does the force have?"


def test_an_answer_is_kept_once_every_sentence_has_its_vector(barset: Assistant) -> None:
    recent = Recent(barset)
    before = recent.answer(OFFICERS)
    assert recent.answer(OFFICERS) is not before
    barset.learn()
    after = recent.answer(OFFICERS)
    assert recent.answer(OFFICERS) is after
    assert after.text == before.text == "1,310"


def test_what_was_asked_before_makes_it_another(barset: Assistant) -> None:
    barset.learn()
    recent = Recent(barset)
    history = ("What is the grade for investigating crime?",)
    assert recent.answer("why?", history) is recent.answer("why?", history)
    assert recent.answer("why?", history) == barset.answer("why?", history)
    assert recent.answer("why?") != recent.answer("why?", history)
