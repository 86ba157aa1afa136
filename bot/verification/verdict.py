"""What came of checking a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reports.document import Document, Span

Status = Literal["word_for_word", "altered", "elsewhere", "nowhere", "too_short"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a quotation stands word for word."""

    span: Span
    """From its first word to its last."""
    around: Span
    """The sentences that it is of."""
    gaps: tuple[Gap, ...] = ()

    @property
    def negated(self) -> bool:
        """Whether the quotation leaves a negation out."""
        return any(gap.negates for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a report says where a quotation has an ellipsis or a bracket."""

    span: Span
    left_out: bool
    """Whether the quotation has an ellipsis, and not words in brackets."""
    negates: bool
    """Whether a negation of the same sentence is among it, or is put in instead."""
    put: str = ""
    """The words in brackets."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that are the same, or that a quotation has otherwise than the report."""

    quoted: str
    """The words of the quotation; empty where it lacks those of the report."""
    stated: str
    """The words of the report; empty where it has none there."""
    same: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words of a report that come nearest to a quotation, and how they differ."""

    span: Span
    around: Span
    """The sentences that they are of."""
    changes: tuple[Change, ...]
    likeness: float
    """The share of words that both have in the same order, from 0 to 1."""
    wording_differs: bool = True
    """Whether more differs than punctuation and capitals."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a quotation stands in the reports, and where, or what comes nearest."""

    quote: str
    status: Status
    named: tuple[Document, ...] = ()
    """The reports that it was said to be from; empty where none was named."""
    found: tuple[Found, ...] = ()
    """The first places where it stands word for word."""
    times: int = 0
    """In how many places it does."""
    nearest: Nearest | None = None
