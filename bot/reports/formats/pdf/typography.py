"""How a PDF is set: which type is its body's, and which its headings' and footnotes'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reports.formats.pdf.layout import Line

_LARGER = 1.12
_SMALL_PRINT = 0.92
_WORD = re.compile(r"[\w-]+\w")


@dataclass(frozen=True, slots=True)
class Look:
    """The size of a file's body, its leading, its heading styles and its words."""

    size: float
    leading: float
    """Em from one line of a paragraph to the next."""
    styles: dict[tuple[float, bool], int]
    """The level of each style that headings are set in."""
    words: frozenset[str]

    @staticmethod
    def of(lines: Sequence[Line]) -> Look:
        """What the lines of a file show."""
        sizes: Counter[tuple[float, bool]] = Counter()
        for line in lines:
            if not line.row:
                sizes[line.size, line.bold] += len(line.text)
        size, bold = sizes.most_common(1)[0][0] if sizes else (0.0, False)
        gaps = Counter(
            round((b.y - a.y) / b.size, 1)
            for a, b in pairwise(lines)
            if a.size == b.size == size and b.y > a.y and (a.page, a.column) == (b.page, b.column)
        )
        leading = min(
            (g for g, n in gaps.most_common(3) if n * 3 >= max(gaps.values())), default=1.2
        )
        larger = {
            s for s in sizes if s[0] >= _LARGER * size or (s[1] and not bold and s[0] >= size)
        }
        ranked = sorted(larger, key=lambda s: (-s[0], not s[1]))
        levels = {style: min(n, 6) for n, style in enumerate(ranked, 1)}
        words = set(_WORD.findall("\n".join([line.text for line in lines])))
        return Look(size, leading, levels, frozenset(map(str.lower, words)))

    def level(self, line: Line) -> int:
        """The heading level of a line's style; 0 for the body's."""
        return self.styles.get((line.size, line.bold), 0)

    def without_small_print(self, page: list[Line]) -> tuple[list[Line], list[Line]]:
        """A page's lines, and apart from them the footnotes at its foot."""
        end = len(page)
        while end and page[end - 1].size <= _SMALL_PRINT * self.size and not page[end - 1].row:
            end -= 1
        return (page[:end], page[end:]) if end else (page, [])
