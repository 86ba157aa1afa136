"""Quotes as messages, each with its citation below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.answer import Quote
from bot.render.telegram.citation import headed, headings, report, section_of, where
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
    last = _compose(head, page, grouped)
    return (*pages, last if last else _NOTHING)


def surrounded(head: str, around: Span, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The surroundings, folded, with the first of the quotes that stands in them in bold.

    Were several bold, the eye would find none of them.
    """
    within = (
        quote
        for quote in quotes
        if quote.span.document is around.document
        and around.start <= quote.span.start < quote.span.end <= around.end
    )
    first = next(within, None)
    marks = ((first.span.start, first.span.end),) if first else ()
    entries = [_Entry.of(Quote(piece, piece, 0.0, marks), folded=True) for piece in pieces(around)]
    if first:
        entries = [_placed(entry, first) for entry in entries]
    return tuple(_compose(head, [entry], grouped=False) for entry in entries)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A quote with what stands below it, worked out once."""

    quote: Quote
    tag: str
    marked: str
    where: str
    report: str

    @classmethod
    def of(cls, quote: Quote, folded: bool = False) -> _Entry:
        tag = "<blockquote expandable>" if folded or len(quote.text) > _LONG else "<blockquote>"
        return cls(quote, tag, mark(quote.span, quote.matched), where(quote), report(quote))

    def block(self, room: int) -> str:
        """The quote as a blockquote of at most ``room`` units, cut visibly where it is longer."""
        whole = f"{self.tag}{self.marked}</blockquote>"
        if units(whole) <= room:
            return whole
        end = f"</blockquote>\n{_GOES_ON}"
        shown = cut(self.quote.span, room - units(self.tag + end))
        return self.tag + mark(shown, self.quote.matched) + end


def _placed(entry: _Entry, marked: Quote) -> _Entry:
    """The entry; where it begins in the section before, the place is that of the marked quote."""
    here = section_of(entry.quote) == section_of(marked)
    return entry if here else replace(entry, where=headed(marked))


def _compose(head: str, entries: Sequence[_Entry], grouped: bool) -> str:
    """One message; a single quote is cut to fit, several may come out too long."""
    below = [_below(entries, place, grouped) for place in range(len(entries))]
    room = LIMIT - units(head) - 2 - sum(units(line) + 4 for line in below)
    blocks = [entry.block(room) for entry in entries]
    parts = [f"{b}\n— {line}\n" if line else b for b, line in zip(blocks, below, strict=True)]
    return "\n\n".join(part for part in (head, "\n".join(parts).strip()) if part)


def _below(entries: Sequence[_Entry], place: int, grouped: bool) -> str:
    """The citation under an entry; empty where the next one's serves for both."""
    entry = entries[place]
    if not grouped:
        return " · ".join(part for part in (entry.where, entry.report) if part)
    before, after = entries[max(place - 1, 0) : place], entries[place + 1 : place + 2]
    here = section_of(entry.quote)
    if any(section_of(other.quote) == here for other in after):
        return ""
    shares = any(section_of(other.quote) == here for other in before)
    same_report = any(o.quote.span.document is entry.quote.span.document for o in after)
    stands = headings(entry.quote) if shares else entry.where
    parts = (stands, "" if same_report else entry.report)
    return " · ".join(part for part in parts if part) or entry.report


def _fits(message: str) -> bool:
    return units(message) <= LIMIT and message.count("</") <= ENTITIES
