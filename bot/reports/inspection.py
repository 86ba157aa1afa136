"""What an inspection report states as structure: its gradings, areas for improvement and date."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reports.document import Block, Document, Kind, Span
from bot.reports.judged import graded_blocks, judged_whole
from bot.reports.labels import date_line

if TYPE_CHECKING:
    from bot.reports.lists import Listed

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
    """One entry of a list: what is to change, such as a cause of concern, or what is good."""

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
    """What it wants changed."""
    strengths: tuple[Area, ...]
    """What it praises, where it lists that."""
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
    outcome: Span | None
    """How the inspection came out, where that is told in a paragraph of its own."""
    formerly: tuple[Span, ...]
    """What is said of the grades of the inspection before."""
    steps: tuple[Span, ...]
    """What is said of what is to be done next."""
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
    def judged(self) -> bool:
        """Whether it gives grades, or says how the inspection came out."""
        return bool(self.gradings or self.outcome)

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
    # Long patterns, which a start over reports that are saved does without.
    from bot.reports import facts, lists

    gradings = _gradings(document)
    date = next(_dates(document), None)
    force = document.force or _force(document)
    return Inspection(
        document,
        gradings,
        areas=tuple(_areas(document, lists.changes(document), gradings)),
        strengths=tuple(_areas(document, lists.praises(document), gradings)),
        date=date,
        inspected=facts.inspected(document),
        published=facts.published(document),
        previous=facts.previous(document),
        following=facts.following(document),
        outcome=facts.outcome(document),
        formerly=facts.formerly(document),
        steps=facts.steps(document),
        leads=facts.leads(document),
        force=force,
        author=_author(document),
    )


def _gradings(document: Document) -> tuple[Grading, ...]:
    graded = dict(graded_blocks(document))
    whole = judged_whole(document, graded)
    levels = {block.level for block in graded if block.kind is Kind.HEADING}
    top = min(levels, default=0)
    alone = sum(1 for block in graded if block.level == top) == 1
    ungraded = _ungraded(document, graded)
    opening = next((b for b in document.blocks if b.kind is Kind.HEADING), None)
    found = []
    for block in document.blocks:
        if whole and block is whole[0]:
            found.append(Grading(*whole[1], overall=True))
        elif block in graded:
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


def _areas(
    document: Document, found: Iterable[Listed], gradings: tuple[Grading, ...]
) -> Iterator[Area]:
    for entry in found:
        around = document.sections[entry.section].parent if entry.section is not None else None
        yield Area(entry.span, entry.heading, _grading_around(document, around, gradings))


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
