"""Where on the web a reader finds a quote: on the reading site, or else in the report's source."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from bot.render.site.markup import WEB
from bot.render.site.names import page_name
from bot.render.site.sentences import address
from bot.reports.document import Span
from bot.search.passages import Splitter

_LONGEST = 600
"""Characters of an address."""
_STARTS, _ENDS = 4, 3
"""Words by which the start and the end of a quote are found where that is enough."""
_BEFORE = 6
"""Words before a quote that tell it from the same words elsewhere."""


def link(span: Span) -> str:
    """The address that leads to a span and marks it; empty where its report has none.

    On the reading site that is the sentence that it starts in. In the source it is the page, or
    else a text fragment for the whole span
    (https://wicg.github.io/scroll-to-text-fragment: a browser that knows it scrolls to the words
    and marks them, any other ignores it).
    """
    document = span.document
    if document.reading:
        page = f"{document.reading.rstrip('/')}/{page_name(document.id)}"
        place = address(span, _splitter())
        return f"{page}#{place}" if place else page
    source = document.source or ""
    if not WEB.fullmatch(source) or len(source) > _LONGEST // 2:
        return ""
    if "#" in source:
        return source
    if span.page is not None:
        return f"{source}#page={span.page}"
    if urlsplit(source).path.lower().endswith(".pdf"):
        return source
    directive = fragment(span)
    pointed = f"{source}#:~:{directive}"
    return pointed if directive and len(pointed) <= _LONGEST else source


@cache
def _splitter() -> Splitter:
    """Made once, and only where there is a reading site."""
    return Splitter()


def fragment(span: Span) -> str:
    """The text directive whose first match in the report's text is the span; empty for none.

    Such as "text=start,end"; words before the span go first where the same words stand earlier.
    """
    lines = [line.split() for line in span.text.split("\n") if line.strip()]
    if not lines:
        return ""
    before = span.document.text[: span.start].lower()
    words = [word for line in lines for word in line]
    count = _unique(lines[0], before)
    if len(lines) == 1 and len(words) <= max(count, _STARTS) + _ENDS:
        start, terms = words, [_encoded(words)]
    else:
        start = lines[0][:count]
        rest = [lines[0][count:], *lines[1:]]
        terms = [_encoded(start), _encoded(_end(rest))]
    prefix = _prefix(span, start, before)
    return "text=" + ",".join([*([f"{_encoded(prefix)}-"] if prefix else []), *terms])


def _unique(line: list[str], before: str) -> int:
    """How many first words of a line are needed so that they do not stand before it."""
    counts = range(min(_STARTS, len(line)), len(line))
    return next((n for n in counts if not _stands(line[:n], before)), len(line))


def _stands(words: list[str], before: str) -> bool:
    """Whether words stand before their place; browsers do not regard case."""
    said = " ".join(words).lower()
    return said in before or said in f"{before[-len(said) :]}{said}"[:-1]


def _end(lines: list[list[str]]) -> list[str]:
    """The last words of what follows the start, so many that they do not stand before in it."""
    last = lines[-1]
    within = " ".join(word for line in lines for word in line).lower()
    for count in range(min(_ENDS, len(last)), len(last)):
        said = " ".join(last[-count:]).lower()
        if within.find(said) == len(within) - len(said):
            return last[-count:]
    return last


def _prefix(span: Span, start: list[str], before: str) -> list[str]:
    """The words before a span that tell it apart, as few as do; none where its own are enough."""
    if not _stands(start, before):
        return []
    words = span.document.text[: span.start].rstrip().split("\n")[-1].split()[-_BEFORE:]
    for count in range(1, len(words)):
        said = [*words[-count:], *start]
        if not _stands(said, before[: -len(" ".join(words[-count:])) - 1]):
            return words[-count:]
    return words


def _encoded(words: list[str]) -> str:
    """Words for a directive, in which "-", "," and "&" have a meaning of their own."""
    return percent(" ".join(words), safe="", errors="replace").replace("-", "%2D")
