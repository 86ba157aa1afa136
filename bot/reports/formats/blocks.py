"""Lays marked-up headings, paragraphs, items and rows out as blocks of clean text."""

from __future__ import annotations

import re
import unicodedata

from bot.reports.document import Kind
from bot.reports.formats.extract import Builder, Extract
from bot.reports.formats.text import is_subordinate
from bot.reports.labels import is_label, trailing_grade

_LIGATURES = {0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
# Symbol and Wingdings bullets come through as private-use characters.
_SYMBOL_BULLETS = dict.fromkeys((0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0xF06E, 0xF076, 0xF0A8), "•")
_FOLD = {**_LIGATURES, **_SYMBOL_BULLETS}
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
_BULLET = re.compile(r"[•●▪◦‣∙·⁃■□▫○◆❖➢➤✓✔►▶*–—-]\s+(?=\S)")
_SEPARATED = re.compile(r"\s*[:|–—]\s*$")
_POWER = re.compile(r"\b(?:[kcm]?m|ft|10)$")
_LEVELS = 6


def clean(text: str) -> str:
    """One line of text with white space made single, ligatures and soft hyphens folded."""
    plain = " ".join(text.split())
    if plain.isascii() and plain.isprintable():
        return plain
    folded = unicodedata.normalize("NFC", text.translate(_FOLD))
    kept = (c for c in folded if c.isspace() or unicodedata.category(c) not in _DROPPED)
    return " ".join("".join(kept).split())


def bullet_end(line: str) -> int:
    """Where the text after a leading bullet glyph starts; 0 where there is no bullet."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def is_note_number(mark: str, before: str) -> bool:
    """Whether a raised mark is the number of a note, not a power such as that of "10 km2"."""
    return mark.isdigit() and len(mark) < 4 and not _POWER.search(before.rstrip())


def states_label(line: str) -> bool:
    """Whether a line states only a date, or only a grade, or what is graded and its grade."""
    return is_label(line) or _split_grade(line)[1] != ""


class Flow:
    """Takes what a format marks, in reading order, and builds the extract."""

    def __init__(self) -> None:
        self._builder = Builder()
        self.level = 0
        """The level of the last heading."""
        self._part = 0
        """The level of the last heading that is not subordinate to the one above it."""

    @property
    def length(self) -> int:
        """The length of the text so far."""
        return self._builder.length

    def heading(self, text: str, level: int) -> None:
        """A heading; a grade or date on a line of its own, or a grade at its end, is a label."""
        lines = [line for line in map(clean, text.split("\n")) if line]
        subject, grade = _split_grade(" ".join(x for x in lines if not is_label(x)))
        if _readable(subject):
            self.level = max(1, min(level, _LEVELS))
            self._part = self._part if is_subordinate(subject) else self.level
            self._builder.add(Kind.HEADING, subject, self.level)
        self._add(Kind.LABEL, grade)
        for label in filter(is_label, lines):
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

    def extract(self) -> Extract:
        """All that was laid out. Raises ValueError where that is nothing."""
        extract = self._builder.extract()
        if not extract.blocks:
            raise ValueError("it holds no text. Save the report with its text and try again.")
        return extract

    def _add(self, kind: Kind, line: str) -> None:
        if _readable(line):
            self._builder.add(kind, line)


def _readable(line: str) -> bool:
    return any(map(str.isalnum, line))


def _split_grade(line: str) -> tuple[str, str]:
    """The subject and the grade of a heading such as "Safe: Good"; no grade: an empty one."""
    ranges = trailing_grade(line)
    if ranges:
        (start, end), (grade_start, grade_end) = ranges
        if _SEPARATED.match(line[end:grade_start]):
            return line[start:end], line[grade_start:grade_end]
    return line, ""
