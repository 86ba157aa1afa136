"""The days and people of an inspection, in the report's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reports.document import Document, Kind, Span
from bot.reports.grades import PATTERN as GRADES
from bot.reports.labels import DATES, date_line

_OPENING = 40
"""Blocks in which a report says when it was published, and by whom it was led."""
_SENTENCE = 5
"""Words from which a block says something; a signature has fewer."""
_IS = r"\s*(?::|–|—|-|\bon\b|\s)\s*"
_FIGURE = re.compile(r"\d")
_VISIT = r"(?:(?:on-?site\s+)?(?:inspection|visit|fieldwork|review))"
_FORMER = r"(?:previous|last|most\s+recent|former|prior)"
_NAMED_VISIT = re.compile(
    rf"(?:(?:start\s+)?dates?\s+of\s+(?:the\s+|this\s+)?{_VISIT}|{_VISIT}\s+dates?|inspected)(?:\(s\))?"
    rf"{_IS}(?P<days>{DATES})",
    re.IGNORECASE,
)
_TOLD_VISIT = re.compile(
    rf"(?:\b(?:this|the|our)\s+(?:[\w-]+\s+){{0,4}}{_VISIT}\b[^.\n]{{0,60}}?"
    r"\b(?:took\s+place|was\s+(?:carried\s+out|conducted|undertaken|held))"
    r"|\b(?:we|inspectors|the\s+team)\s+(?:visited|inspected|were\s+on\s?site))\b"
    rf"[^.\n]{{0,60}}?\b(?P<days>{DATES})",
    re.IGNORECASE,
)
_DATED_VISIT = re.compile(
    rf"(?:\b(?:between|from|on|in|during)\s+)(?P<days>{DATES})[^.\n]{{0,200}}?"
    rf"\b(?:undertook|carried\s+out|conducted|completed|held|made)\s+(?:an?|the|this|our)\s+"
    rf"(?:[\w-]+\s+){{0,4}}{_VISIT}\b",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"(?:(?:report\s+)?(?:first\s+)?published|(?:publication|issue|report)\s+date"
    rf"|date\s+(?:of\s+(?:publication|issue|report)|published)){_IS}(?P<days>{DATES})",
    re.IGNORECASE,
)
_FORMER_VISIT = re.compile(
    rf"(?:dates?\s+of\s+(?:the\s+)?{_FORMER}\s+{_VISIT}|{_FORMER}\s+{_VISIT}(?:\s+dates?)?"
    rf"|last\s+inspected){_IS}(?P<days>{DATES})",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"(?<!deputy )\b(?:lead\s+inspector|inspection\s+(?:lead|led\s+by))s?\s*[:–—-]\s*"
    r"(?P<name>[^\W\d_][^,;:(\n]{2,60}?)(?=\s*(?:[,;(\n]|(?:His|Her)\s+Majesty|$))",
    re.IGNORECASE,
)
_NAMED_LEADER = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3}?)(?:\s+HMI)?,?\s+"
    r"(?:(?:[A-Z]{2,}|Ofsted|HMI),?\s+){0,2}[Ll]ead\s+[Ii]nspector\b"
)
_WHEN = (
    r"(?:within|in|after)\s+(?:the\s+next\s+|approximately\s+|about\s+|around\s+)?[\w-]+\s+"
    rf"(?:days|weeks|months|years?)\b(?:\s+of\s+[^.\n]{{1,60}}?(?=[.\n]))?|(?:by|in|on|before)\s+{DATES}"
)
_RETURN = re.compile(
    r"(?:\b(?:the|a|our|their|an)\s+(?:[\w-]+\s+){0,3}(?:re-?)?(?:inspection|visit)\s+"
    r"(?:will|is\s+(?:due|planned|expected))|\bwill\s+(?:(?:be\s+)?re-?(?:inspect|visit)(?:ed)?|return"
    rf"|inspect\b[^.\n]{{0,40}}\bagain))\b[^.\n]{{0,80}}?\b(?:{_WHEN})",
    re.IGNORECASE,
)

_GRADE = rf"(?:requir(?:e|ed|es|ing)\s+improvement(?:\s+to\s+be\s+good)?|{GRADES})"
_FORMERLY = re.compile(
    r"(?:\b(?:last|previous|prior|former|earlier)\s+(?:[\w’-]+\s+){0,3}(?:inspection|judge?ment)\b"
    r"[^.!?]{0,160}?\b(?:judged|graded|rated|found)\b"
    r"|\bpreviously\s+(?:judged|graded|rated)\b)"
    rf"[^.!?]{{0,60}}?\b{_GRADE}\b"
    r"|\b(?:last|previous|former)\s+(?:(?:inspection|overall)\s+)?(?:grade|rating|judge?ment|outcome)"
    rf"\s*(?::|–|—|-|\bwas\b)\s*{_GRADE}\b"
    r"|\b(?:grade|rating|judge?ment|effectiveness)\s+at\s+(?:the\s+|its\s+)?(?:last|previous)\s+"
    rf"inspection\s*:?\s*{_GRADE}\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"(?:the\s+)?(?:(?:overall|inspection|our|main)\s+)?(?:outcome|judge?ment|verdict)"
    r"(?:\s+of\s+(?:the|this)\s+inspection)?\W*",
    re.IGNORECASE,
)
"""Headings of how an inspection came out."""
_STEPS = re.compile(
    r"(?:next\s+(?:steps?|stages?)|what\s+(?:happens|will\s+happen)\s+next)\W*", re.IGNORECASE
)
"""Headings of what is to be done after an inspection."""
_PLAN = re.compile(
    r"\b(?:should|must|will|requires?|required\s+to|asked\s+to|ha(?:s|ve)\s+to)\b[^!?\n]{0,120}?"
    r"\b(?:submit|send|prepare|publish|produce|write|provide)\b[^!?\n]{0,120}?"
    r"\b(?:action\s+plan|improvement\s+plan|statement\s+of\s+(?:proposed\s+)?action)\b",
    re.IGNORECASE,
)


def inspected(document: Document) -> Span | None:
    """The days of the inspection: those of a line that names them, or else those told of."""
    return (
        _first(document, _NAMED_VISIT, former=False)
        or _first(document, _TOLD_VISIT)
        or _first(document, _DATED_VISIT, most=_OPENING)
    )


def published(document: Document) -> Span | None:
    """The day on which the report came out: as its opening lines state it, or else as any line
    does that begins so."""
    named = _first(document, _PUBLICATION, most=_OPENING)
    return named or _first(document, _PUBLICATION, whole=True) or next(_bare_dates(document), None)


def previous(document: Document) -> Span | None:
    """The days of the inspection before this one, from a line that names them."""
    return _first(document, _FORMER_VISIT)


def leads(document: Document) -> tuple[Span, ...]:
    """The names of the lead inspectors."""
    found = tuple(_all(document, _LEADER, "name"))
    return found or tuple(_all(document, _NAMED_LEADER, "name"))


def following(document: Document) -> tuple[Span, ...]:
    """What the report says of the next inspection and when it will be."""
    return tuple(_all(document, _RETURN, 0))


def outcome(document: Document) -> Span | None:
    """The paragraph that states how an inspection came out, under a heading of that."""
    for section in document.sections:
        heading = document.text[section.heading.start : section.heading.end]
        place = document.block_at(section.heading.start)
        below = document.blocks[place + 1 : place + 2] if place is not None else ()
        if _OUTCOME.fullmatch(heading) and below and below[0].kind is Kind.PARAGRAPH:
            return document.span(below[0])
    return None


def formerly(document: Document) -> tuple[Span, ...]:
    """What the report says of the grades of the inspection before."""
    return tuple(_all(document, _FORMERLY, 0))


def steps(document: Document) -> tuple[Span, ...]:
    """What the report says is to be done next: all under a heading of that, or else what plan is
    to be sent, and when inspectors return."""
    headed = [
        document.span(block)
        for section in document.sections
        if _STEPS.fullmatch(document.text[section.heading.start : section.heading.end])
        for block in document.blocks
        if section.heading.end <= block.start < section.end
        and block.kind in (Kind.PARAGRAPH, Kind.ITEM)
        and len(document.text[block.start : block.end].split()) >= _SENTENCE
    ]
    told = (*_all(document, _PLAN, 0), *following(document))
    return tuple(headed) or tuple(sorted(told, key=lambda span: span.start))


def _all(document: Document, pattern: re.Pattern[str], group: str | int) -> Iterator[Span]:
    for block in document.blocks:
        for match in pattern.finditer(document.text, block.start, block.end):
            yield Span(document, *match.span(group))


def _first(
    document: Document,
    pattern: re.Pattern[str],
    *,
    former: bool = True,
    whole: bool = False,
    most: int | None = None,
) -> Span | None:
    """The days in the first line that a pattern is found in, or that is no more than it where a
    ``whole`` one is sought; ``former`` ones may count."""
    find = pattern.fullmatch if whole else pattern.search
    for block in document.blocks[:most]:
        # Every day has a figure, and most blocks have none.
        if not _FIGURE.search(document.text, block.start, block.end):
            continue
        match = find(document.text, block.start, block.end)
        before = document.text[block.start : match.start()] if match else ""
        if match and (former or not re.search(rf"\b{_FORMER}\s*$", before, re.IGNORECASE)):
            return Span(document, *match.span("days"))
    return None


def _bare_dates(document: Document) -> Iterator[Span]:
    """Dates that stand alone in the opening lines, and so of the report itself."""
    for block in document.blocks[:_OPENING]:
        line = document.text[block.start : block.end]
        if block.kind is Kind.LABEL and date_line(line) == (0, len(line)):
            yield document.span(block)
