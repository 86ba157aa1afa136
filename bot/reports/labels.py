"""Lines that state a grade or a date."""

from __future__ import annotations

import re

from bot.reports.grades import PATTERN

_LEAD = (
    r"(?:(?:overall|judge?ment|grade|graded|grading|rating|rated|outcome)"
    r"(?:\s+(?:judge?ment|grade|rating))?\s*[:–—-]?\s*)?"
)
_GRADE_LINE = re.compile(rf"\s*{_LEAD}(?P<grade>{PATTERN})\s*[.*]?\s*", re.IGNORECASE)
_TRAILING_GRADE = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?\s+)?(?P<subject>[^\W\d_][^\n]*?\S)(?:\s*[:|–—]\s*|\?\s+|\t+|\s+)(?P<grade>{PATTERN})\s*",
    re.IGNORECASE,
)
_JOINING = frozenset("a an and as be for in is of on or the to was were with".split())
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-–—]|to|and|until|&)\s*"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|(?:{_DAY}\s+)?{_MONTH}\s+(?:{_DAY},\s+)?\d{{4}})"
)
DATES = rf"(?:(?:{_DAY}(?:\s+{_MONTH})?(?:,\s*{_DAY})*{_TO})?{_DATE}(?:{_TO}{_DATE})?)"
"""A regular expression of a day, a month of a year, or of several days: "3 and 4 May 2022"."""
_DATE_LINE = re.compile(
    rf"\s*(?:(?:last\s+updated|updated|published|publication|inspection|inspected|report|"
    rf"date|dates|first|on|of|the|this|previous|last)\b[\s:()s]*)*(?P<date>{DATES})\s*\.?\s*",
    re.IGNORECASE,
)


def grade_line(line: str) -> tuple[int, int] | None:
    """The range of the grade in a line that states nothing else, such as "Rating: Good"."""
    match = _GRADE_LINE.fullmatch(line)
    return match.span("grade") if match else None


def trailing_grade(line: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The ranges of subject and grade in a line such as "Quality of education: Good".

    The grade must be capitalised and the subject short, as in the tables of summary pages.
    """
    match = _TRAILING_GRADE.fullmatch(line)
    if not match or not match["grade"][0].isupper() or len(match["subject"].split()) > 12:
        return None
    if match["subject"].split()[-1].lower() in _JOINING:
        return None
    subject_end = match.end("subject")
    if line[subject_end : subject_end + 1] == "?":
        subject_end += 1
    return (match.start("subject"), subject_end), match.span("grade")


def date_line(line: str) -> tuple[int, int] | None:
    """The range of the date in a line that states nothing else, such as "Published 3 May 2022"."""
    match = _DATE_LINE.fullmatch(line)
    return match.span("date") if match else None


def is_label(line: str) -> bool:
    """Whether a line states only a grade or only a date."""
    return grade_line(line) is not None or date_line(line) is not None
