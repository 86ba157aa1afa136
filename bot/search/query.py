"""What a search looks for: concepts, each with what a report may call it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.search.content import Fit

Phrase = tuple[str, ...]
"""Terms that stand side by side."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One way in which a report may call a concept, and how much it counts."""

    terms: Phrase
    weight: float


@dataclass(frozen=True, slots=True)
class Concept:
    """A word or phrase of the question that carries a subject."""

    text: str
    start: int
    end: int
    senses: tuple[Sense, ...]
    """What it is called in the corpus, the word itself first; empty: the corpus lacks it."""
    literal: bool
    """Whether the corpus holds the very word, in any inflection."""
    common: bool = False
    """Whether it is so common a word in English that a text without it lacks nothing."""

    def presence(self, terms: frozenset[str]) -> float:
        """The weight of the best sense that a set of terms holds whole; 0 where it holds none."""
        present = (sense.weight for sense in self.senses if terms.issuperset(sense.terms))
        return max(present, default=0.0)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: concepts in order, the kind of content wanted, and earlier concepts."""

    concepts: tuple[Concept, ...]
    wanted: Fit = Fit.NONE
    background: tuple[tuple[Concept, float], ...] = field(default=())
    """Concepts of earlier turns with their weights; they choose passages, not sentences."""
    text: str = ""
    """The question in words, for its meaning; empty: by its concepts alone."""
    before: str = ""
    """The question before it in words."""
    leaning: bool = False
    """Whether it is not whole without the one before."""
