"""A report as immutable text with its outline; every quote is a span of it."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property


class Kind(str, Enum):
    """What a block of a report is."""

    HEADING = "heading"
    LABEL = "label"
    """A line that states a fact about its heading: a grade or a date."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """One bullet or numbered entry of a list."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, label, paragraph or list item, as a half-open range of the text."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    """1 for the outermost headings, growing inwards; 0 for what is not a heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, up to the next heading of its level or above."""

    heading: Block
    end: int
    parent: int | None
    """The place of the enclosing section in ``Document.sections``."""

    @property
    def start(self) -> int:
        """Where the heading starts."""
        return self.heading.start


@dataclass(frozen=True, eq=False)
class Document:
    """A report: its canonical text, never edited after loading, and what is known of it.

    ``blocks`` are in order and do not overlap; ``pages`` holds the offset at which each page
    starts, and is empty for formats without pages.
    """

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    """Pages, counted from 1, that hold pictures and no text."""
    force: str | None = None
    year: int | None = None
    pillar: str | None = None
    published: date | None = None
    source: str | None = None
    aliases: tuple[str, ...] = ()
    """What else its manifest says that people call it."""
    reading: str | None = None
    """The address of the site that has a page of it, if there is one."""

    def read_at(self, site: str) -> Document:
        """The same report, read on a site."""
        found = copy(self)
        vars(found)["reading"] = site
        return found

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order of their headings."""
        headings = [block for block in self.blocks if block.kind is Kind.HEADING]
        ends = [len(self.text)] * len(headings)
        parents: list[int | None] = []
        around: list[int] = []
        for place, heading in enumerate(headings):
            while around and headings[around[-1]].level >= heading.level:
                ends[around.pop()] = heading.start
            parents.append(around[-1] if around else None)
            around.append(place)
        return tuple(map(Section, headings, ends, parents))

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def section_at(self, offset: int) -> int | None:
        """The place in ``sections`` of the innermost section around an offset, if any."""
        place = bisect_right(self._section_starts, offset) - 1
        return place if place >= 0 else None

    def block_at(self, offset: int) -> int | None:
        """The place in ``blocks`` of the last block that starts at or before an offset."""
        place = bisect_right(self._block_starts, offset) - 1
        return place if place >= 0 else None

    def path(self, section: int | None) -> tuple[Span, ...]:
        """The headings from the outermost section down to the given one."""
        headings: list[Span] = []
        while section is not None:
            heading = self.sections[section].heading
            headings.append(Span(self, heading.start, heading.end))
            section = self.sections[section].parent
        return tuple(reversed(headings))

    def page_at(self, offset: int) -> int | None:
        """The page number, counted from 1, or None where the format has no pages."""
        return bisect_right(self.pages, offset) or None

    def span(self, block: Block) -> Span:
        """The span of a block."""
        return Span(self, block.start, block.end)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a document's canonical text, in characters.

    Raises ValueError where the range does not lie inside the text.
    """

    document: Document
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= len(self.document.text):
            raise ValueError(f"span {self.start}:{self.end} is not inside {self.document.id}")

    @property
    def text(self) -> str:
        """The report's own characters."""
        return self.document.text[self.start : self.end]

    @property
    def section(self) -> str:
        """The heading of the innermost section, or an empty string before the first heading."""
        path = self.document.path(self.document.section_at(self.start))
        return path[-1].text if path else ""

    @property
    def page(self) -> int | None:
        """The page on which the span starts, counted from 1; None without pages."""
        return self.document.page_at(self.start)

    @property
    def citation(self) -> Citation:
        """Where a reader finds the span."""
        return cite(self)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of blocks indexed and shown together: a paragraph, or a lead-in and its list."""

    span: Span
    sentences: tuple[Span, ...]
    """What can be quoted from it, in order; inside ``span`` and not overlapping."""
    context: tuple[Span, ...]
    """The headings above it, outermost first; searched, never quoted as an answer."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands: report, headings, paragraph within the section, page, date."""

    document: str
    title: str
    path: tuple[str, ...]
    paragraph: int | None
    page: int | None
    published: date | None

    @property
    def section(self) -> str:
        """The innermost heading that is not the report's own title."""
        return self.path[-1] if self.path else ""

    @property
    def place(self) -> str:
        """The page where there are pages, or else the paragraph within the section."""
        if self.page is not None:
            return f"page {self.page}"
        return f"paragraph {self.paragraph}" if self.paragraph else ""

    @property
    def day(self) -> str:
        """The day of publication in words, such as "3 May 2022"; empty where it is not known."""
        return in_words(self.published)

    def __str__(self) -> str:
        return " · ".join(part for part in (self.title, *self.path, self.place, self.day) if part)


def in_words(day: date | None) -> str:
    """A day such as "3 May 2022"; empty for None."""
    return f"{day.day} {day:%B %Y}" if day else ""


def cite(span: Span) -> Citation:
    """The citation of a span; its paragraph counts the section's quotable blocks from 1."""
    document = span.document
    section = document.section_at(span.start)
    start = document.sections[section].start if section is not None else 0
    quotable = (Kind.PARAGRAPH, Kind.ITEM)
    paragraph = sum(
        1 for b in document.blocks if b.kind in quotable and start <= b.start <= span.start
    )
    path = tuple(h.text for h in document.path(section) if h.text != document.title)
    return Citation(
        document.id, document.title, path, paragraph or None, span.page, document.published
    )


def one_line(text: str) -> str:
    """A text with its lines and runs of white space as single spaces."""
    return " ".join(text.split())
