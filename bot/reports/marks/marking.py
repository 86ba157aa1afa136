"""The boxes of a quote's own letters on the pages of its PDF; none where any doubt is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.reports.document import Span
from bot.reports.formats.pdf.pdfium import Page
from bot.reports.marks.letters import Run, key_of, runs_of
from bot.reports.marks.lines import Box, Line, is_exact, joined, lines
from bot.reports.marks.matching import Spelt, spellings
from bot.reports.marks.rows import row

_AROUND = 300
"""Characters around a quote that tell its place from another one with the same words."""
_LEAD = 8
"""Letters of them that one place must have more than any other."""

Pages = Callable[[int], "Page | None"]
"""The page of a PDF by its number from 0; None for one that cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The boxes of a quote on one page, in reading order."""

    page: int
    """Counted from 0."""
    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    """What stands in each box, without white space."""
    height: float
    """That of its smallest letters."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote with the text of its pages and of those beside them."""

    text: str
    start: int
    end: int
    starts: tuple[int, ...]
    """Where in the text each of the pages starts."""
    first: int
    """The number of the first of them, counted from 0."""

    @classmethod
    def of(cls, span: Span) -> Sought:
        """A span of a document that has pages."""
        document = span.document
        pages = document.pages
        first = max(0, (document.page_at(span.start) or 1) - 2)
        last = min(len(pages) - 1, document.page_at(max(span.start, span.end - 1)) or 1)
        low = pages[first]
        high = pages[last + 1] if last + 1 < len(pages) else len(document.text)
        starts = tuple(start - low for start in pages[first : last + 1])
        return cls(document.text[low:high], span.start - low, span.end - low, starts, first)

    @property
    def quote(self) -> str:
        """The quote itself."""
        return self.text[self.start : self.end]

    @property
    def pages(self) -> range:
        """The pages on which it begins and ends."""
        begins, ends = (
            max(n for n, start in enumerate(self.starts) if start <= offset)
            for offset in (self.start, max(self.start, self.end - 1))
        )
        return range(self.first + begins, self.first + ends + 1)

    @property
    def whole(self) -> tuple[bool, bool]:
        """Whether it begins, and whether it ends, with a whole word."""
        text, start, end = self.text, self.start, self.end
        inside_start = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        inside_end = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        return not inside_start, not inside_end


def marks(page_of: Pages, sought: Sought) -> tuple[Mark, ...]:
    """Where a quote stands in a PDF, a mark for each page; none where that is not sure.

    The text of all boxes, and of nothing else, is the quote's but for white space, hyphens at the
    ends of lines, and the marks that the reader of tables writes between cells.
    """
    near = range(sought.first, sought.first + len(sought.starts))
    for pages in dict.fromkeys((sought.pages, near)):
        loaded = {number: page for number in pages if (page := page_of(number))}
        runs = [run for number, page in loaded.items() for run in runs_of(page, number)]
        spelt = _meant(sought, pages, runs)
        if spelt:
            found = joined(lines(spelt, runs))
            exact = is_exact(sought.quote, found, runs) and _are_shown(found, loaded)
            return _marks(found) if exact else ()
    return ()


def _marks(found: Sequence[Line]) -> tuple[Mark, ...]:
    on = {line.sheet: [other for other in found if other.sheet == line.sheet] for line in found}
    return tuple(
        Mark(
            sheet,
            tuple(line.box for line in some),
            tuple(line.said for line in some),
            min(line.box[3] - line.box[1] for line in some),
        )
        for sheet, some in on.items()
    )


def _are_shown(found: Sequence[Line], pages: Mapping[int, Page]) -> bool:
    """Whether all of some lines stand within what a page shows."""
    return all(
        -1 <= left < right <= pages[line.sheet].width + 1
        and -1 <= top < bottom <= pages[line.sheet].height + 1
        for line in found
        for left, top, right, bottom in (line.box,)
    )


def _meant(sought: Sought, pages: range, runs: Sequence[Run]) -> Spelt | None:
    """The one of the places where the quote's words stand that it is taken from."""
    wanted = key_of(sought.quote)
    found = spellings(wanted, runs, whole=sought.whole) if wanted else []
    if not found:
        return row(sought.quote, runs)
    if len(found) < 2:
        return found[0]
    before = _plain(sought.text[max(0, sought.start - _AROUND) : sought.start])[::-1]
    after = _plain(sought.text[sought.end : sought.end + _AROUND])
    shared = [_shared(before, _before(s, runs)) + _shared(after, _after(s, runs)) for s in found]
    best, second = sorted(range(len(found)), key=lambda n: -shared[n])[:2]
    if shared[best] >= shared[second] + _LEAD:
        return found[best]
    places = _places(sought, pages)
    known = len(places) == len(found) and sought.start in places
    return found[places.index(sought.start)] if known else None


def _places(sought: Sought, pages: range) -> list[int]:
    """Where the quote's words stand in the text of some pages."""
    starts = (*sought.starts, len(sought.text))
    low, high = starts[pages.start - sought.first], starts[pages.stop - sought.first]
    words = r"\s+".join(map(re.escape, sought.quote.split()))
    return [
        m.start()
        for m in re.finditer(rf"(?<!\w){words}(?!\w)", sought.text)
        if low <= m.start() < high
    ]


def _plain(text: str) -> str:
    """Letters and digits alone, for the readers of tables write marks of their own."""
    return "".join(filter(str.isalnum, key_of(text)))


def _before(spelt: Spelt, runs: Sequence[Run]) -> str:
    """What stands before a place, from its end."""
    number, start = spelt.first
    text = "".join(run.key for run in runs[max(0, number - _AROUND) : number])
    return _plain(text + runs[number].key[:start])[::-1]


def _after(spelt: Spelt, runs: Sequence[Run]) -> str:
    last = spelt.pieces[-1]
    text = "".join(run.key for run in runs[last.run + 1 : last.run + _AROUND])
    return _plain(runs[last.run].key[last.end :] + text)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
