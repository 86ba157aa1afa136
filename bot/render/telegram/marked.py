"""A span of a report as HTML: some words in bold, cut to fit, or in several pieces.

Quotes are never altered: they are cut where a sentence or a word ends, and nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.render.telegram.text import escape, escaped_units, fitting, word_end
from bot.reports.document import Span

MARKS = 80
"""Bold words in a quote; with its other entities a single quote stays well under 100."""

_TAGS = MARKS * len("<b></b>")
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?=\s)")


def mark(span: Span, ranges: Iterable[tuple[int, int]]) -> str:
    """The span's text as HTML with the ranges in bold, at most ``MARKS`` of them."""
    parts: list[str] = []
    at = span.start
    text = span.document.text
    for start, end in _joined(span, ranges)[:MARKS]:
        parts += [escape(text[at:start]), "<b>", escape(text[start:end]), "</b>"]
        at = end
    return "".join([*parts, escape(text[at : span.end])])


def cut(span: Span, room: int) -> Span:
    """The longest start of a span that fits with its bold tags, ended at a sentence or word."""
    text = span.text
    end = max(fitting(text, room - _TAGS, escaped_units), 1)
    if end < len(text):
        sentences = [m.end() for m in _SENTENCE_END.finditer(text, 0, end + 1) if m.end() <= end]
        in_later_half = sentences and sentences[-1] > end // 2
        end = sentences[-1] if in_later_half else word_end(text, end)
    return Span(span.document, span.start, span.start + end)


def pieces(span: Span, room: int = 3000) -> Iterator[Span]:
    """The span in order as spans of at most ``room`` units of HTML, without the space between."""
    at = span.start
    while rest := span.document.text[at : span.end].lstrip():
        piece = cut(Span(span.document, span.end - len(rest), span.end), room)
        yield piece
        at = piece.end


def _joined(span: Span, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges inside the span, those joined that only white space keeps apart."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(s, span.start), min(e, span.end)) for s, e in ranges):
        if start >= end:
            continue
        if joined and not span.document.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
