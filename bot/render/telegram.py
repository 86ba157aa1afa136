"""Answers as Telegram messages: HTML texts that obey the Bot API's rules and limits.

A message holds at most 4096 UTF-16 units after its entities are parsed, and 100 entities
(https://core.telegram.org/bots/api#html-style, https://limits.tginfo.me). Here the markup counts
as well, so a text that fits here fits there. Quotes are never altered: an ellipsis stands outside.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote as percent

from bot.answering.answer import Answer, Quote
from bot.render import wording
from bot.render.surroundings import surroundings
from bot.reports.document import Document, Kind, Span

LIMIT = 4096
ENTITIES = 100

_LONG = 400
"""Characters from which a quote is folded; a phone shows about ten lines of that length."""
_SHORT = 700
_REST = 1200
_NOTE = 200
_HEADING = 160
_ADDRESS = 600
_MARKS = 80
"""Bold words in a quote; with its other entities a single quote stays well under 100."""

_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2800\u3164\u115f\u1160\u00ad]*"
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?=\s)")
_GOES_ON = "[…] <i>The quote goes on in the report.</i>"
_NOTHING = "I have no words for that. Please ask me about a report."


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, in which Telegram measures."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """A text safe inside Telegram's HTML; what cannot be sent becomes a space or U+FFFD."""
    sendable = _UNSENDABLE.sub(lambda m: " " if m[0] < "\x80" else "\ufffd", text)
    return html.escape(sendable, quote=False)


def own(text: str, limit: int = _NOTE) -> str:
    """HTML of words that are not a quote: no direction marks, at most ``limit`` units long."""
    line = _DIRECTION.sub("", text).strip()
    if units(escape(line)) <= limit:
        return escape(line)
    return escape(line[: _fitting(line, limit - 1)].rstrip()) + "…"


def messages(answer: Answer) -> tuple[str, ...]:
    """The messages that show an answer, in order: at least one, none blank, each within limits."""
    return quoted(lead(answer), answer.quotes, grouped=answer.is_list)


def lead(answer: Answer) -> str:
    """How the question was read, in italics, and the short answer, its first line in bold."""
    first, _, rest = answer.text.strip().partition("\n")
    tag = "" if answer.status == "smalltalk" else "b"
    lines = [_line("i", wording.note(read)) for read in answer.notes[:3]]
    lines += [_line(tag, first, _SHORT), _line("", rest, _REST)]
    return "\n".join(line for line in lines if line)


def _line(tag: str, text: str, limit: int = _NOTE) -> str:
    words = own(text, limit)
    if blank(html.unescape(words)):
        return ""
    return f"<{tag}>{words}</{tag}>" if tag else words


def blank(text: str) -> bool:
    """Whether Telegram would find nothing to show in a text."""
    return _BLANK.fullmatch(_UNSENDABLE.sub(" ", text)) is not None


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


