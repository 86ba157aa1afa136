"""Verdicts on quotations as messages that fit a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.answer import Quote
from bot.render import verdicts
from bot.render.telegram.citation import linked
from bot.render.telegram.quotes import quoted
from bot.render.telegram.text import own, units
from bot.reports.document import Span
from bot.verification.code import Resolved
from bot.verification.verdict import Change, Found, Nearest, Verdict

_ROOM = 1800
"""UTF-16 units of what stands above a quote: less than half a message."""
_WORDS = 6
"""Words that are the same which are shown on each side of a difference."""
_CHANGES = 20
_ROW = 120
_MARKS = {"word_for_word": "✓", "altered": "≠", "elsewhere": "↪", "nowhere": "✗", "too_short": "?"}
_KEY = "<i>Struck out: as quoted. Bold: the report.</i>"


def messages(verdict: Verdict) -> tuple[str, ...]:
    """What came of it, the difference, and the report's sentence with its place."""
    head = [f"<b>{_MARKS[verdict.status]} {own(verdicts.headline(verdict), 300)}</b>"]
    if verdict.status == "too_short":
        return (head[0],)
    if verdict.found:
        first = verdict.found[0]
        head += [f"• {own(told, 400)}" for told in verdicts.gaps(first)]
        return quoted(_fitted(head), [_quote(first)])
    if verdict.nearest is None:
        return (head[0],)
    if verdict.status == "altered":
        head += [compared(verdict.nearest), _KEY]
    else:
        head.append("The nearest that one says:")
    around = verdict.nearest.around
    return quoted(_fitted(head), [Quote(around, around, 0.0)])


def compared(nearest: Nearest) -> str:
    """The words that differ in their surroundings, those quoted struck out, the report's bold."""
    parts: list[str] = []
    left = _CHANGES
    for number, change in enumerate(nearest.changes):
        if change.same:
            parts.append(_same(change, number, len(nearest.changes)))
        elif left:
            left -= 1
            parts += [f"<s>{own(change.quoted, 300)}</s>"] if change.quoted else []
            parts += [f"<b>{own(change.stated, 300)}</b>"] if change.stated else []
        if units(" ".join(parts)) > _ROOM - 500:
            return " ".join([*parts, "…"])
    return " ".join(parts)


def rows(checked: Sequence[Verdict], shorter: int) -> str:
    """One message: a line for each of several quotations, and how many are right."""
    good = sum(verdict.status == "word_for_word" for verdict in checked)
    lines = [f"<b>{good} of {len(checked)} quotations stand word for word.</b>"]
    for number, verdict in enumerate(checked):
        line = f"{_MARKS[verdict.status]} “{own(_flat(verdict.quote), _ROW)}”{_told(verdict)}"
        if units("\n".join((*lines, line))) > 2 * _ROOM:
            lines.append(f"<i>… and {len(checked) - number} more</i>")
            break
        lines.append(line)
    if shorter:
        lines.append(f"<i>{shorter} shorter than a few words: not checked.</i>")
    return "\n".join(lines)


def resolved(found: Resolved) -> tuple[str, ...]:
    """What a code stands for."""
    if not found.spans:
        return (f"<b>{own(verdicts.UNKNOWN, 300)}</b>",)
    told = verdicts.CHANGED if found.changed else verdicts.UNCHANGED
    quotes = [Quote(span, span, 0.0) for span in found.spans[:3]]
    return quoted(f"<b>{own(told, 300)}</b>", quotes)


def _quote(found: Found) -> Quote:
    span = found.span
    return Quote(found.around, found.around, 0.0, ((span.start, span.end),))


def _same(change: Change, number: int, count: int) -> str:
    words = change.stated.split()
    before = words[:_WORDS] if number else []
    after = words[-_WORDS:] if number < count - 1 else []
    if len(words) <= len(before) + len(after) + 2:
        return own(" ".join(words), 400)
    return own(" ".join([*before, "…", *after]), 400)


def _told(verdict: Verdict) -> str:
    """Where it stands, or what differs."""
    span = _span(verdict)
    if span is None or verdict.status in ("nowhere", "too_short"):
        return ""
    citation = span.citation
    title = linked(own(citation.title, _ROW), span)
    lines = [f"\n   — {title}{', ' if citation.place else ''}{citation.place}"]
    if verdict.nearest:
        lines += [f"\n   {own(told, _ROW)}" for told in _first(verdict.nearest)]
    return "".join(lines)


def _span(verdict: Verdict) -> Span | None:
    if verdict.found:
        return verdict.found[0].span
    return verdict.nearest.span if verdict.nearest else None


def _first(nearest: Nearest) -> Iterator[str]:
    for _, told in zip(range(3), verdicts.differences(nearest), strict=False):
        yield told


def _fitted(lines: Sequence[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if units("\n".join((*kept, line))) <= _ROOM:
            kept.append(line)
    return "\n".join(kept)


def _flat(text: str) -> str:
    return " ".join(text.split())
