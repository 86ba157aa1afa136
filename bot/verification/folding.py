"""Text as it is compared: without what a copy of it may change and still be word for word.

White space, quotation marks, hyphens and dashes between words, bullets and marks of notes do not
count; letters and their case, figures and all other punctuation do.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate, chain
from unicodedata import normalize

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f", "\u00ad"),
        "…": ".",
    }
)
"""Characters that are written in several ways, one for one."""
_LEFT_OUT = re.compile(
    r"""[\s"\u00ad•◼▪●○■□·]+
    | (?<![^\W_])' | '(?![^\W_])    # a quotation mark, or the end of a plural possessive
    | -(?!\s*[£$€]?\d)              # not the sign of a number, nor between two
    | \.(?=\s*\.)                   # of an ellipsis one dot stays
    | (?<=[\w.,;:!?)])\[\d{1,3}\]   # the mark of a note
    """,
    re.VERBOSE,
)
_DASHES = re.compile(r"[-\u00ad\u200b\u2060]")
_SCALE = re.compile(
    r"\s?(?:%|‰|per\s?cent\b|percent\b|(?:hundred|thousand|million|billion|trillion|bn|mn|k|m)\b)",
    re.IGNORECASE,
)


class Folded:
    """A text and what counts in it, in order, with the way back to the text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        alike = raw.translate(_ALIKE)
        gaps = [gap.span() for gap in _LEFT_OUT.finditer(alike)]
        edges = [0, *chain.from_iterable(gaps), len(raw)]
        runs = [alike[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        self.text = "".join(runs)
        """What counts."""
        # Where each run of characters that count starts, in what counts and in the raw text.
        self._starts = array("i", accumulate(map(len, runs[:-1]), initial=0))
        self._raws = array("i", edges[::2])

    @property
    def word_starts(self) -> array[int]:
        """The characters that count at which words start, in order; some may come twice."""
        return self._starts

    def place(self, at: int) -> int:
        """Where a character of what counts stands in the raw text."""
        starts, raws = self._starts, self._raws
        run = bisect_right(starts, at) - 1
        return raws[run] + at - starts[run]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the raw text from one character that counts up to before another."""
        return self.place(start), self.place(end - 1) + 1

    def before(self, raw: int) -> int:
        """How many characters count before a place in the raw text."""
        starts, raws = self._starts, self._raws
        run = bisect_right(raws, raw) - 1
        if run < 0:
            return 0
        following = starts[run + 1] if run + 1 < len(starts) else len(self.text)
        return min(starts[run] + raw - raws[run], following)

    def gaps(self, start: int, end: int) -> dict[int, str]:
        """What is left out inside a range of what counts, by the characters of it before that."""
        starts, raws = self._starts, self._raws
        found = {}
        for run in range(bisect_right(starts, start), len(starts)):
            at = starts[run]
            if at >= end:
                break
            found[at - start] = self.raw[self.place(at - 1) + 1 : raws[run]]
        return found


def folded(raw: str) -> Folded:
    """A quotation as it is compared; accents are composed first, as they are in the reports."""
    return Folded(normalize("NFC", raw))


def fits(quote: Folded, mine: tuple[int, int], text: Folded, theirs: tuple[int, int]) -> bool:
    """Whether two equal ranges of what counts are parted into words alike.

    A hyphen or dash on one side excuses the other from having any, as at the end of a line.
    """
    ours, others = quote.gaps(*mine), text.gaps(*theirs)
    for at in ours.keys() ^ others.keys():
        gap = ours.get(at) or others.get(at) or ""
        left, right = text.text[theirs[0] + at - 1], text.text[theirs[0] + at]
        parts_words = left.isalnum() and right.isalnum() and left.isdigit() == right.isdigit()
        if parts_words and not _DASHES.search(gap.translate(_ALIKE)):
            return False
    return True


def opens(raw: str, at: int) -> bool:
    """Whether a quotation may start at a place: not within a word or a figure."""
    before = f"  {raw[max(at - 2, 0) : at]}".translate(_ALIKE)
    earlier, last, first = before[-2], before[-1], raw[at : at + 1]
    if not first.isalnum():
        return True
    if last.isalnum() or (last in "'-" and earlier.isalnum()):
        return False
    figure = last in "£$€-" or (last in ".,/:" and earlier.isdigit())
    return not (first.isdigit() and figure)


def closes(raw: str, at: int) -> bool:
    """Whether a quotation may end at a place: not within a word, nor before a figure's scale."""
    last = raw[at - 1 : at]
    behind = f"{raw[at : at + 2]}  ".translate(_ALIKE)
    mark, after = behind[0], behind[1]
    if not last.isalnum():
        return True
    if mark.isalnum() or (mark in "'-" and after.isalnum()):
        return False
    figure = (mark in ".,/:" and after.isdigit()) or _SCALE.match(raw, at)
    return not (last.isdigit() and figure)
