"""Plain text: headings, labels and lists read off the shape of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.reports.formats.blocks import Flow
from bot.reports.formats.extract import Extract
from bot.reports.formats.furniture import is_phrase
from bot.reports.formats.paging import without_page_lines
from bot.reports.formats.shape import NUMBERED, clean, is_heading, is_subordinate, marker_end
from bot.reports.formats.signature import refuse_foreign, refuse_web_page
from bot.reports.labels import is_label, trailing_grade

_SAMPLE = 4096
"""Bytes by which UTF-16 without its mark is told."""
_STRAY = 0.001
"""Share of the characters up to which damaged ones do not make a text unreadable."""
_BAD = re.compile("[\udc80-\udcff]")
_FOREIGN = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]+")
_WRAPS = range(50, 121)
"""Widths to which people and programs break lines."""


def read(raw: bytes) -> Extract:
    """The report in a text file, with white space and furniture cleaned.

    Raises ValueError where the bytes are not text or hold none.
    """
    refuse_foreign(raw)
    refuse_web_page(raw)
    flow = Flow()
    parts = False
    lines = map(clean, without_page_lines(decode(raw)).split("\n"))
    for line in _unwrap(["" if is_phrase(line) else line for line in lines]):
        if _labels(line):
            flow.label(line)
        elif is_heading(line) and not is_subordinate(line):
            level = _level(line, parts) if flow.level else 1
            parts = parts or (level == 2 and not line.endswith("?"))
            flow.heading(line, level)
        elif start := marker_end(line):
            flow.item(line[start:])
        else:
            flow.paragraph(line)
    return flow.extract()


def decode(raw: bytes, otherwise: str = "cp1252") -> str:
    """The characters of a text file: UTF-8, UTF-16, or else the named set.

    Single bad bytes in UTF-8 are read in the named set, single bad units of UTF-16 become U+FFFD,
    and stray NUL characters are left out. Raises ValueError where the bytes are not text,
    LookupError where there is no such set.
    """
    wide = _wide(raw)
    text = _wide_text(raw, wide) if wide else _narrow_text(raw, otherwise)
    if text.count("\0") > len(text) * _STRAY:
        raise ValueError("it holds binary data, not text. Save the report as UTF-8 text.")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _wide(raw: bytes) -> str:
    """The name of the UTF-16 that a file is in, by its mark or else by the zeros in it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    high, low = raw[:_SAMPLE:2].count(0), raw[1:_SAMPLE:2].count(0)
    most = min(len(raw), _SAMPLE) * 0.4
    if max(high, low) <= most or min(high, low) > most * _STRAY:
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


def _wide_text(raw: bytes, encoding: str) -> str:
    text = raw.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(1, len(text) * _STRAY):
        raise ValueError("its characters are damaged. Save it again as UTF-8.")
    return text


def _narrow_text(raw: bytes, otherwise: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", errors="surrogateescape")
    bad = len(_BAD.findall(text))
    meant = sum(map(len, _FOREIGN.findall(text)))
    if meant <= bad:
        return raw.decode(otherwise, errors="replace")
    return _BAD.sub(lambda m: bytes([ord(m[0]) - 0xDC00]).decode(otherwise, "replace"), text)


def _unwrap(lines: list[str]) -> Iterator[str]:
    """The lines that say something, those joined that were broken to fit a width."""
    widest = max(map(len, lines), default=0)
    wrapped = widest in _WRAPS
    joined: list[list[str]] = []
    for previous, line in pairwise(["", *lines]):
        full = line and len(previous) + len(line.split()[0]) >= widest * 0.85
        if wrapped and previous and full and not (marker_end(line) or _labels(previous, line)):
            joined[-1].append(line)
        elif line:
            joined.append([line])
    return map(" ".join, joined)


def _labels(*lines: str) -> bool:
    """Whether any of the lines states a label."""
    return any(is_label(line) or trailing_grade(line) is not None for line in lines)


def _level(line: str, parts: bool) -> int:
    """The level of a heading below the title: parts 2, questions under a part 3."""
    numbered = NUMBERED.match(line)
    if numbered:
        return 2 + numbered[1].count(".")
    return 3 if parts and line.endswith("?") else 2
