"""What an abbreviation stands for, where a report spells it out."""

from __future__ import annotations

import re

from bot.answering.answer import Answer
from bot.answering.library import Library
from bot.answering.quoting import quote_around, quote_hit
from bot.questions.kinds.definition import definition_of, term_of
from bot.questions.reading import Reading
from bot.search.content import Fit

_KEPT = 40
"""Sentences in which a definition is sought, the best for the question first."""
_SHOWN = 2


def define(reading: Reading, library: Library) -> Answer | None:
    """The words that an abbreviation shortens, or the sentences that say what a term means.

    None where the search may find more; an answer without quotes says that no report spells an
    abbreviation out.
    """
    asked = definition_of(reading.question.text)
    term = term_of(reading.question.text)
    if term and not (asked and asked[0].lower() in library.acronyms):
        explained = _explained(reading, library, term)
        if explained:
            return explained
    if asked is None:
        return None
    allowed = {document.id for document in reading.documents}
    found = [
        acronym
        for acronym in library.acronyms.get(asked[0].lower(), ())
        if acronym.short.document.id in allowed
    ]
    if found:
        short, long = found[0].short, found[0].long
        quote = quote_around(library.index, short, marked=long)
        return Answer(reading.question.text, "answered", long.text, (quote,))
    ordinary = asked[0].islower() and asked[0] in library.index.vocabulary.words
    if asked[1] and not ordinary:
        reply = f"The report does not say what “{asked[0]}” stands for."
        return Answer(reading.question.text, "not_found", reply)
    return None


def _explained(reading: Reading, library: Library, term: str) -> Answer | None:
    """The sentences that say what a term means; None where none does."""
    said = _saying(term)
    within = library.index.of(reading.documents)
    hits = library.ranker.search(reading.query, _KEPT, within)
    found = [hit for hit in hits if said.search(hit.sentence.text)][:_SHOWN]
    quotes = tuple(quote_hit(library.index, hit, reading.concepts, Fit.NONE) for hit in found)
    short = "The report says:"
    return Answer(reading.question.text, "answered", short, quotes) if quotes else None


def _saying(term: str) -> re.Pattern[str]:
    """How a sentence says what a term means: "A spur is …", "spurs (a …)", "called a spur"."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    named = rf"[\"'“‘]?{words}s?[\"'”’]?"
    return re.compile(
        rf"^(?:(?:an?|the|by|here|in\s+this\s+report),?\s+)*{named}(?:\s+\([^)]*\))?,?\s+(?:here\s+)?"
        r"(?:is|are|means?|refers?\s+to|describes?|stands?\s+for|we\s+mean)\s+"
        r"(?:not\s+)?(?:an?|the|when|where|any|all|those|people|someone|how|what|that)\b"
        rf"|\b{named}\s*(?:\(|[–—]\s?)(?:an?|when|where|that\s+is|which\s+means|i\.?e\.?)\b"
        rf"|\b(?:called|known\s+as|defined?\s+(?:\w+\s+)?as|refer(?:red)?\s+to\b.{{0,60}}\bas)\s+{named}",
        re.IGNORECASE,
    )
