"""What an inspection report states as structure: its gradings, areas for improvement and date."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from bot.reports import facts
from bot.reports.document import Block, Document, Kind, Span
from bot.reports.labels import date_line, grade_line, trailing_grade

_AREAS = re.compile(
    r"(?:(?:key\s+|main\s+|further\s+)?areas?\s+(?:for|of|requiring|in\s+need\s+of|to)\s+"
    r"(?:further\s+|priority\s+|immediate\s+)?(?:improvement|improve|development|action|attention)"
    r"|(?:key\s+|main\s+)?priorit(?:y|ies)\s+(?:for|areas?\s+for)\s+(?:further\s+)?"
    r"(?:improvement|action)s?|priority\s+(?:actions?|improvements?)"
    r"|causes?\s+of\s+concern|(?:our\s+|key\s+|main\s+)?recommendations?"
    r"|(?:key|priority)\s+concerns?|requirements?|(?:required\s+actions?|actions?\s+required)"
    r"|actions?\s+(?:that\s+)?(?:the|we)\b.{0,60}\b(?:must|should|told)\b.*"
    r"|what\b(?:.{0,60}\b)?\s(?:needs?\s+to|must|should|could)\s+"
    r"(?:do\s+(?:better|more|next)|(?:do\s+to\s+)?(?:get\s+better|improve)|be\s+(?:better|improved))"
    r"(?:\s+further)?)\W*",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:previous|last|former|prior)\b", re.IGNORECASE)
_APART = re.compile(
    r"(?:summary|introduction|overview|background|context|conclusions?|(?:key|main)\s+findings|"
    r"findings|about|annex|appendix|notes?|what\s+(?:inspectors|we)\b|"
    r"(?:areas?|causes?)\s+(?:for|of)\b|recommendations?|(?:promising|innovative|good|notable)"
    r"\s+practice)\b",
    re.IGNORECASE,
)
"""Headings of what stands beside graded areas and is none."""
_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
_INSPECTORATE = re.compile(
    r"\b(?:HMICFRS|HMIC|HMIP|HMCPSI|Ofsted|Estyn|CQC|Care\s+Quality\s+Commission|"
    r"(?:Her|His)\s+Majesty[’']s\s+(?:Chief\s+)?Inspectorate(?:\s+of(?:\s+[A-Z]\w+(?:\s+and)?)+)?|"
    r"HM\s+Inspectorate(?:\s+of(?:\s+[A-Z]\w+(?:\s+and)?)+)?|Care\s+Inspectorate|"
    r"Education\s+Scotland|Criminal\s+Justice\s+Inspection(?:\s+Northern\s+Ireland)?)\b"
)
_FORCE = re.compile(
    r"\b((?:[A-Z][\w’'&-]+ (?:and )?){1,4}"
    r"(?:Police|Constabulary|Fire (?:and|&) Rescue (?:Service|Authority)|Fire Service))\b"
)


@dataclass(frozen=True, slots=True)
class Grading:
    """What was graded and the grade given; ``grade`` is None where the report states none."""

    subject: Span
    grade: Span | None
    overall: bool

    @property
    def span(self) -> Span:
        """The report's own lines from the subject to its grade."""
        end = self.grade.end if self.grade else self.subject.end
        return Span(self.subject.document, self.subject.start, end)


@dataclass(frozen=True, slots=True)
class Area:
    """One area for improvement, recommendation or cause of concern."""

    span: Span
    heading: Span
    grading: Grading | None
    """The grading of the section that it stands in."""


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """The structure of one report, in the report's order."""

    document: Document
    gradings: tuple[Grading, ...]
    areas: tuple[Area, ...]
    date: Span | None
    """The date that the report states of itself, as a line of its own."""
    inspected: Span | None
    """The days of the inspection."""
    published: Span | None
    """The day on which the report came out."""
    previous: Span | None
    """The days of the inspection before."""
    following: tuple[Span, ...]
    """What is said of the next inspection."""
    leads: tuple[Span, ...]
    """The names of the lead inspectors."""
    force: str | None
    author: Span | None
    """The first mention of the inspectorate."""

    @property
    def dated(self) -> bool:
        """Whether it says when the inspection was, or when the report came out."""
        return any((self.date, self.inspected, self.published))

    @property
    def overall(self) -> Grading | None:
        """The grade of the whole report, where it gives one."""
        return next((grading for grading in self.gradings if grading.overall), None)

    @property
    def questions(self) -> tuple[Grading, ...]:
        """What was graded within the report, or not graded though it was asked."""
        return tuple(grading for grading in self.gradings if not grading.overall)


def inspect(document: Document) -> Inspection:
    """The structure of a report."""
    gradings = _gradings(document)
    areas = tuple(_areas(document, gradings))
    date = next(_dates(document), None)
    force = document.force or _force(document)
    return Inspection(
        document,
        gradings,
        areas,
        date=date,
        inspected=facts.inspected(document),
        published=facts.published(document),
        previous=facts.previous(document),
        following=facts.following(document),
        leads=facts.leads(document),
        force=force,
        author=_author(document),
    )


