"""Joins the lines of PDF pages to headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.reports.formats.blocks import Flow
from bot.reports.formats.extract import Extract
from bot.reports.formats.furniture import is_phrase
from bot.reports.formats.pdf.layout import Line, Sheet, reading_order
from bot.reports.formats.shape import bullet_end, is_heading, marker_end
from bot.reports.labels import is_label, trailing_grade

_ENDS = re.compile(r"[.!?:;][”’\"')\]]*$")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"\S(?:\s|: )\d{1,3}$")
_LISTS_ON = re.compile(r"[;,] (?:and|or)$")
_HANGING = re.compile(r"\b(?:of|the|and|in|to|for|a|an|at|by|on|with|or|from|its|HMP|our)$|[,–—-]$")
_LARGER = 1.12
_SMALL_PRINT = 0.92
_LONGEST_HEADING = 30
_KEPT_PREFIXES = frozenset(
    "self non well long short co multi cross part full high low half ex all anti counter post "
    "pre mid under-18 near one two three four five six seven eight nine ten decision".split()
)


def lay_out(sheets: Sequence[Sheet]) -> Extract:
    """The extract of a file's pages, with the offset at which each page's text starts."""
    pages = _without_contents(reading_order(sheets))
    look = _Look.of([line for page in pages for line in page])
    writer = _Writer(look, len(pages))
    for page in pages:
        body, notes = look.without_small_print(page)
        for line in body:
            writer.take(line)
        writer.hold(notes)
    return writer.extract()


def _without_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines but for a contents list: its heading and the lines with page numbers under it."""
    found: list[list[Line]] = []
    listing = False
    for page in pages:
        found.append([])
        for line in page:
            heading = _CONTENTS.fullmatch(line.text) is not None
            listing = heading or (listing and _CONTENTS_ENTRY.search(line.text) is not None)
            if not listing:
                found[-1].append(line)
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """How a file is set: the size of its body, its leading, its heading styles, its words."""

    size: float
    bold: bool
    leading: float
    """Em from one line of a paragraph to the next."""
    styles: dict[tuple[float, bool], int]
    """The level of each style that headings are set in."""
    words: frozenset[str]

    @staticmethod
    def of(lines: Sequence[Line]) -> _Look:
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
        words = frozenset(w.lower() for line in lines for w in re.findall(r"[\w-]+\w", line.text))
        return _Look(size, bold, leading, levels, words)

    def level(self, line: Line) -> int:
        """The heading level of a line's style; 0 for the body's."""
        return self.styles.get((line.size, line.bold), 0)

    def without_small_print(self, page: list[Line]) -> tuple[list[Line], list[Line]]:
        """A page's lines, and apart from them the footnotes at its foot."""
        end = len(page)
        while end and page[end - 1].size <= _SMALL_PRINT * self.size and not page[end - 1].row:
            end -= 1
        return (page[:end], page[end:]) if end else (page, [])


@dataclass(slots=True)
class _Paragraph:
    """Lines joined so far, and where in the text a new page began."""

    lines: list[Line] = field(default_factory=list)
    text: str = ""
    turns: list[tuple[int, int]] = field(default_factory=list)
    """Page and offset within the text, for each page that begins inside."""


