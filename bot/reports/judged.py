"""Which lines of a report state a grade of its own, and of what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from bot.reports.document import Block, Document, Kind, Span
from bot.reports.grades import PATTERN
from bot.reports.labels import grade_line, trailing_grade

_JUDGED = re.compile(
    rf"(?P<subject>[^\W\d_].*?)\s+(?:(?:is|are)\s+(?P<grade>{PATTERN})|(?P<needs>requires?\s+"
    r"improvement(?:\s+to\s+be\s+good)?))\s*\.?",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:previous|last|former|prior)\b", re.IGNORECASE)
_FORMER_VISIT = re.compile(
    r"(?<!since )(?<!since the )\b(?:previous|last|former|prior)\s+(?:\w+\s+)?(?:inspections?|"
    r"judge?ments?|grades?|ratings?)\b",
    re.IGNORECASE,
)


def graded_blocks(document: Document) -> Iterator[tuple[Block, tuple[Span, Span]]]:
    """Each block that names what is graded, with the spans of the subject and of the grade."""
    heading: Block | None = None
    former = False
    for block in document.blocks:
        line = document.text[block.start : block.end]
        inline = trailing_grade(line)
        former = former if inline else _tells_former(block, line)
        if inline and former:
            heading = None
        elif inline and _states_grade(line, block, inline[0][1]):
            (first, last), (start, end) = inline
            subject = Span(document, block.start + first, block.start + last)
            yield block, (subject, Span(document, block.start + start, block.start + end))
            heading = block if block.kind is Kind.HEADING else heading
        elif block.kind is Kind.HEADING:
            heading = block
        elif block.kind is Kind.LABEL:
            alone = grade_line(line)
            if alone and heading:
                start, end = (block.start + offset for offset in alone)
                yield heading, (document.span(heading), Span(document, start, end))
                heading = None
        else:
            heading = None


def _tells_former(block: Block, line: str) -> bool:
    """Whether what is listed right below a line are the grades of an inspection before."""
    leads = block.kind is Kind.HEADING or line.endswith(":")
    return leads and _FORMER_VISIT.search(line) is not None


def _states_grade(line: str, block: Block, end: int) -> bool:
    """Whether a line of subject and grade is one of this report's; prose has a sign between."""
    if _FORMER.search(line[:end]):
        return False
    return block.kind is not Kind.PARAGRAPH or line[end - 1] == "?" or line[end] in ":|–—\t"


def judged_whole(
    document: Document, graded: Collection[Block]
) -> tuple[Block, tuple[Span, Span]] | None:
    """The heading that says in a sentence how the whole was judged, right above the first grades.

    "Children's services in Loamshire require improvement to be good", with its spans of what was
    judged and of the grade.
    """
    for block, below in pairwise(document.blocks):
        if below in graded:
            line = document.text[block.start : block.end]
            match = _JUDGED.fullmatch(line) if block.kind is Kind.HEADING else None
            if not match or block in graded:
                return None
            subject, grade = (
                Span(document, block.start + start, block.start + end)
                for start, end in (
                    match.span("subject"),
                    match.span("grade" if match["grade"] else "needs"),
                )
            )
            return block, (subject, grade)
    return None
