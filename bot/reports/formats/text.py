"""Plain text: headings, labels and lists read off the shape of the lines."""

from __future__ import annotations

import re
import unicodedata

from bot.reports.document import Kind
from bot.reports.formats.extract import Builder, Extract
from bot.reports.formats.signature import refuse_foreign
from bot.reports.labels import is_furniture, is_label, trailing_grade

_BULLET = re.compile(r"\s*(?:[•●▪◦‣∙·*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s+(?=\S)")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+[A-Z]")
_SUBORDINATE = re.compile(
    r"(?:areas?|causes?|recommendations?|priority|key|promising|innovative|good|notable)\b"
    r".*\b(?:improvement|concerns?|recommendations?|practice|findings)|recommendations?",
    re.IGNORECASE,
)
_LONGEST_HEADING = 14
_LONGEST_QUESTION = 30
_WRAPS = range(50, 121)
"""Widths to which people and programs break lines."""


def read(raw: bytes) -> Extract:
    """The report in a text file, with white space and furniture cleaned.

    Raises ValueError where the bytes are not text.
    """
    refuse_foreign(raw)
    lines = [_clean(line) for line in decode(raw).split("\n")]
    lines = ["" if is_furniture(line) else line for line in lines]
    return _blocks(_unwrap(lines))


def decode(raw: bytes) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, or else Windows-1252.

    Raises ValueError where the bytes are not text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ValueError("its characters are damaged. Save it again as UTF-8.") from error
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError("it holds binary data, not text. Save the report as UTF-8 text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(line: str) -> str:
    kept = (c for c in line if c == "\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join(kept).replace("\u00a0", " ").strip()


def _unwrap(lines: list[str]) -> list[str]:
    """Join lines that were broken to fit a width, and put an empty line between the rest."""
    widest = max(map(len, lines), default=0)
    wrapped = widest in _WRAPS
    joined: list[str] = []
    previous = ""
    for line in lines:
        broken = (
            wrapped
            and previous
            and line
            and len(previous) + len(line.split()[0]) >= widest * 0.85
            and not _BULLET.match(line)
            and not _states_label(previous)
            and not _states_label(line)
        )
        if broken:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        previous = line
    return joined


def _blocks(lines: list[str]) -> Extract:
    builder = Builder()
    outline = _Outline()
    for line in lines:
        bullet = _BULLET.match(line)
        if _states_label(line):
            builder.add(Kind.LABEL, line)
        elif is_heading(line):
            builder.add(Kind.HEADING, line, outline.level(line))
        elif bullet:
            builder.add(Kind.ITEM, line[bullet.end() :])
        else:
            builder.add(Kind.PARAGRAPH, line)
    return builder.extract()


def _states_label(line: str) -> bool:
    return is_label(line) or trailing_grade(line) is not None


def is_heading(line: str) -> bool:
    """Whether a line of its own reads as a heading: a question, or a few words with no stop."""
    words = len(line.split())
    if line.endswith("?"):
        return words <= _LONGEST_QUESTION and line[0].isupper() and ". " not in line
    if _BULLET.match(line) and not _NUMBERED.match(line):
        return False
    starts = line[0].isupper() or line[0].isdigit()
    return starts and words <= _LONGEST_HEADING and line[-1].isalnum()


def is_subordinate(line: str) -> bool:
    """Whether a line heads a part of the section above it, such as "Areas for improvement"."""
    return _SUBORDINATE.fullmatch(line) is not None and is_heading(line)


class _Outline:
    """Gives headings their levels: title 1, parts 2, questions under a part 3, their parts 4."""

    def __init__(self) -> None:
        self._main = 0
        self._parts = 0

    def level(self, line: str) -> int:
        if self._main == 0:
            self._main = 1
            return 1
        if is_subordinate(line):
            return self._main + 1
        numbered = _NUMBERED.match(line)
        if numbered:
            self._main = 2 + numbered[1].count(".")
        elif line.endswith("?"):
            self._main = 3 if self._parts else 2
        else:
            self._main = 2
            self._parts += 1
        return self._main
