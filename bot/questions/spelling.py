"""Misspelt words of a question put right against the words of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from bot.search.analysis import STOP_WORDS, Token, tokenise

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_SHORTEST = 3
_LONG = 8
_LIKELIER = 1_000
"""How many times commoner in English a word must be than a real but rare one taken for it."""


class English:
    """How often each word of English occurs, by pyspellchecker's list, read when first needed."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._list

    def frequency(self, word: str) -> int:
        """Occurrences in the texts that the list was made of; 0 for a word that it lacks."""
        return int(self._list[word])

    @cached_property
    def _list(self) -> SpellChecker:
        from spellchecker import SpellChecker

        return SpellChecker(distance=1)


class Speller:
    """Repairs a word that nothing explains by the nearest word that something does.

    A real English word that the corpus lacks is left alone, since it tells that the report does
    not speak of it.
    """

    def __init__(self, corpus: Iterable[str], triggers: Iterable[str], english: English) -> None:
        self._english = english
        self._corpus = {word for word in corpus if word.isalpha() and len(word) > _SHORTEST}
        self._known = self._corpus | set(triggers) | STOP_WORDS

    def repair(
        self, text: str, explained: Callable[[str], bool]
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with misspelt words put right, and each word with what replaced it."""
        repaired, repairs, end = [], [], 0
        for token in tokenise(text):
            word = None if explained(token.text) else self._nearest(token)
            if word:
                repaired += [text[end : token.start], word]
                repairs.append((text[token.start : token.end], word))
                end = token.end
        return "".join([*repaired, text[end:]]), tuple(repairs)

    def _nearest(self, token: Token) -> str | None:
        word = token.text
        if not word.isalpha() or len(word) < _SHORTEST or word in self._known or token.parts:
            return None
        candidates = self._candidates(word)
        if not candidates:
            return None
        best = min(candidates, key=lambda found: self._rank(word, *found))[0]
        return best if self._is_mistake(word, best) else None

    def _candidates(self, word: str) -> list[tuple[str, int]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        limit = 2 if len(word) >= _LONG else 1
        found = process.extract(
            word, list(self._known), scorer=OSA.distance, score_cutoff=limit, limit=20
        )
        return [(known, int(distance)) for known, distance, _ in found if len(known) > 2]

    def _rank(self, word: str, known: str, distance: int) -> tuple[int, bool, int, str]:
        return distance, known[0] != word[0], -self._english.frequency(known), known

    def _is_mistake(self, word: str, best: str) -> bool:
        own = self._english.frequency(word)
        return own == 0 or self._english.frequency(best) > own * _LIKELIER
