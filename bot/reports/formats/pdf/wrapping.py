"""Which lines of a PDF are one paragraph, and how they read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.reports.formats.pdf.layout import Line
from bot.reports.formats.pdf.typography import Look
from bot.reports.formats.shape import is_heading, marker_end
from bot.reports.labels import is_label

_ENDS = re.compile(r"[.!?:;][”’\"')\]]*$")
_LISTS_ON = re.compile(r"[;,] (?:and|or)$")
_HANGING = re.compile(r"\b(?:of|the|and|in|to|for|a|an|at|by|on|with|or|from|its|our)$|[,–—-]$")
_BREAKS = ("-", "‐")
_BROKEN = re.compile(r"([\w-]{0,60}\w)[-‐]$")
_KEPT_PREFIXES = frozenset(
    "self non well long short co multi cross part full high low half ex all anti counter post "
    "pre mid near one two three four five six seven eight nine ten decision".split()
)
_KEPT_ENDINGS = frozenset(
    "based wide led related term old specific focused centred making time day year going known "
    "free quality risk to of".split()
)
_SHORTEST_HALF = 4
"""Letters from which the halves of a compound are words of their own."""


def paragraphs(lines: Iterable[Line], look: Look) -> list[list[Line]]:
    """Lines in reading order, gathered to paragraphs, headings, items and table rows."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, look):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def unbroken(lines: list[Line], words: frozenset[str]) -> list[str]:
    """The text of each line as it reads in the paragraph: with a space, or without its hyphen."""
    return [_before(a.text, b.text, words) for a, b in pairwise(lines)] + [lines[-1].text]


def _goes_on(lines: list[Line], line: Line, look: Look) -> bool:
    last = lines[-1]
    if last.row or line.row or marker_end(line.text) or not _same_style(last, line):
        return False
    if (last.page, last.column) != (line.page, line.column):
        return _runs_over(lines, line, look)
    if not 0 < (line.y - last.y) / line.size <= look.leading * 1.25:
        return False
    if look.level(line) and _HANGING.search(last.text):
        return True  # Titles may be centred, so their lines begin anywhere.
    if _is_indented(lines, line):
        return False
    ends = _ENDS.search(last.text) or _LISTS_ON.search(last.text)
    unfinished = line.text[0].islower() and not ends
    return unfinished or not _is_cut_short(last, line)


def _runs_over(lines: list[Line], line: Line, look: Look) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if look.level(line) or _ENDS.search(lines[-1].text) or is_label(line.text):
        return False
    if len(lines) > 1 and not marker_end(lines[0].text):
        return True
    alone = len(lines) == 1 and is_heading(lines[0].text) and not look.styles
    return line.text[0].islower() or (not _is_cut_short(lines[-1], line) and not alone)


def _same_style(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.5 and a.bold == b.bold


def _is_cut_short(last: Line, line: Line) -> bool:
    """Whether a line ends early though the next one's first word would have fitted on it."""
    if re.search(r"\w[-‐]$", last.text):
        return False
    first = line.text.split(" ", 1)[0]
    letter = (line.x1 - line.x0) / max(len(line.text), 1)
    # A line that ends in mid-sentence must leave plain room, for some letters are wide.
    wide = 1.0 if _ENDS.search(last.text) else 1.4
    return last.x1 + letter * (wide * len(first) + 1.5) < last.right


def _is_indented(lines: list[Line], line: Line) -> bool:
    """Whether a line begins a paragraph by its indent, or ends an item's hanging one."""
    em = line.size * 0.8
    last, first = lines[-1], lines[0]
    if marker_end(first.text):
        return line.x0 < first.x0 - em
    if len(lines) > 1:
        return line.x0 > last.x0 + em or line.x0 < last.x0 - em
    return line.x0 > last.x0 + em


def _before(line: str, after: str, words: frozenset[str]) -> str:
    stem = _BROKEN.search(line) if line.endswith(_BREAKS) else None
    follow = re.match(r"[\w-]+", after)
    if stem is None or follow is None or follow[0] in ("and", "or", "to"):
        return line if re.search(r"\w[–—/]$", line) else f"{line} "
    return line if _keeps_hyphen(stem[1].lower(), follow[0], words) else line[:-1]


def _keeps_hyphen(stem: str, follow: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at a line's end belongs to the word; the file's other words decide."""
    if stem[-1].isdigit() or not follow[0].islower():
        return True
    starts = {follow, follow.partition("-")[0]}
    if any(f"{stem}-{start}" in words for start in starts):
        return True
    if any(f"{stem}{start}" in words for start in starts):
        return False
    if "-" in follow or follow in _KEPT_ENDINGS or stem.rpartition("-")[2] in _KEPT_PREFIXES:
        return True
    return min(len(stem), len(follow)) >= _SHORTEST_HALF and {stem, follow} <= words
