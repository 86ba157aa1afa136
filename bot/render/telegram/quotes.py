"""Quotes as messages, each with its citation below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.answering.answer import Quote
from bot.render.telegram.citation import headed, headings, report, where
from bot.render.telegram.marked import cut, mark, pieces
from bot.render.telegram.text import ENTITIES, LIMIT, blank, units
from bot.reports.document import Span

_LONG = 400
"""Characters from which a quote is folded; a phone shows about ten lines of that length."""
_GOES_ON = "[…] <i>The quote goes on in the report.</i>"
_NOTHING = "I have no words for that. Please ask me about a report."


def quoted(head: str, quotes: Sequence[Quote], *, grouped: bool = False) -> tuple[str, ...]:
    """Messages of quotes, each with its citation below it, the first one headed by ``head``.

    ``head`` is HTML of at most half a message. A page breaks between quotes only. With
    ``grouped``, neighbours under one heading share a citation, as in a list.
    """
    pages: list[str] = []
    page: list[_Entry] = []
    for entry in (_Entry.of(quote) for quote in quotes if not blank(quote.text)):
        if page and not _fits(_compose(head, [*page, entry], grouped)):
            pages.append(_compose(head, page, grouped))
            head, page = "", []
        page.append(entry)
    return (*pages, _compose(head, page, grouped) or _NOTHING)


def surrounded(head: str, around: Span, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The surroundings, folded, with the first of the quotes that stands in them in bold.

    Were several bold, the eye would find none of them.
    """
    document = around.document
    spans = (quote.span for quote in quotes if quote.span.document is document)
    within = (s for s in spans if around.start <= s.start < s.end <= around.end)
    first = next(within, None)
    marks = ((first.start, first.end),) if first else ()
    entries = [_Entry.of(Quote(span, span, 0.0, marks), folded=True) for span in pieces(around)]
    if first:
        # Where a piece begins in the section before, its place is that of the marked quote.
        here, place = document.section_at(first.start), headed(first.citation, document)
        entries = [e if e.section[1] == here else replace(e, where=place) for e in entries]
    return tuple(_compose(head, [entry], grouped=False) for entry in entries)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A quote with what stands below it, worked out once."""

    quote: Quote
    tag: str
    marked: str
    section: tuple[str, int | None]
    """The report and the place of the section in it, to tell neighbours by."""
    headings: str
    where: str
    report: str

    @classmethod
    def of(cls, quote: Quote, folded: bool = False) -> _Entry:
        document, citation = quote.span.document, quote.citation
        return cls(
            quote,
            "<blockquote expandable>" if folded or len(quote.text) > _LONG else "<blockquote>",
            mark(quote.span, quote.matched),
            (document.id, document.section_at(quote.span.start)),
            headings(citation, document),
            where(quote.text, citation, document),
            report(quote.text, citation, document),
        )

    def block(self, room: int) -> str:
        """The quote as a blockquote of at most ``room`` units, cut visibly where it is longer."""
        whole = f"{self.tag}{self.marked}</blockquote>"
        if units(whole) <= room:
            return whole
        end = f"</blockquote>\n{_GOES_ON}"
        shown = cut(self.quote.span, room - units(self.tag + end))
        return self.tag + mark(shown, self.quote.matched) + end


def _compose(head: str, entries: Sequence[_Entry], grouped: bool) -> str:
    """One message; a single quote is cut to fit, several may come out too long."""
    groups = [[entry] for entry in entries]
    below = [_join(entry.where, entry.report) for entry in entries]
    if grouped:
        groups = [list(group) for _, group in groupby(entries, lambda entry: entry.section)]
        below = [_shared(*pair) for pair in zip(groups, [*groups[1:], []], strict=False)]
    room = LIMIT - units(head) - 2 - sum(units(line) + 4 for line in below)
    parts = [
        "\n".join([*(entry.block(room) for entry in group), *([f"— {line}\n"] if line else [])])
        for group, line in zip(groups, below, strict=True)
    ]
    return "\n\n".join(part for part in (head, "\n".join(parts).strip()) if part)


def _shared(group: Sequence[_Entry], following: Sequence[_Entry]) -> str:
    """The citation under quotes of one section; the last of a report's sections names it."""
    entry = group[-1]
    same_report = following and following[0].section[0] == entry.section[0]
    where = entry.where if len(group) == 1 else entry.headings
    return _join(where, "" if same_report else entry.report) or entry.report


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fits(message: str) -> bool:
    return units(message) <= LIMIT and message.count("</") <= ENTITIES
