"""Answers given a moment ago, which buttons and other people ask for again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant

_KEPT = 500
"""Answers, some kilobytes each."""


class Recent:
    """Answers from an assistant, the latest from memory; to be used from one thread at a time.

    While sentences still get their vectors an answer may become a better one, and none is kept.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._kept: Callable[[str, tuple[str, ...]], Answer] = lru_cache(_KEPT)(assistant.answer)

    def answer(self, question: str, history: tuple[str, ...] = ()) -> Answer:
        """What the assistant answers to a question after earlier ones, oldest first."""
        meaning = self._assistant.meaning
        if meaning is not None and not meaning.complete:
            return self._assistant.answer(question, history)
        return self._kept(question, history)
