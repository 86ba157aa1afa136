"""Lays headings, paragraphs, items and labels out as blocks of clean text."""

from __future__ import annotations

from bot.reports.document import Block, Kind
from bot.reports.formats.extract import Extract
from bot.reports.formats.shape import (
    bullet_end,
    clean,
    is_subordinate,
    split_grade,
    states_label,
    without_note_marks,
)
from bot.reports.labels import is_label

_LEVELS = 6


class Flow:
    """Takes what a format marks, in reading order, and builds the extract."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.blocks: list[Block] = []
        """Those laid out so far."""
        self.length = 0
        """The length of the text so far."""
        self.level = 0
        """The level of the last heading."""
        self._part = 0
        """The level of the last heading that is not subordinate to the one above it."""

    def heading(self, text: str, level: int) -> None:
        """A heading; a grade or date on a line of its own, or a grade at its end, is a label."""
        lines = [line for line in map(clean, text.split("\n")) if line]
        subject, grade = split_grade(" ".join(x for x in lines if not is_label(x)))
        if _readable(subject):
            self.level = max(1, min(level, _LEVELS))
            self._part = self._part if is_subordinate(subject) else self.level
            self._add(Kind.HEADING, subject, self.level)
        for label in (grade, *filter(is_label, lines)):
            self._add(Kind.LABEL, label)

    def paragraph(self, text: str) -> None:
        """A paragraph; its line breaks ("\\n") part labels and bullets, and else are spaces.

        "Safe: Good" on a line is a label too, and "Areas for improvement" alone is a heading.
        """
        if is_subordinate(clean(text)):
            self.heading(text, self._part + 1)
            return
        running: list[str] = []
        for line in map(clean, text.split("\n")):
            start = bullet_end(line)
            if line and not start and not states_label(line):
                running.append(line)
                continue
            self._add(Kind.PARAGRAPH, " ".join(running))
            running.clear()
            self._add(Kind.ITEM if start else Kind.LABEL, line[start:])
        self._add(Kind.PARAGRAPH, " ".join(running))

    def item(self, text: str) -> None:
        """A list entry without its bullet or number; one that is only a grade is a label."""
        line = clean(text)
        line = line[bullet_end(line) :]
        self._add(Kind.LABEL if is_label(line) else Kind.ITEM, line)

    def label(self, line: str) -> None:
        """A line that states a grade or a date."""
        self._add(Kind.LABEL, line)

    def extract(self) -> Extract:
        """All that was laid out. Raises ValueError where that is nothing."""
        if not self.blocks:
            raise ValueError("it holds no text. Save the report with its text and try again.")
        return Extract("".join(self._parts), tuple(self.blocks))

    def _add(self, kind: Kind, line: str, level: int = 0) -> None:
        """Append one block, with white space before it; without a letter or digit it is none."""
        line = without_note_marks(line).strip()
        if not _readable(line):
            return
        in_list = self.blocks and kind is self.blocks[-1].kind is Kind.ITEM
        gap = "" if not self.blocks else "\n" if in_list else "\n\n"
        start = self.length + len(gap)
        self.length = start + len(line)
        self._parts += gap, line
        self.blocks.append(Block(kind, start, self.length, level))


def _readable(line: str) -> bool:
    return any(map(str.isalnum, line))
