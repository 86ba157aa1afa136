"""Words of a quotation held against a report's, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from bot.verification.folding import folded
from bot.verification.verdict import Change

_WORD = re.compile(r"(?:\S*[^\W\d_]-\s+(?=[a-z]))?\S+")
"""A word, of which a hyphen may part the end: "commu- nity"."""
_IDLE = re.compile(r"(?<!\d)[^\w\s%£$€]+|[^\w\s%£$€]+(?!\d)|_")
_GAP = re.compile(r"…|\.\s?\.\s?\.")
_STOPS = re.compile(r"[.?!][)\]'\"’”]*\Z")
_EDGES = "\"“”'‘’.,;:–—-"
_WORTH = 2
"""Words of the report that a matching word at an edge is worth passing over."""


class Word(NamedTuple):
    """A word with the punctuation at it, as a half-open range of a text."""

    text: str
    start: int
    end: int
    key: str
    """By which words are brought together: letters, figures and their signs, in lower case."""
    after_gap: bool
    """Whether an ellipsis stands before it."""


def letters(text: str) -> str:
    """A text in lower case without punctuation, but for that in figures and their signs."""
    return _IDLE.sub("", text.replace("–", "-")).lower()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a range of a text that have a letter or a figure."""
    found: list[Word] = []
    gap = False
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        # Most words have nothing but letters, and need no second look.
        key = word.lower() if word.isalnum() else "".join(letters(word).split())
        if key:
            found.append(Word(word, *match.span(), key, gap))
        gap = (gap and not key) or bool(word[-1] in "….)]" and _GAP.search(word))
    return found


class _Run(NamedTuple):
    """Words that both have: where they start in the quotation and the report, and how many."""

    quoted: int
    stated: int
    size: int


class _Step(NamedTuple):
    """Half-open ranges of the quotation's and the report's words that stand against each other."""

    start: int
    end: int
    stated_start: int
    stated_end: int
    same: bool
    """Whether they are the same, or an ellipsis stands for the report's."""

    @property
    def left_out(self) -> bool:
        return self.same and self.start == self.end


@dataclass(frozen=True)
class Alignment:
    """The run of a report's words that fits a quotation best.

    Ratcliff and Obershelp (1988), as difflib has it, with both ends of the report's text free.
    """

    quote: str
    text: str
    quoted: Sequence[Word]
    stated: Sequence[Word]

    @cached_property
    def _runs(self) -> list[_Run]:
        """What both have in the same order, without words at an edge that stand too far away."""
        matcher = SequenceMatcher(
            None, [w.key for w in self.quoted], [w.key for w in self.stated], autojunk=False
        )
        runs = [_Run(*block) for block in matcher.get_matching_blocks() if block.size]
        while len(runs) > 1 and self._far(runs[0], runs[1], runs[0].size):
            runs.pop(0)
        while len(runs) > 1 and self._far(runs[-2], runs[-1], runs[-1].size):
            runs.pop()
        return runs

    def _far(self, first: _Run, second: _Run, size: int) -> bool:
        if self.quoted[second.quoted].after_gap:
            return False
        over = second.stated - (first.stated + first.size)
        return over - (second.quoted - (first.quoted + first.size)) > _WORTH * size

    @cached_property
    def range(self) -> tuple[int, int]:
        """The report's words that stand against the quotation's, by their numbers."""
        if not self._runs:
            return 0, 0
        start, end = self._runs[0].stated, self._runs[-1].stated + self._runs[-1].size
        for _ in range(self._runs[0].quoted):
            if start and not _STOPS.search(self.stated[start - 1].text):
                start -= 1
        for _ in range(len(self.quoted) - self._runs[-1].quoted - self._runs[-1].size):
            if end < len(self.stated) and not _STOPS.search(self.stated[end - 1].text):
                end += 1
        return start, end

    @cached_property
    def likeness(self) -> float:
        """The share of words that both have in the same order, from 0 to 1.

        Where the quotation has an ellipsis, what it leaves out does not count.
        """
        start, end = self.range
        same = sum(run.size for run in self._runs)
        left_out = (s.stated_end - s.stated_start for s in self._steps() if s.same)
        stated = end - start - sum(left_out)
        return 2 * same / (len(self.quoted) + stated) if same else 0.0

    def _steps(self) -> Iterator[_Step]:
        """Ranges of both that stand between what they have in the same order, and around it."""
        start, end = self.range
        at_quoted, at_stated = 0, start
        for run in (*self._runs, _Run(len(self.quoted), end, 0)):
            gap = run.size > 0 and run.quoted == at_quoted and self.quoted[run.quoted].after_gap
            yield _Step(at_quoted, run.quoted, at_stated, run.stated, gap)
            at_quoted, at_stated = run.quoted + run.size, run.stated + run.size

    def refined(self) -> Alignment:
        """The same within the range alone, where that fits better.

        Else a word beyond it, met by chance, may have taken the place of one within.
        """
        first, last = self.range
        inner = Alignment(self.quote, self.text, self.quoted, self.stated[first:last])
        return inner if inner.likeness > self.likeness else self

    @property
    def wording_differs(self) -> bool:
        """Whether more differs than punctuation and capitals."""
        steps = ((s.end - s.start) + (s.stated_end - s.stated_start) for s in self._steps())
        gaps = (s.stated_end - s.stated_start for s in self._steps() if s.same)
        return sum(steps) > sum(gaps)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All words of both, in order, as runs that are the same or differ."""
        joined: list[_Step] = []
        for step in self._words():
            last = joined[-1] if joined else None
            if last and last.same == step.same and last.left_out == step.left_out:
                joined[-1] = last._replace(end=step.end, stated_end=step.stated_end)
            else:
                joined.append(step)
        return tuple(map(self._change, joined))

    def _words(self) -> Iterator[_Step]:
        """The steps, and the words between them one by one."""
        for step, run in zip(self._steps(), (*self._runs, _Run(0, 0, 0)), strict=True):
            if step.end > step.start or step.stated_end > step.stated_start:
                yield step
            for n in range(run.size):
                quoted, stated = run.quoted + n, run.stated + n
                same = self._same(self.quoted[quoted].text, self.stated[stated].text, quoted)
                yield _Step(quoted, quoted + 1, stated, stated + 1, same)

    def _same(self, mine: str, theirs: str, place: int) -> bool:
        """Whether two words are the same to the letter; edges of a quotation do not count."""
        mine, theirs = folded(mine).text, folded(theirs).text
        if place == len(self.quoted) - 1 or self.quoted[place + 1].after_gap:
            mine, theirs = mine.rstrip(_EDGES), theirs.rstrip(_EDGES)
        if place == 0:
            mine, theirs = mine.lstrip(_EDGES), theirs.lstrip(_EDGES)
            mine, theirs = mine[:1].lower() + mine[1:], theirs[:1].lower() + theirs[1:]
        return mine == theirs

    def _change(self, step: _Step) -> Change:
        quoted = stated = ""
        if step.end > step.start:
            quoted = self.quote[self.quoted[step.start].start : self.quoted[step.end - 1].end]
        if step.stated_end > step.stated_start:
            first, last = self.stated[step.stated_start], self.stated[step.stated_end - 1]
            stated = self.text[first.start : last.end]
        if step.end == len(self.quoted) and quoted[-1:].isalnum():
            stated = stated.rstrip(_EDGES)
        return Change("…" if step.left_out else quoted, stated, step.same)
