"""Questions in another language than English."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from typing import TYPE_CHECKING

from bot.search.analysis import tokenise

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_UNKNOWN = 0.25
"""The share of words that are no English ones from which another language is thought of."""
_CERTAIN = 0.5
_ENGLISH = 0.02
"""The probability of English from which a question is taken for English with odd words in it."""
_OTHER = "another language"
_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cy": "Welsh",
    "de": "German",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "lt": "Lithuanian",
    "nl": "Dutch",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "ta": "Tamil",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


class Languages:
    """Tells questions in English from others; the library behind it is loaded when first needed."""

    def __init__(self, known: Container[str], english: Container[str]) -> None:
        """``known``: words at hand; ``english``: many more, looked at where those do not do."""
        self._known = known
        self._english = english

    @cached_property
    def _identifier(self) -> LanguageIdentifier:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def other(self, text: str) -> str | None:
        """The language of a text that is not English, by name where it is a common one."""
        words = [t for t in tokenise(text) if any(map(str.isalpha, t.text))]
        strange = [
            word
            for word in words
            if word.text not in self._known or _accented(text[word.start : word.end])
        ]
        if not words or len(strange) < _UNKNOWN * len(words):
            return None
        unknown = [
            word
            for word in strange
            if word.text not in self._english or _accented(text[word.start : word.end])
        ]
        if len(unknown) < _UNKNOWN * len(words):
            return None
        chances = dict(self._identifier.rank(text))
        likeliest = max(chances, key=lambda code: chances[code])
        if chances["en"] >= _ENGLISH:
            return None
        if chances[likeliest] < _CERTAIN:
            return None if any(c.isascii() and c.isalpha() for c in text) else _OTHER
        return _NAMES.get(likeliest, _OTHER)


def _accented(word: str) -> bool:
    """Whether a word has a letter that English lacks: "región", which folds to an English word."""
    return any(letter.isalpha() and not letter.isascii() for letter in word)
