"""What stands on the pages of a PDF and is no part of the text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.pdf.ruled import Rule

_MARGIN = 0.09
"""Share of a page's height, at its top and at its foot, where running heads stand."""
_SMALL_MARGIN = 0.14
"""The same for type smaller than the body's, and for what counts the pages."""
_SIDE = 0.12
"""Share of a page's width, at either side, where page numbers may stand too."""
_NUMBERED_WORDS = 8
"""Words at most in a running head that counts pages."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*)?(?P<number>\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's width and height in points, its fragments in the file's order, its drawn lines."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Rule, ...] = ()


def running_text(sheets: Sequence[Sheet]) -> list[frozenset[Fragment]]:
    """For each page the fragments that repeat at its edges, and those that count the pages."""
    body = _body_size(sheets)
    heads = _repeated(sheets, body)
    words = {(text, bool(y > sheets[0].height / 2)) for text, y in heads}
    counts = _counts(sheets)
    return [
        frozenset(
            f
            for f in sheet.fragments
            if ((key := _key(f, sheet, body)) and (key[0], f.y > sheet.height / 2) in words)
            or _counted(f, sheet, page) in counts
            or (_in_margin(f, sheet, body) and _number(f) is not None)
        )
        for page, sheet in enumerate(sheets)
    ]


def _body_size(sheets: Iterable[Sheet]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for fragment in (f for sheet in sheets for f in sheet.fragments):
        sizes[fragment.size] += len(fragment.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _in_margin(fragment: Fragment, sheet: Sheet, body: float) -> bool:
    """Whether text stands where running heads do, and is no larger than the body's."""
    margin = (_SMALL_MARGIN if fragment.size < body * 0.95 else _MARGIN) * sheet.height
    return fragment.size <= body * 1.05 and not margin < fragment.y < sheet.height - margin


def _key(fragment: Fragment, sheet: Sheet, body: float) -> _Key | None:
    """What a running head shares with its repeats: the words, but for page numbers, and height."""
    if not _in_margin(fragment, sheet, body):
        return None
    numbered = fragment.words <= _NUMBERED_WORDS
    text = re.sub(r"\d+", "#", fragment.text) if numbered else fragment.text
    return text.casefold(), round(fragment.y)


def _repeated(sheets: Sequence[Sheet], body: float) -> frozenset[_Key]:
    """Keys on three pages in a row, or on every other page; on two in a file of up to three."""
    pages: dict[_Key, set[int]] = {}
    for page, sheet in enumerate(sheets):
        for fragment in sheet.fragments:
            key = _key(fragment, sheet, body)
            if key is not None:
                pages.setdefault(key, set()).add(page)
    least = _least(sheets)
    return frozenset(
        key
        for key, held in pages.items()
        if any({p + n * step for n in range(least)} <= held for p in held for step in (1, 2))
    )


def _least(sheets: Sequence[Sheet]) -> int:
    return 2 if len(sheets) <= 3 else 3


def _counts(sheets: Sequence[Sheet]) -> frozenset[int]:
    """How far the numbers at the pages' edges are from the pages' own, where many agree on it."""
    agreed: Counter[int] = Counter()
    for page, sheet in enumerate(sheets):
        agreed.update({c for f in sheet.fragments if (c := _counted(f, sheet, page)) is not None})
    least = max(_least(sheets), len(sheets) / 3)
    return frozenset(count for count, pages in agreed.items() if pages >= least)


def _counted(fragment: Fragment, sheet: Sheet, page: int) -> int | None:
    """How far a number at a page's edge, of whatever size, is from the page's own."""
    number = _number(fragment)
    if number is None:
        return None
    top, side = _SMALL_MARGIN * sheet.height, _SIDE * sheet.width
    middle = (fragment.x0 + fragment.x1) / 2
    inside = top < fragment.y < sheet.height - top and side < middle < sheet.width - side
    return None if inside else number - page


def _number(fragment: Fragment) -> int | None:
    """The number of a page, where a fragment is no more than that; Roman ones count too."""
    match = _PAGE_NUMBER.fullmatch(fragment.text)
    if not match:
        return None
    if match["number"].isdigit():
        return int(match["number"])
    values = [_ROMAN[letter] for letter in match["number"].lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
