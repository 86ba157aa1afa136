"""Answers given a moment ago, which buttons and other people ask for again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant
from bot.packs.table import Table, asked, in_order

_KEPT = 500
"""Answers, some kilobytes each."""
_TABLES = 20
"""Tables, some hundred kilobytes each."""
_MOST = 150
"""Reports that are asked for a table: nobody else is answered meanwhile, some 2 s at most."""


class Recent:
    """Answers from an assistant, the latest from memory; to be used from one thread at a time.

    While sentences still get their vectors an answer may become a better one, and none is kept.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._tables: Callable[[str], Table] = lru_cache(_TABLES)(self._asked)
        self._kept: Callable[[str, tuple[str, ...]], Answer] = lru_cache(_KEPT)(assistant.answer)

    def answer(self, question: str, history: tuple[str, ...] = ()) -> Answer:
        """What the assistant answers to a question after earlier ones, oldest first."""
        meaning = self._assistant.meaning
        if meaning is not None and not meaning.complete:
            return self._assistant.answer(question, history)
        return self._kept(question, history)

    def table(self, question: str) -> Table:
        """What each report answers by itself, of no more than the first by name."""
        return self._tables(question)

    def _asked(self, question: str) -> Table:
        documents = in_order(self._assistant, self._assistant.apart.asked_of(question))
        return asked(self._assistant, [question], documents[:_MOST])
