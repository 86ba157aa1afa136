"""A citation that carries its proof: report, place, day of publication, and a code."""

from __future__ import annotations

from collections.abc import Callable

from bot.render.links import link
from bot.reports.document import Span
from bot.verification.code import code_of


def cited(span: Span) -> dict[str, object]:
    """A quotation with its citation as JSON values; some may be null.

    ``code`` is what ``peelbot verify --code`` resolves; ``published`` is a day such as 2022-05-03.
    """
    citation = span.citation
    return {
        "text": span.text,
        "document": citation.document,
        "title": citation.title,
        "section": citation.section,
        "place": citation.place,
        "page": citation.page,
        "published": citation.published.isoformat() if citation.published else None,
        "start": span.start,
        "end": span.end,
        "code": code_of(span),
        "address": link(span) or None,
    }


def copied(span: Span) -> str:
    """The citation on one line, its code last."""
    return f"{span.citation} · {code_of(span)}"


def shortly(span: Span, room: int, shortened: Callable[[str, int], str]) -> str:
    """The same within so much room: ``shortened`` cuts the citation, never the code."""
    code = code_of(span)
    return f"{shortened(str(span.citation), room - len(code) - 3)} · {code}"
