"""Quotes as messages with their citations, so that a phone shows the first and folds the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.answering.answer import Quote
from bot.render.telegram.citation import headed, headings, linked, report, where
from bot.render.telegram.marked import cut, mark, pieces
from bot.render.telegram.text import ENTITIES, LIMIT, blank, units
from bot.reports.document import Span

_LONG = 400
"""Characters from which a quote is folded; a phone shows about ten lines of that length."""
_GOES_ON = "[…] <i>The quote goes on in the report.</i>"
_FOLD = "<blockquote expandable>"
_NOTHING = "I have no words for that. Please ask me about a report."


def quoted(
    head: str, quotes: Sequence[Quote], *, folded: int | None = None, named: bool = True
) -> tuple[str, ...]:
    """Messages of quotes, the first message headed by ``head``.

    Neighbours of one section share the citation below them, which names the report if ``named``.
    From the quote ``folded`` on, those of a message open when they are touched. ``head`` is HTML
    of at most half a message. A page breaks between quotes only.
    """
    pages: list[str] = []
    page: list[_Entry] = []
    for entry in (_Entry.of(quote, named=named) for quote in quotes if not blank(quote.text)):
        if page and not _fits(_compose(head, [*page, entry], folded)):
            pages.append(_compose(head, page, folded))
            head, page = "", []
        page.append(entry)
    return (*pages, _compose(head, page, folded) or _NOTHING)


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
    return tuple(_compose(head, [entry]) for entry in entries)


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
    """The report's name; empty where a citation need not say it."""

    @classmethod
    def of(cls, quote: Quote, *, folded: bool = False, named: bool = True) -> _Entry:
        document, citation = quote.span.document, quote.citation
        place = where(quote.text, citation, document)
        places = headings(citation, document), place
        title = report(quote.span, citation)
        if not named:
            first, second = (linked(at, quote.span) for at in places)
            places, title = (first, second), "" if place else title
        return cls(
            quote,
            _FOLD if folded or len(quote.text) > _LONG else "<blockquote>",
            _close(mark(quote.span, quote.matched)),
            (document.id, document.section_at(quote.span.start)),
            *places,
            title,
        )

    def block(self, room: int, *, folded: bool = False) -> str:
        """The quote as a blockquote of at most ``room`` units, cut visibly where it is longer."""
        tag = _FOLD if folded else self.tag
        whole = f"{tag}{self.marked}</blockquote>"
        if units(whole) <= room:
            return whole
        end = f"</blockquote>\n{_GOES_ON}"
        shown = cut(self.quote.span, room - units(tag + end))
        return tag + _close(mark(shown, self.quote.matched)) + end


def _compose(head: str, entries: Sequence[_Entry], folded: int | None = None) -> str:
    """One message; a single quote is cut to fit, several may come out too long."""
    at = len(entries) if folded is None else folded
    shown, hidden = entries[:at], entries[at:]
    if len(entries) == 1:
        below = _cited(_shared(entries, ()))
        room = LIMIT - units(head) - units(below) - 2
        return _lines(head, entries[0].block(room, folded=at == 0), below)
    # What is below everything is below the fold, not in it.
    last = _cited(hidden[-1].report) if hidden and not shown else ""
    return _lines(head, _open(shown, hidden), _folded(shown, hidden), last)


def _open(entries: Sequence[_Entry], following: Sequence[_Entry]) -> str:
    """The quotes with their citations; the last of a report's sections names it."""
    groups, parts = _by_section(entries), list[str]()
    for group, after in zip(groups, [*groups[1:], []], strict=False):
        goes_on = following[:1] if not after and following else ()
        same = [entry for entry in goes_on if entry.section == group[0].section]
        parts += [entry.block(LIMIT) for entry in group]
        parts += [_cited(_shared([*group, *same], after))]
    return _lines(*parts)


def _folded(shown: Sequence[_Entry], entries: Sequence[_Entry]) -> str:
    """The quotes, each folded, with what the citations of those shown do not say inside.

    Where none is shown, what stands above says all that they do: one fold for all is enough.
    """
    section, parts = shown[-1].section if shown else None, list[str]()
    for group in _by_section(entries):
        same = group[0].section == section
        cited = "" if same else _cited(_shared(group, [*shown[-1:], *entries[:1]]))
        inside = [entry.marked for entry in group]
        inside[-1] = _lines(inside[-1], f"<i>{cited}</i>" if cited else "")
        parts += inside
    folds = parts if shown else [_lines(*parts)] if parts else []
    return _lines(*(f"{_FOLD}{part}</blockquote>" for part in folds))


def _by_section(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    return [list(group) for _, group in groupby(entries, lambda entry: entry.section)]


def _shared(group: Sequence[_Entry], beside: Sequence[_Entry]) -> str:
    """The citation under quotes of one section, without the report where one beside names it."""
    entry = group[0]
    named = beside and beside[0].section[0] == entry.section[0]
    where = entry.where if len(group) == 1 else entry.headings
    return _join(where, "" if named else entry.report)


def _cited(citation: str) -> str:
    return f"— {citation}" if citation else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _close(text: str) -> str:
    """The text without the empty lines in it, of which a phone has none to spare."""
    return re.sub(r"\n[^\S\n]*(?=\n)", "", text)


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fits(message: str) -> bool:
    return units(message) <= LIMIT and message.count("</") <= ENTITIES
