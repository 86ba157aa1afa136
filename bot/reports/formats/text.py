"""Plain text: headings, labels and lists read off the shape of the lines."""

from __future__ import annotations

from bot.reports.formats.blocks import Flow
from bot.reports.formats.extract import Extract
from bot.reports.formats.furniture import is_phrase
from bot.reports.formats.shape import NUMBERED, clean, is_heading, is_subordinate, marker_end
from bot.reports.formats.signature import refuse_foreign
from bot.reports.labels import is_label, trailing_grade

_WRAPS = range(50, 121)
"""Widths to which people and programs break lines."""


def read(raw: bytes) -> Extract:
    """The report in a text file, with white space and furniture cleaned.

    Raises ValueError where the bytes are not text or hold none.
    """
    refuse_foreign(raw)
    flow = Flow()
    outline = _Outline()
    lines = map(clean, decode(raw).split("\n"))
    for line in _unwrap(["" if is_phrase(line) else line for line in lines]):
        start = marker_end(line)
        if _states_label(line):
            flow.label(line)
        elif is_heading(line) and not is_subordinate(line):
            flow.heading(line, outline.level(line))
        elif start:
            flow.item(line[start:])
        else:
            flow.paragraph(line)
    return flow.extract()


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
            and not marker_end(line)
            and not _states_label(previous)
            and not _states_label(line)
        )
        if broken:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        previous = line
    return joined


def _states_label(line: str) -> bool:
    return is_label(line) or trailing_grade(line) is not None


class _Outline:
    """Gives headings their levels: title 1, parts 2, questions under a part 3, their parts 4."""

    def __init__(self) -> None:
        self._main = 0
        self._parts = 0

    def level(self, line: str) -> int:
        if self._main == 0:
            self._main = 1
            return 1
        numbered = NUMBERED.match(line)
        if numbered:
            self._main = 2 + numbered[1].count(".")
        elif line.endswith("?"):
            self._main = 3 if self._parts else 2
        else:
            self._main = 2
            self._parts += 1
        return self._main
