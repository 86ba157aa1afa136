"""Writes the paragraphs of PDF pages as headings, labels, items and plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from heapq import merge
from itertools import accumulate

from bot.reports.formats.blocks import Flow
from bot.reports.formats.extract import Extract
from bot.reports.formats.furniture import is_phrase
from bot.reports.formats.pdf.layout import Line, reading_order
from bot.reports.formats.pdf.running import Sheet
from bot.reports.formats.pdf.typography import Look
from bot.reports.formats.pdf.wrapping import paragraphs, unbroken
from bot.reports.formats.shape import bullet_end, is_heading, marker_end, without_note_marks
from bot.reports.labels import is_label, trailing_grade

_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"\S(?:\s|: )\d{1,3}$")
_LONGEST_HEADING = 30


def lay_out(sheets: Sequence[Sheet]) -> Extract:
    """The extract of a file's pages, with the offset at which each page's text starts.

    Footnotes stand behind the paragraph that runs over them.
    """
    pages = _without_contents(reading_order(sheets))
    look = Look.of([line for page in pages for line in page])
    bodies, feet = zip(*map(look.without_small_print, pages), strict=True)
    body = paragraphs((line for lines in bodies for line in lines), look)
    notes = [note for lines in feet for note in paragraphs(lines, look)]
    writer = _Writer(look)
    for paragraph in merge(body, notes, key=lambda lines: lines[0].page):
        writer.write(paragraph)
    return writer.extract(len(pages))


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


class _Writer:
    """Writes paragraphs in reading order and notes where each page begins."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._flow = Flow()
        self._starts: dict[int, int] = {}
        self._after_row = False

    def write(self, lines: list[Line]) -> None:
        """Add one paragraph as what it is."""
        parts = [without_note_marks(part) for part in unbroken(lines, self._look.words)]
        text = "".join(parts)
        before = len(self._flow.blocks)
        self._add(lines[0], text)
        if len(self._flow.blocks) == before:
            return
        first = self._flow.blocks[before].start
        shift = self._flow.length - len(text)
        for line, offset in zip(lines, accumulate(map(len, parts), initial=0), strict=False):
            self._starts.setdefault(line.page, max(shift + offset, first))

    def extract(self, pages: int) -> Extract:
        """All that was written; a page without text starts where the next one does."""
        extract = self._flow.extract()
        starts = (self._starts.get(page, len(extract.text)) for page in reversed(range(pages)))
        _, *others = reversed(list(accumulate(starts, min)))
        return replace(extract, pages=(0, *others))

    def _add(self, first: Line, text: str) -> None:
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
