"""A text as the pieces that the encoder knows, the likeliest way of cutting it (Kudo 2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf
from unicodedata import normalize

START, END, UNKNOWN = 0, 1, 2
"""The first rows of every vocabulary."""

_SPACE = "▁"
"""Stands before each word, as in SentencePiece (Kudo and Richardson 2018)."""

_PENALTY = 10.0
"""How much less likely than the rarest piece an unknown character is, as in SentencePiece."""

_CONTROLS = {*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F}
_BLANKS = (0x1680, *range(0x200B, 0x2010), 0x2581, 0xFEFF, 0xFFFD)
_PLAIN: dict[int, str | None] = {**dict.fromkeys(_CONTROLS), **dict.fromkeys(_BLANKS, " ")}
"""What SentencePiece's nmt_nfkc does beyond Unicode's NFKC: drops, and turns to blanks."""


class Pieces:
    """Cuts texts: each word into the known pieces whose log probabilities add up to the most."""

    def __init__(self, known: Sequence[str], scores: Sequence[float]) -> None:
        """Take the pieces in the order of their numbers, each with its log probability."""
        self._numbers = dict(zip(known, range(len(known)), strict=True))
        for special in known[: UNKNOWN + 1]:
            del self._numbers[special]
        self._scores = scores
        self._longest = max(map(len, known))
        self._unknown = min(scores) - _PENALTY

    def of(self, text: str, most: int) -> list[int]:
        """The numbers of a text's pieces between START and END, no more than `most` in all."""
        return [START, *islice(self._numbered(text), most - 2), END]

    def _numbered(self, text: str) -> Iterator[int]:
        """Neighbouring unknown characters are one unknown piece."""
        for word in normalize("NFKC", text.translate(_PLAIN)).split():
            before = None
            for number in self._cut(_SPACE + word):
                if number != UNKNOWN or before != UNKNOWN:
                    yield number
                before = number

    def _cut(self, word: str) -> list[int]:
        """The best way to each place of a word, and from the last the way back (Viterbi)."""
        size = len(word)
        best = [0.0, *[-inf] * size]
        last = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(start + self._longest, size) + 1):
                number = self._numbers.get(word[start:end], UNKNOWN)
                if number == UNKNOWN and end > start + 1:
                    continue
                score = self._unknown if number == UNKNOWN else self._scores[number]
                if best[start] + score > best[end]:
                    best[end], last[end] = best[start] + score, (start, number)
        return _way_back(last)


def _way_back(last: Sequence[tuple[int, int]]) -> list[int]:
    numbers = []
    place = len(last) - 1
    while place:
        place, number = last[place]
        numbers.append(number)
    return numbers[::-1]
