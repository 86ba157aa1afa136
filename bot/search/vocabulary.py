"""The terms of a corpus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

_SHORTEST_ROOT = 5
_LONGEST_SUFFIX = 3


class Vocabulary:
    """The terms of a corpus by number, and the folded words that they come from."""

    def __init__(self, terms: Sequence[str], words: Mapping[str, str]) -> None:
        self.terms = tuple(terms)
        self.numbers = {term: number for number, term in enumerate(self.terms)}
        self.words = words

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.terms)

    def __contains__(self, term: str) -> bool:
        return term in self.numbers

    def __len__(self) -> int:
        return len(self.terms)

    def relatives(self, stem: str) -> tuple[str, ...]:
        """The terms that differ from a stem by a short ending: violenc, violent."""
        root = stem[: max(_SHORTEST_ROOT, len(stem) - 2)]
        if not stem.isalpha() or len(stem) < _SHORTEST_ROOT:
            return ()
        return tuple(t for t in self._from(root) if abs(len(t) - len(stem)) <= _LONGEST_SUFFIX)

    def _from(self, root: str) -> Iterator[str]:
        for place in range(bisect_left(self._sorted, root), len(self._sorted)):
            if not self._sorted[place].startswith(root):
                return
            if self._sorted[place].isalpha():
                yield self._sorted[place]