def _gradings(document: Document) -> tuple[Grading, ...]:
    graded = dict(_graded_headings(document))
    levels = {block.level for block in graded if block.kind is Kind.HEADING}
    top = min(levels, default=0)
    alone = sum(1 for block in graded if block.level == top) == 1
    ungraded = _ungraded(document, graded)
    opening = next((b for b in document.blocks if b.kind is Kind.HEADING), None)
    found = []
    for block in document.blocks:
        if block in graded:
            subject, grade = graded[block]
            first = block.level == top and alone and (len(graded) > 1 or block is opening)
            overall = first or _OVERALL.search(subject.text) is not None
            found.append(Grading(subject, grade, overall))
        elif block in ungraded or (
            _asked(document, block) and block.level in levels - ({top} if alone else set())
        ):
            found.append(Grading(document.span(block), None, False))
    return tuple(found)


def _ungraded(document: Document, graded: Collection[Block]) -> frozenset[Block]:
    """Headings without a grade among the graded ones of a part, such as one area of a pillar.

    More of the part's headings must have a grade than lack one. Under the report's own title
    stand headings of every sort, so a missing grade says nothing there.
    """
    parts: dict[int | None, list[Block]] = {}
    for section in document.sections:
        if section.parent and not _APART.match(document.span(section.heading).text):
            parts.setdefault(section.parent, []).append(section.heading)
    found: set[Block] = set()
    for headings in parts.values():
        without = {heading for heading in headings if heading not in graded}
        if len(without) < len(headings) - len(without):
            found |= without
    return frozenset(found)


def _asked(document: Document, block: Block) -> bool:
    return block.kind is Kind.HEADING and document.text[block.end - 1] == "?"


def _graded_headings(document: Document) -> Iterator[tuple[Block, tuple[Span, Span]]]:
    """Each block that names what is graded, with the spans of the subject and of the grade."""
    heading: Block | None = None
    for block in document.blocks:
        line = document.text[block.start : block.end]
        inline = trailing_grade(line)
        if inline and _states_grade(line, block, inline[0][1]):
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


def _states_grade(line: str, block: Block, end: int) -> bool:
    """Whether a line of subject and grade is one of this report's; prose has a sign between."""
    if _FORMER.search(line[:end]):
        return False
    return block.kind is not Kind.PARAGRAPH or line[end - 1] == "?" or line[end] in ":|–—\t"


def _areas(document: Document, gradings: tuple[Grading, ...]) -> Iterator[Area]:
    for section in document.sections:
        heading = document.span(section.heading)
        if not _AREAS.fullmatch(heading.text):
            continue
        grading = _grading_around(document, section.parent, gradings)
        inside = [b for b in document.blocks if section.heading.end <= b.start < section.end]
        for span in _area_spans(document, inside, single=heading.text.lower().startswith("cause")):
            yield Area(span, heading, grading)


def _area_spans(document: Document, blocks: list[Block], *, single: bool) -> Iterator[Span]:
    """Each item of the list, or each paragraph where there is no list; findings after it are none.

    A cause of concern is one, from its first paragraph to the end of its list.
    """
    body = list(takewhile(lambda block: block.kind in (Kind.ITEM, Kind.PARAGRAPH), blocks))
    items = [place for place, block in enumerate(body) if block.kind is Kind.ITEM]
    if items:
        last = next((p for p in range(items[0], len(body)) if body[p].kind is not Kind.ITEM), None)
        body = body[:last] if single else body[items[0] : last]
    if single and body:
        yield Span(document, body[0].start, body[-1].end)
        return
    place = 0
    while place < len(body):
        last = _last_part(document, body, place)
        if document.text[body[last].end - 1] != ":":
            yield Span(document, body[place].start, body[last].end)
        place = last + 1


def _last_part(document: Document, body: list[Block], place: int) -> int:
    """The last of the blocks that an item ends in: one with a colon goes on with small letters."""
    last = place
    if body[place].kind is Kind.ITEM and document.text[body[place].end - 1] == ":":
        while last + 1 < len(body) and document.text[body[last + 1].start].islower():
            last += 1
    return last


def _grading_around(
    document: Document, section: int | None, gradings: tuple[Grading, ...]
) -> Grading | None:
    while section is not None:
        heading = document.sections[section].heading
        for grading in gradings:
            if heading.start <= grading.subject.start < heading.end:
                return grading
        section = document.sections[section].parent
    return None


def _dates(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        line = document.text[block.start : block.end]
        former = _FORMER.search(line) and "updated" not in line.lower()
        if block.kind is Kind.LABEL and date_line(line) and not former:
            yield document.span(block)


def _force(document: Document) -> str | None:
    """The service that the text names most often, counting its title first."""
    names = [" ".join(match.split()) for match in _FORCE.findall(f"{document.title}\n")]
    names = names or [" ".join(match.split()) for match in _FORCE.findall(document.text)]
    names = [name.removeprefix("The ") for name in names]
    return max(names, key=names.count, default=None)


def _author(document: Document) -> Span | None:
    bodies = (b for b in document.blocks if b.kind in (Kind.PARAGRAPH, Kind.ITEM))
    for block in bodies:
        match = _INSPECTORATE.search(document.text, block.start, block.end)
        if match:
            return Span(document, *match.span())
    return None
