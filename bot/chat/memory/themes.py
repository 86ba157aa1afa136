"""What questions are about, many at once: those that share a word are one theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.common import common_words
from bot.search.analysis import STOP_WORDS, Stemmer, tokenise

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Theme:
    """A word that several questions share, how often they were asked, and the one asked most."""

    name: str
    number: int
    example: str


def themes(questions: Sequence[tuple[str, int]], top: int = 10) -> tuple[Theme, ...]:
    """The themes of questions and how often each was asked, the largest first, then the others.

    The word that most questions share is the first theme, with all that share it; the next is
    sought among the rest. A word of one question alone makes no theme.
    """
    stemmer, plain = Stemmer(), STOP_WORDS | common_words()
    left = [(text, number, _stems(text, stemmer, plain)) for text, number in questions]
    found: list[Theme] = []
    while left and len(found) < top:
        shared = Counter(stem for _, _, stems in left for stem in stems)
        stem, number = max(shared.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if number < 2:
            break
        of = [row for row in left if stem in row[2]]
        found.append(_theme(of[0][2][stem], [(text, count) for text, count, _ in of]))
        left = [row for row in left if stem not in row[2]]
    found.sort(key=lambda theme: -theme.number)
    rest = [_theme(OTHERS, [(text, count) for text, count, _ in left])] if left else []
    return (*found, *rest)


def _theme(name: str, rows: Sequence[tuple[str, int]]) -> Theme:
    return Theme(name, sum(count for _, count in rows), max(rows, key=lambda row: row[1])[0])


def _stems(text: str, stemmer: Stemmer, plain: frozenset[str]) -> dict[str, str]:
    """The stems of the telling words of a question, each with the word as it was written."""
    words = [token.text for token in tokenise(text)]
    telling = (word for word in words if word not in plain and len(word) > 2)
    return {stemmer.stem(word): word for word in telling}
