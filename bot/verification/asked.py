"""What a person types to have a quotation checked: the words, and the report beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reports.document import Block, Document, Kind
from bot.reports.named import named
from bot.verification.quoted import quotations, worth_checking

_OPENS = tuple("“\"‘'«")
_NAMING = re.compile(r"^[\s,.:;–—-]*(?:(?:in|from|of|by|see)\s+)?(?:the\s+)?|[\s,.:;]*$", re.I)


def asked(text: str, documents: Sequence[Document]) -> tuple[str, tuple[Document, ...]]:
    """The quotation in a message, and the reports that are named behind it, if some are.

    A message without marks is one quotation as a whole.
    """
    note = _note(text)
    spans = quotations(note)
    long = worth_checking(spans)
    chosen = long or (spans if text.lstrip().startswith(_OPENS) else ())
    if not chosen:
        return text, ()
    behind = _NAMING.sub("", text[chosen[0].end + 1 :])
    found = named(documents, behind) if behind else ()
    return chosen[0].text, found if len(found) < len(documents) else ()


def several(text: str) -> tuple[tuple[str, ...], int]:
    """All quotations in a message that are worth checking, and how many are too short for it."""
    spans = quotations(_note(text))
    long = worth_checking(spans)
    return tuple(span.text for span in long), len(spans) - len(long)


def _note(text: str) -> Document:
    return Document("message", "", text, (Block(Kind.PARAGRAPH, 0, len(text)),))
