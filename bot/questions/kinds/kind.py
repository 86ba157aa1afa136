"""What a kind of question is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.search.content import Fit

Part = Literal[
    "gradings",
    "judged",
    "questions",
    "areas",
    "strengths",
    "dated",
    "previous",
    "following",
    "steps",
    "author",
    "leads",
]
"""A part of an Inspection, by its name there."""


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """Phrases that tell a kind of question."""

    phrases: re.Pattern[str]
    strength: float
    """How much they tell it; being the very words of an example counts .75."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of question: how people ask it, and what an answer to it takes."""

    name: str
    examples: str
    """Questions of this kind as people type them, with " / " between them."""
    cues: tuple[Cue, ...] = ()
    prior: float = 0.0
    """What speaks for it before a word is read."""
    blanks: re.Pattern[str] | None = None
    """Words that say only what kind is asked, and nothing of its subject."""
    needs: Part | None = None
    """What a report must state as structure; without it the sentences are searched instead."""
    of_parts: bool = False
    """Whether it is asked of a report's parts, so that what these are called is no subject."""
    of_whole: bool = False
    """Whether it is asked of a whole report, so that a subject speaks against it."""
    of_many: bool = False
    """Whether it is asked of the reports on several bodies, and so of all where none is named."""
    of_visits: bool = False
    """Whether it is asked of several reports on one body."""
    wanted: Fit = Fit.NONE
    """What the sentences that answer it are made of, whatever else it says."""

    @property
    def asked(self) -> list[str]:
        """The examples one by one."""
        return " ".join(self.examples.split()).split(" / ")


def words(*phrases: str) -> re.Pattern[str]:
    """A pattern of any of some phrases, in whole words, in upper or lower case."""
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def cue(strength: float, *phrases: str) -> Cue:
    """A cue of regular expressions, of which any one is enough."""
    return Cue(words(*phrases), strength)
