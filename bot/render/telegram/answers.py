"""Answers as messages, and what stands around their quotes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import Answer, Quote
from bot.render import wording
from bot.render.surroundings import surroundings
from bot.render.telegram.citation import HEADING
from bot.render.telegram.marked import pieces
from bot.render.telegram.quotes import quoted
from bot.render.telegram.text import own, tagged, units
from bot.reports.document import Document, Kind, Span

_SHORT = 700
_REST = 1200
_ROWS = 1500
"""UTF-16 units of a table, which leaves as much of a message to its quotes."""


def messages(answer: Answer, *, named: bool = True) -> tuple[str, ...]:
    """The messages that show an answer, in order: at least one, none blank, each within limits.

    Rows say all that their quotes do, which are then folded. Citations name their report unless
    not ``named``.
    """
    folded = 0 if answer.rows else None if answer.is_list else 1
    return quoted(lead(answer), answer.quotes, folded=folded, named=named)


def lead(answer: Answer) -> str:
    """How the question was read, in italics, the short answer, its first line in bold, and rows."""
    first, _, rest = answer.short.strip().partition("\n")
    lines = [tagged("i", wording.note(read)) for read in answer.notes[:3]]
    lines += [tagged("" if answer.status == "smalltalk" else "b", first, _SHORT)]
    return "\n".join(line for line in (*lines, tagged("", rest, _REST), *_table(answer)) if line)


def _table(answer: Answer) -> tuple[str, ...]:
    """A line for each row, its grade in bold, which the eye finds where columns have no room."""
    lines: list[str] = []
    for row in answer.rows:
        line = f"• {own(row.subject)} {tagged('b', row.grade)}"
        if units("\n".join((*lines, line))) > _ROWS:
            left = len(answer.rows) - len(lines)
            return (*lines, f"<i>… and {left} more, quoted below</i>")
        lines.append(line)
    return tuple(lines)


def contexts(quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """The surroundings of the quotes, each once, where there is more to read than the quote."""
    around = {(q.span.document.id, s.start): s for q in quotes for s in [surroundings(q)]}
    whole = {(q.span.document.id, q.text.strip()) for q in quotes}
    return tuple(s for s in around.values() if (s.document.id, s.text.strip()) not in whole)


def section(document: Document, place: int, without: Sequence[Span] = ()) -> tuple[str, ...]:
    """The blocks of a section as quotes under its heading, but for those that are ``without``."""
    head = document.span(document.sections[place].heading)
    findings = [
        Quote(piece, piece, 0.0)
        for span in findings_of(document, place, without)
        for piece in pieces(span)
    ]
    return quoted(tagged("b", head.text, HEADING), findings)


def findings_of(document: Document, place: int, without: Sequence[Span] = ()) -> tuple[Span, ...]:
    """A section's labels, paragraphs and items that do not overlap the spans ``without``."""
    here = document.sections[place]
    return tuple(
        document.span(block)
        for block in document.blocks
        if here.heading.end <= block.start < here.end
        and block.kind is not Kind.HEADING
        and not any(block.start < w.end and w.start < block.end for w in without)
    )
