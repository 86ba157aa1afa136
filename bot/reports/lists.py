"""The lists of a report: what it wants changed, and what it praises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from bot.reports.document import Block, Document, Kind, Span

_CHANGE = re.compile(
    r"(?:(?:key\s+|main\s+|further\s+|priority\s+)?areas?\s+(?:for|of|requiring|in\s+need\s+of|to)\s+"
    r"(?:further\s+|priority\s+|immediate\s+)?"
    r"(?:improvement|improve|development|action|attention|concern)(?:\s+and\s+action)?"
    r"|areas?\s+where\b.{0,60}\b(?:must|should|needs?\s+to|could)\b.*"
    r"|(?:key\s+|main\s+)?priorit(?:y|ies)\s+(?:for|areas?\s+for)\s+(?:further\s+|future\s+)?"
    r"(?:improvement|action|development)s?|priority\s+(?:actions?|improvements?)"
    r"|(?:key\s+|main\s+)?points?\s+for\s+(?:improvement|action|development)"
    r"|causes?\s+of\s+concern|(?:our\s+|key\s+|main\s+)?recommendations?(?:\s+for\s+(?:\w+\s+)?(?:action|improvement))?"
    r"|(?:key|priority)\s+concerns?(?:\s+and\s+recommendations?)?|(?:statutory\s+)?requirements?"
    r"|(?:required|immediate|urgent)\s+(?:actions?|improvements?)(?:\s+required)?"
    r"|(?:actions?|improvements?)\s+(?:required|needed)"
    r"|actions?\s+(?:that\s+)?(?:the|we)\b.{0,60}\b(?:must|should|told)\b.*"
    r"|what\b(?:.{0,60}\b)?\s(?:needs?\s+to|must|should|could)\s+"
    r"(?:do\s+(?:better|more|next)|(?:do\s+to\s+)?(?:get\s+better|improve)|be\s+(?:better|improved)"
    r"|change)(?:\s+further)?)(?:\s+\([^)]*\))?\W*",
    re.IGNORECASE,
)
"""Headings of what is to change."""
_PRAISE = re.compile(
    r"(?:(?:(?:key|main|overall|particular|notable)\s+)?strengths"
    r"|areas?\s+of\s+(?:particular\s+)?strengths?"
    r"|what\s+(?:is|was|are|does|has)\b.{0,60}\b(?:work(?:s|ing)|go(?:es|ing)|do(?:es|ing))\s+"
    r"(?:well|that\s+is\s+effective|effectively)"
    r"|what\b(?:.{0,60}\b)?\s?(?:works?|worked|went|does|do)\s+well"
    r"|(?:areas?\s+of\s+|examples?\s+of\s+)?(?:innovative|promising|good|notable(?:\s+positive)?"
    r"|outstanding|positive|best|exemplary|(?:highly\s+)?effective|strong)\s+practices?"
    r"|(?:key\s+)?(?:achievements|successes))\W*",
    re.IGNORECASE,
)
"""Headings of what is good."""
_CALL = re.compile(
    r"(?:\b(?:must|should|needs?\s+to|(?:is|are)\s+required\s+to)"
    r"(?:\s+(?:now|also|therefore|urgently|immediately|take\s+(?:\w+\s+){0,3}(?:action|steps)"
    r"(?:\s+to)?|make\s+(?:\w+\s+){0,3}improvements?|ensure(?:\s+that)?|improve))?"
    r"|\b(?:we|inspectors|hmi\w*)\s+(?:recommend|require)\b.{0,80}"
    r"|\b(?:following\s+)?(?:\w+\s+)?(?:recommendations?|requirements?)\b.{0,40}"
    r"|\bareas?\s+(?:for\s+improvement|where\b.{0,60}\b(?:must|should)\b.{0,40})"
    r"(?:\s+(?:is|are|include)(?:\s+as\s+follows)?)?)\s*:",
    re.IGNORECASE,
)
"""The end of a sentence that calls for what is listed behind it: "The home should: …"."""
_CASE = re.compile(r"case\s+stud(?:y|ies)\b|example\b", re.IGNORECASE)
_LISTED = (Kind.ITEM, Kind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list, the heading of the list, and the section that the heading heads."""

    span: Span
    heading: Span
    section: int | None


def changes(document: Document) -> Iterator[Listed]:
    """What a report wants changed: its lists under headings that ask for change, in order.

    Where there is none, the lists behind sentences that call for what they list.
    """
    headed = tuple(_headed(document, _CHANGE))
    yield from headed or _called_for(document)


def praises(document: Document) -> Iterator[Listed]:
    """What a report praises: its lists under headings that say so, in order."""
    return _headed(document, _PRAISE)


def _headed(document: Document, pattern: re.Pattern[str]) -> Iterator[Listed]:
    for place, section in enumerate(document.sections):
        heading = document.span(section.heading)
        if not pattern.fullmatch(heading.text):
            continue
        inside = [b for b in document.blocks if section.heading.end <= b.start < section.end]
        single = heading.text.lower().startswith("cause")
        for span in _entries(document, inside, single=single):
            yield Listed(span, heading, place)


def _entries(document: Document, blocks: list[Block], *, single: bool) -> Iterator[Span]:
    """The entries that stand right under a heading, or else those under the headings below it."""
    body = _body(blocks)
    if body and document.text[body[-1].end - 1] != ":":
        yield from _area_spans(document, body, single=single)
        return
    for heading, below in _parts(blocks[len(body) :]):
        said = document.text[heading.start : heading.end]
        if not (_CHANGE.fullmatch(said) or _PRAISE.fullmatch(said) or _CASE.match(said)):
            yield from _area_spans(document, _body(below), single=single)


def _body(blocks: list[Block]) -> list[Block]:
    return list(takewhile(lambda block: block.kind in _LISTED, blocks))


def _parts(blocks: list[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Each heading with the blocks up to the next one."""
    heading: Block | None = None
    for is_heading, run in groupby(blocks, key=lambda block: block.kind is Kind.HEADING):
        if is_heading:
            heading = list(run)[-1]
        elif heading:
            yield heading, list(run)


def _area_spans(document: Document, body: list[Block], *, single: bool) -> Iterator[Span]:
    """Each item of the list, or each paragraph where there is no list; findings after it are none.

    A cause of concern is one, from its first paragraph to the end of its list.
    """
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


def _called_for(document: Document) -> Iterator[Listed]:
    """The items behind each sentence that calls for them; it stands for their heading."""
    lead: Block | None = None
    for block in document.blocks:
        if block.kind is Kind.ITEM:
            if lead:
                heading = document.span(lead)
                yield Listed(document.span(block), heading, document.section_at(lead.start))
            continue
        calls = block.kind is Kind.PARAGRAPH and _ends_in_call(document, block)
        lead = block if calls else None


def _ends_in_call(document: Document, block: Block) -> bool:
    """Whether the last sentence of a paragraph calls for what is listed behind it."""
    said = document.text[block.start : block.end]
    last = said[said.rfind(". ", 0, -1) + 1 :]
    return any(match.end() == len(last) for match in _CALL.finditer(last))
