"""What one line of text is by its characters: an item, a heading, a label."""

from __future__ import annotations

import re
import unicodedata

from bot.reports.labels import is_label, trailing_grade

_LIGATURES = {0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
# Symbol and Wingdings bullets come through as private-use characters.
_SYMBOL = re.compile(r"^\s*[\uf020-\uf0ff](?=\s)")
_SYMBOL_BULLETS = dict.fromkeys((0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0xF06E, 0xF076, 0xF0A8), "•")
# PDF programs write a hyphen at the end of a line as U+FFFE, also into the text that they save.
_FOLD = {**_LIGATURES, **_SYMBOL_BULLETS, 0xFFFE: "-"}
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
COUNTED = r"\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\)"
"""The numbers and letters that count the items of a list, as a regular expression."""
_BULLET = re.compile(r"[•●⦁▪◦‣∙·⁃■◼◾□▫◽○◉◆⬥❖➢➤➔→✓✔✦★❑❒►▶▸▹*–—−\u0336-]\s+(?=\S)")
_COUNTED = re.compile(rf"(?:{COUNTED})\s+(?=\S)")
_SEPARATED = re.compile(r"\s*[:|–—]\s*$")
_NOTE_MARK = re.compile(r"\s?\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*)\](?![\w(])")
_RAISED = re.compile(r"(?<=[^\W\d_]|[.,;:)’”])[⁰¹²³⁴-⁹]+(?!\w)")
_POWER = re.compile(r"\b(?:[kcm]?m|10)$")
NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+[A-Z]")
"""The number of a heading such as "1.2 Ethics"."""
_SUBORDINATE = re.compile(
    r"(?:areas?|causes?|recommendations?|priority|key|promising|innovative|good|notable)\b"
    r".*\b(?:improvement|concerns?|recommendations?|practice|findings)|recommendations?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
_LONGEST_HEADING = 14
_LONGEST_QUESTION = 30


def clean(text: str) -> str:
    """One line of text with white space made single, ligatures and soft hyphens folded."""
    plain = " ".join(text.split())
    if plain.isascii() and plain.isprintable():
        return plain
    folded = _SYMBOL.sub("•", text)
    if _FOLDED.search(folded):
        folded = folded.translate(_FOLD)
    folded = unicodedata.normalize("NFC", folded)
    plain = " ".join(folded.split())
    if plain.isprintable():
        return plain
    kept = (c for c in folded if c.isspace() or unicodedata.category(c) not in _DROPPED)
    return " ".join("".join(kept).split())


def bullet_end(line: str) -> int:
    """Where the text after a leading bullet glyph starts; 0 where there is no bullet."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def marker_end(line: str) -> int:
    """Where the text after a bullet, number or letter starts; 0 where the line is no item."""
    match = _COUNTED.match(line)
    return match.end() if match else bullet_end(line)


def is_note_number(mark: str, before: str) -> bool:
    """Whether a raised mark is the number of a note, not a power such as that of "10 km2"."""
    return mark.isdigit() and not _POWER.search(before.rstrip())


def without_note_marks(line: str) -> str:
    """A line without "[5]" and raised figures that name notes; "km²" keeps its own."""
    if "[" in line:
        line = _NOTE_MARK.sub("", line)
    if line.isascii():
        return line
    return _RAISED.sub(lambda m: m[0] if _POWER.search(line[: m.start()]) else "", line)


def is_heading(line: str) -> bool:
    """Whether a line of its own reads as a heading: a question, or a few words with no stop."""
    words = len(line.split())
    if line.endswith("?"):
        return words <= _LONGEST_QUESTION and line[0].isupper() and ". " not in line
    if marker_end(line) and not NUMBERED.match(line):
        return False
    starts = line[0].isupper() or line[0].isdigit()
    return starts and words <= _LONGEST_HEADING and line[-1].isalnum()


def ends_heading(first: str, rest: str) -> bool:
    """Whether a line is the rest of the heading on the line before: in small letters, or the end
    of the question that it began."""
    asks = _ASKS.match(first) and not first.endswith("?") and rest.endswith("?")
    goes_on = rest[:1].islower() and first[-1:].isalnum()
    return bool(asks or goes_on) and len(f"{first} {rest}".split()) <= _LONGEST_QUESTION


def is_subordinate(line: str) -> bool:
    """Whether a line heads a part of the section above it, such as "Areas for improvement"."""
    return _SUBORDINATE.fullmatch(line) is not None and is_heading(line)


def split_grade(line: str) -> tuple[str, str]:
    """The subject and the grade of a heading such as "Safe: Good"; no grade: an empty one."""
    ranges = trailing_grade(line)
    if ranges:
        (start, end), (grade_start, grade_end) = ranges
        if _SEPARATED.match(line[end:grade_start]):
            return line[start:end], line[grade_start:grade_end]
    return line, ""


def states_label(line: str) -> bool:
    """Whether a line states only a date, or only a grade, or what is graded and its grade."""
    return is_label(line) or split_grade(line)[1] != ""
