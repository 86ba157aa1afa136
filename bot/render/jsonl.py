"""An answer as one JSON object on one line, for programs."""

from __future__ import annotations

import json
import re

from bot.answering.answer import Answer, Quote
from bot.render.links import link

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_object(answer: Answer, elapsed_ms: float) -> dict[str, object]:
    """The answer as JSON values; ``start`` and ``end`` are characters of the canonical text.

    Halves of surrogate pairs, which JSON texts cannot carry (RFC 8259, section 8.2), become
    U+FFFD in the question and the answer. ``page`` is null in formats without pages,
    ``address`` where the report has none on the web. ``choices`` is empty but where the answer
    asks back.
    """
    choices = [{"label": c.label, "question": _encodable(c.question)} for c in answer.choices]
    return {
        "question": _encodable(answer.question),
        "status": answer.status,
        "answer": _encodable(answer.text),
        "grade": answer.grade,
        "quotes": [_quote(quote) for quote in answer.quotes],
        "choices": choices,
        "elapsed_ms": round(elapsed_ms, 3),
    }


def to_line(answer: Answer, elapsed_ms: float) -> str:
    """The object as one line without its line feed, in ASCII, so that any locale can write it."""
    return json.dumps(to_object(answer, elapsed_ms), allow_nan=False)


def _quote(quote: Quote) -> dict[str, object]:
    citation = quote.citation
    return {
        "text": quote.text,
        "document": citation.document,
        "title": citation.title,
        "section": citation.section,
        "page": citation.page,
        "start": quote.span.start,
        "end": quote.span.end,
        "score": round(quote.score, 4),
        "address": link(quote.span) or None,
    }


def _encodable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