class _Writer:
    """Takes lines in reading order and writes a paragraph whenever one is complete."""

    def __init__(self, look: _Look, pages: int) -> None:
        self._look = look
        self._flow = Flow()
        self._open = _Paragraph()
        self._notes: list[Line] = []
        self._starts = [-1] * pages
        self._after_row = False

    def take(self, line: Line) -> None:
        """Go on with the paragraph, or write it and begin the next."""
        if self._open.lines and self._goes_on(self._open.lines, line):
            self._join(line)
            return
        self._write()
        self._write_notes()
        self._open = _Paragraph([line], line.text)

    def hold(self, notes: list[Line]) -> None:
        """Keep footnotes until the paragraph that runs over them ends."""
        self._notes.extend(notes)

    def extract(self) -> Extract:
        """The extract of all lines taken."""
        self._write()
        self._write_notes()
        extract = self._flow.extract()
        return replace(extract, pages=tuple(_pages(extract.text, self._starts)))

    def _join(self, line: Line) -> None:
        before = self._open.text
        joined, start = _join(before, line.text, self._look.words)
        if line.page != self._open.lines[-1].page:
            self._open.turns.append((line.page, start))
        self._open.text = joined
        self._open.lines.append(line)

    def _write_notes(self) -> None:
        notes, self._notes = self._notes, []
        held, self._open = self._open, _Paragraph()
        for note in notes:
            if self._open.lines and self._goes_on(self._open.lines, note):
                self._join(note)
            else:
                self._write()
                self._open = _Paragraph([note], note.text)
        self._write()
        self._open = held

    def _write(self) -> None:
        paragraph, self._open = self._open, _Paragraph()
        if not paragraph.lines:
            return
        before = self._flow.length
        self._add(paragraph)
        if self._flow.length == before:
            return
        self._turn(paragraph.lines[0].page, before)
        shift = self._flow.length - len(paragraph.text)
        for page, offset in paragraph.turns:
            self._turn(page, max(shift + offset, before))

    def _turn(self, page: int, offset: int) -> None:
        if self._starts[page] < 0:
            self._starts[page] = offset

    def _add(self, paragraph: _Paragraph) -> None:
        first, text = paragraph.lines[0], paragraph.text
        # A cell may fill its column up to the grade beside it, so that no gap shows.
        graded = self._after_row and trailing_grade(text) is not None
        self._after_row = first.row or graded
        if is_phrase(text):
            return
        if is_label(text):
            self._flow.paragraph(text)
        elif self._after_row:
            self._flow.item(text)
        elif self._is_heading(first, text):
            self._flow.heading(text, self._look.level(first) or 2)
        elif marker_end(text):
            self._flow.item(text[marker_end(text) :])
        else:
            self._flow.paragraph(text)

    def _is_heading(self, first: Line, text: str) -> bool:
        if bullet_end(text):
            return False
        if not self._look.styles:
            return is_heading(text)
        short = len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))
        return self._look.level(first) > 0 and short

    def _goes_on(self, lines: list[Line], line: Line) -> bool:
        last = lines[-1]
        if last.row or line.row or marker_end(line.text) or not _same_style(last, line):
            return False
        if (last.page, last.column) != (line.page, line.column):
            return self._runs_over(lines, line)
        gap = (line.y - last.y) / line.size
        if not 0 < gap <= self._look.leading * 1.25:
            return False
        if self._look.level(line) and _HANGING.search(last.text):
            return True  # Titles may be centred, so their lines begin anywhere.
        if _is_indented(lines, line):
            return False
        ends = _ENDS.search(last.text) or _LISTS_ON.search(last.text)
        unfinished = line.text[0].islower() and not ends
        return unfinished or not _is_cut_short(last, line)

    def _runs_over(self, lines: list[Line], line: Line) -> bool:
        """Whether a paragraph goes on in the next column or on the next page."""
        if self._look.level(line) or _ENDS.search(lines[-1].text) or is_label(line.text):
            return False
        if len(lines) > 1 and not marker_end(lines[0].text):
            return not marker_end(line.text)
        alone = len(lines) == 1 and is_heading(lines[0].text) and not self._look.styles
        return line.text[0].islower() or (not _is_cut_short(lines[-1], line) and not alone)


def _pages(text: str, starts: list[int]) -> list[int]:
    """Where each page starts; a page without text starts where the next one does."""
    found = []
    following = len(text)
    for start in reversed(starts):
        if start >= 0:
            following = min(following, start + len(text[start:]) - len(text[start:].lstrip()))
        found.append(following)
    return [0, *reversed(found[:-1])]


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


def _join(before: str, after: str, words: frozenset[str]) -> tuple[str, int]:
    """Two lines as one, the hyphen between them dropped or kept, and where the second starts."""
    stem = re.search(r"([\w-]*\w)[-‐]$", before)
    follow = re.match(r"\w+", after)
    if stem is None or follow is None:
        glued = bool(re.search(r"\w[–—/]$", before))
        head = before if glued else f"{before} "
    elif _keeps_hyphen(stem[1].lower(), follow[0], words):
        head = before
    else:
        head = before[:-1]
    return head + after, len(head)


def _keeps_hyphen(stem: str, follow: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at a line's end belongs to the word; the file's other words decide."""
    if not follow[0].islower():
        return True
    if f"{stem}-{follow}" in words:
        return True
    if f"{stem}{follow}" in words:
        return False
    return stem.rpartition("-")[2] in _KEPT_PREFIXES