def contexts(quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """The surroundings of the quotes, each once, where there is more to read than the quote."""
    around = {(q.span.document.id, s.start): s for q in quotes for s in [surroundings(q)]}
    whole = {(q.span.document.id, q.text.strip()) for q in quotes}
    return tuple(s for s in around.values() if (s.document.id, s.text.strip()) not in whole)


def in_context(around: Span, quotes: Sequence[Quote]) -> tuple[str, ...]:
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
    pieces = [Quote(piece, piece, 0.0, marks) for piece in _pieces(around)]
    entries = [_Entry.of(piece, folded=True) for piece in pieces]
    if first:
        entries = [_placed(entry, first) for entry in entries]
    return tuple(_compose("<b>In context</b>", [entry], grouped=False) for entry in entries)


def _placed(entry: _Entry, marked: Quote) -> _Entry:
    """The entry; where it begins in the section before, the place is that of the marked quote."""
    here = _heading(entry.quote) == _heading(marked)
    return entry if here else replace(entry, where=_headed(marked))


def section(document: Document, place: int, without: Sequence[Span] = ()) -> tuple[str, ...]:
    """The blocks of a section as quotes under its heading, but for those that are ``without``."""
    head = document.span(document.sections[place].heading)
    findings = (
        Quote(piece, piece, 0.0)
        for span in findings_of(document, place, without)
        for piece in _pieces(span)
    )
    return quoted(_line("b", head.text, _HEADING), tuple(findings), grouped=True)


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
        marked = _mark(quote.span, quote.matched)
        return cls(quote, tag, marked, _where(quote), _report(quote))

    def block(self, room: int) -> str:
        """The quote as a blockquote of at most ``room`` units, cut visibly where it is longer."""
        tag = self.tag
        whole = f"{tag}{self.marked}</blockquote>"
        if units(whole) <= room:
            return whole
        cut = _cut(self.quote.span, room - units(f"{tag}</blockquote>\n{_GOES_ON}"))
        return f"{tag}{_mark(cut, self.quote.matched)}</blockquote>\n{_GOES_ON}"


def _compose(head: str, entries: Sequence[_Entry], grouped: bool) -> str:
    """One message; a single quote is cut to fit, several may come out too long."""
    below = [_below(entries, place, grouped) for place in range(len(entries))]
    room = LIMIT - units(head) - 2 - sum(units(line) + 4 for line in below)
    blocks = [entry.block(room) for entry in entries]
    parts = [f"{b}\n— {line}\n" if line else b for b, line in zip(blocks, below, strict=True)]
    body = "\n".join(parts).strip()
    return f"{head}\n\n{body}" if head and body else head or body


def _below(entries: Sequence[_Entry], place: int, grouped: bool) -> str:
    """The citation under an entry; empty where the next one's serves for both."""
    entry = entries[place]
    following = entries[place + 1] if place + 1 < len(entries) else None
    if grouped and following and _heading(following.quote) == _heading(entry.quote):
        return ""
    same_report = following and following.quote.span.document is entry.quote.span.document
    report = "" if grouped and same_report else entry.report
    shares = grouped and place and _heading(entries[place - 1].quote) == _heading(entry.quote)
    where = _headings(entry.quote) if shares else entry.where
    return " · ".join(part for part in (where, report) if part) or entry.report


def _fits(message: str) -> bool:
    return units(message) <= LIMIT and message.count("</") <= ENTITIES


def _heading(quote: Quote) -> tuple[str, int | None]:
    document = quote.span.document
    return document.id, document.section_at(quote.span.start)


def _where(quote: Quote) -> str:
    """The headings, unless the quote starts with the last one itself, and the place."""
    starts_with_it = quote.text.lstrip().startswith(quote.citation.section)
    return quote.citation.place if starts_with_it else _headed(quote)


def _headed(quote: Quote) -> str:
    """The headings and the place."""
    return " · ".join(part for part in (_headings(quote), quote.citation.place) if part)


def _headings(quote: Quote) -> str:
    """The heading, with the one above it where the report uses it twice."""
    citation, document = quote.citation, quote.span.document
    heading = citation.section
    twice = sum(1 for s in document.sections if document.span(s.heading).text == heading) > 1
    parts = citation.path[-2:] if twice else citation.path[-1:]
    return " › ".join(own(part, _HEADING) for part in parts)


def _report(quote: Quote) -> str:
    """The report's title, linked to the quote in its source, and its date."""
    citation = quote.citation
    title = own(citation.title, _HEADING) or own(citation.document, _HEADING)
    address = _address(quote)
    linked = f'<a href="{html.escape(address)}">{title}</a>' if address else title
    return ", ".join(part for part in (linked, citation.day) if part)


def _address(quote: Quote) -> str:
    """The source's address, pointing at the page or, as a text fragment, at the quote.

    https://wicg.github.io/scroll-to-text-fragment/: a browser that knows it scrolls to the words
    and marks them, any other ignores it.
    """
    source = quote.span.document.source or ""
    if not re.match(r"https?://[^\s<>\"]+$", source) or len(source) > _ADDRESS // 2:
        return ""
    if quote.citation.page is not None:
        return f"{source}#page={quote.citation.page}" if "#" not in source else source
    first = quote.text.strip().split("\n")[0].split()[:6]
    words = percent(" ".join(first), safe="").replace("-", "%2D") if len(first) > 2 else ""
    pointed = f"{source}#:~:text={words}"
    return pointed if words and "#" not in source and len(pointed) <= _ADDRESS else source


def _mark(span: Span, ranges: Iterable[tuple[int, int]]) -> str:
    """The span's text as HTML with the ranges in bold, at most ``_MARKS`` of them."""
    parts: list[str] = []
    at = span.start
    text = span.document.text
    for start, end in _joined(span, ranges)[:_MARKS]:
        parts += [escape(text[at:start]), "<b>", escape(text[start:end]), "</b>"]
        at = end
    return "".join([*parts, escape(text[at : span.end])])


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


def _pieces(span: Span, room: int = 3000) -> Iterator[Span]:
    """The span in order as spans of at most ``room`` units of HTML, without the space between."""
    at = span.start
    while rest := span.document.text[at : span.end].lstrip():
        piece = _cut(Span(span.document, span.end - len(rest), span.end), room)
        yield piece
        at = piece.end


def _cut(span: Span, room: int) -> Span:
    """The longest start of a span that fits with its bold tags, ended at a sentence or word."""
    end = max(_fitting(span.text, room - _MARKS * len("<b></b>")), 1)
    if end < len(span.text):
        end = _boundary(span.text, end)
    return Span(span.document, span.start, span.start + end)


def _fitting(text: str, room: int) -> int:
    """How many of the first characters take at most ``room`` units once escaped."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = units(escape(text[:middle])) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _boundary(text: str, end: int) -> int:
    """The last sentence end in the later half of ``text[:end]``, or else the last word end."""
    sentences = [m.end() for m in _SENTENCE_END.finditer(text, 0, end + 1) if m.end() <= end]
    if sentences and sentences[-1] > end // 2:
        return sentences[-1]
    word = re.search(r"\S(?=\s+\S*$)", text[: end + 1])
    return word.end() if word and word.end() > end // 2 else end
