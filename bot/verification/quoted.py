"""The quotations in a text of somebody's, such as a press release: between marks, and set apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from bot.reports.document import Document, Span
from bot.verification.folding import Folded, folded

LEAST = 4
"""Words of the shortest quotation that is checked; shorter ones name or doubt something."""
_OPENING = re.compile(
    r"“(?=\S) | (?<![^\s(\[—–-])\"(?=\S) | (?<![^\s(\[—–“-])[‘'](?=[^\W_]|[\[“(£$…])", re.VERBOSE
)
_CLOSING = {
    '"': re.compile(r'(?<=\S)"'),
    "‘": re.compile(r"(?<=\S)’(?![^\W_])"),
    "'": re.compile(r"(?<=\S)'(?![^\W_])"),
}
_CURLY = re.compile("[“”]")
_LINES = re.compile(r"^[ ]{0,3}>[ \t]?(.*)$\n?", re.MULTILINE)
_APART = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ELEMENT = re.compile(r"<blockquote\b[^>]*>(.*?)</blockquote\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def quotations(document: Document, source: str = "") -> tuple[Span, ...]:
    """All quotations of a document in order, without their marks, none within another.

    ``source``: its file's own text, where it has one that may set quotations apart: lines that
    start with ">" and elements ``blockquote``.
    """
    apart = list(_set_apart(document, source))
    marked = [
        span
        for span in _marked(document)
        if not any(a.start <= span.start and span.end <= a.end for a in apart)
    ]
    return tuple(sorted((*apart, *marked), key=lambda span: span.start))


def worth_checking(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The quotations that have as many words as say something."""
    return tuple(span for span in spans if len(span.text.split()) >= LEAST)


def _marked(document: Document) -> Iterator[Span]:
    blocks = document.blocks
    for place, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        goes_on = following is not None and document.text[following.start] in '“"'
        for start, end in _between(text, goes_on):
            yield Span(document, block.start + start, block.start + end)


def _between(text: str, goes_on: bool) -> Iterator[tuple[int, int]]:
    """The ranges between marks; one that is not closed ends with the text if the next goes on."""
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.end()
        end = _closed(text, opening[0], start)
        if end is None and goes_on and opening[0] in '“"':
            end = len(text)
        if end is None:
            at = start
            continue
        yield start, end
        at = end + 1


def _closed(text: str, mark: str, start: int) -> int | None:
    """Where the quotation that a mark opens ends; None where it does not."""
    if mark == "“":
        depth = 1
        for other in _CURLY.finditer(text, start):
            depth += 1 if other[0] == "“" else -1
            if not depth:
                return other.start()
        return None
    ends = [found.start() for found in _CLOSING[mark].finditer(text, start)]
    if mark != '"':
        # After an s it may be the apostrophe of "the officers' work".
        ends = [end for end in ends if text[end - 1] != "s"] or ends
    return ends[0] if ends else None


def _set_apart(document: Document, source: str) -> Iterator[Span]:
    """Where what the source sets apart stands in the document."""
    lines = (" ".join(_LINES.findall(found[0])) for found in _APART.finditer(source))
    elements = (html.unescape(_TAG.sub(" ", found[1])) for found in _ELEMENT.finditer(source))
    text = Folded(document.text)
    at = 0
    for words in (*lines, *elements):
        wanted = folded(words).text
        found = text.text.find(wanted, at) if wanted else -1
        if found < 0:
            found = text.text.find(wanted) if wanted else -1
        if found >= 0:
            yield Span(document, *text.range(found, found + len(wanted)))
            at = found + len(wanted)
