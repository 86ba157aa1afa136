"""The kind of a question, by weighing all kinds against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.questions.kinds import finding
from bot.questions.kinds.kind import Kind
from bot.questions.kinds.nearness import WordNearness, words_of
from bot.questions.kinds.table import KINDS, OF_MANY, OF_VISITS
from bot.search.analysis import STOP_WORDS

Nearness = Callable[[str], Mapping[Kind, float]]
"""For each kind how near a question is to it, from 0 to 1; a kind left out is not near."""
_NEAREST = 0.75
"""What a kind's nearest example counts beside its cues, when it is the very question."""
_SUBJECT = 0.15
"""What each word of a subject counts against a kind that is asked of a whole report."""


class Chooser:
    """Chooses between kinds by their cues and by how near a question is to their examples."""

    def __init__(self, kinds: Sequence[Kind], nearness: Nearness) -> None:
        self._kinds = tuple(kinds)
        self._nearness = nearness
        self._words = {kind: _subject(kind.examples) for kind in kinds}

    @classmethod
    def between(cls, *kinds: Kind) -> Chooser:
        """Between some kinds, by the words of their examples."""
        return cls(kinds, WordNearness(kinds))

    def choose(self, text: str) -> Kind:
        """The kind with the most to be said for it; of equals, the first."""
        near, words = self._nearness(text), _subject(text)
        return max(self._kinds, key=lambda kind: self._weight(kind, text, words, near))

    def _weight(
        self, kind: Kind, text: str, words: frozenset[str], near: Mapping[Kind, float]
    ) -> float:
        cues = sum(cue.strength for cue in kind.cues if cue.phrases.search(text))
        subject = len(words - self._words[kind]) if kind.of_whole else 0
        return kind.prior + cues + _NEAREST * near.get(kind, 0.0) - _SUBJECT * subject

    @property
    def words(self) -> frozenset[str]:
        """The words that ask for a kind rather than about something, for the repair of spelling."""
        asking = (self._words[kind] for kind in self._kinds if kind is not finding.KIND)
        return frozenset[str]().union(*asking)


@dataclass(frozen=True, slots=True, eq=False)
class Choosers:
    """The choosers between the kinds that can be asked, by how many reports are asked about."""

    one: Chooser
    visits: Chooser
    """Where several reports on one body are asked about."""
    many: Chooser
    """Where reports on several bodies are."""

    @classmethod
    def shipped(cls) -> Choosers:
        """Between the kinds that come with the package."""
        return cls(
            Chooser.between(*KINDS),
            Chooser.between(*KINDS, *OF_VISITS),
            Chooser.between(*KINDS, *OF_VISITS, *OF_MANY),
        )


def _subject(text: str) -> frozenset[str]:
    """The words of a text that may tell a subject."""
    return frozenset(words_of(text)) - STOP_WORDS
