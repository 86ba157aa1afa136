"""Answers to questions in other languages than English, in the report's own English."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

from bot.answering.answer import SHOWN, Answer
from bot.answering.quoting import quote_hit
from bot.answering.smalltalk import reply
from bot.questions.reading import Note
from bot.reports.document import Document
from bot.search.content import Fit
from bot.search.encoder.blocks import Matrix
from bot.search.foreign import Nearest
from bot.search.index import Index

ANSWERED = 0.055
RELATED = 0.01
"""Nearness, for fifty sentences, from which the best is held to state it or to come close."""
GROWTH = 0.007
"""How much nearer the nearest of unrelated sentences is where there are e times as many."""
_SENTENCES = 50
_KEPT = 12
_WAIT = 5.0
"""Seconds that are waited for the sentences' vectors at the start."""
_TALK = {
    "hello": "languages",
    "good morning": "languages",
    "what can you do?": "languages",
    "who are you?": "languages",
    "thank you very much": "thanks",
    "goodbye": "bye",
}
"""Small talk, and the kind of reply to what means the same."""
_SAME = 0.85
"""The cosine from which a text means the same; of eighty questions on reports none reached .83."""
_NEAREST = "The report may not state this. The nearest that it says:"


class OtherLanguages:
    """Answers by the nearest sentences; what the report states as structure is not read."""

    def __init__(self, index: Index, search: Nearest, wait: float = _WAIT) -> None:
        self._index = index
        self._search = search
        self._wait = wait

    def smalltalk(self, text: str, examples: tuple[str, ...]) -> Answer | None:
        """The reply to a greeting, thanks or a question about the bot, or None."""
        near = (self._talk @ self._search.meaning.asked([text])[0]).tolist()
        best = max(range(len(near)), key=near.__getitem__)
        return reply(text, list(_TALK.values())[best], examples) if near[best] >= _SAME else None

    @cached_property
    def _talk(self) -> Matrix:
        return self._search.meaning.asked(list(_TALK))

    def answer(self, text: str, language: str, documents: Sequence[Document]) -> Answer:
        """The answer to a question, with a note of the language."""
        meaning = self._search.meaning
        if not meaning.finished(self._wait):
            return Answer(text, "smalltalk", _soon(language, meaning.share))
        note = (Note("language", language),)
        within = self._index.of(documents)
        rise = GROWTH * math.log(max(len(within), 1) / _SENTENCES)
        hits = self._search.search(text, _KEPT, within)
        near = [hit for hit in hits if hit.score >= RELATED + rise]
        if not near:
            return Answer(text, "not_found", "The report seems not to say this.", notes=note)
        stated = near[0].score >= ANSWERED + rise
        quotes = tuple(quote_hit(self._index, hit, (), Fit.NONE) for hit in near)
        return Answer(
            text,
            "answered" if stated else "related",
            "The report says:" if stated else _NEAREST,
            quotes[:SHOWN],
            quotes[SHOWN:],
            notes=note,
        )


def _soon(language: str, share: float) -> str:
    return (
        f"That looks like {language}. I have read {share:.0%} of the reports so far and can answer "
        "you when I have read them all. Please ask again soon."
    )
