"""What an abbreviation stands for, where a report spells it out."""

from __future__ import annotations

from dataclasses import replace

from bot.acronyms import Acronym
from bot.answer import Answer, Quote
from bot.answering.library import Library
from bot.answering.quoting import quote_span
from bot.answering.reading import Reading
from bot.question import definition_of


def define(reading: Reading, library: Library) -> Answer | None:
    """The words that an abbreviation shortens, quoted; None where no report says."""
    asked = definition_of(reading.question.text)
    if asked is None:
        return None
    allowed = {document.id for document in reading.documents}
    found = [
        acronym
        for acronym in library.acronyms.get(asked[0].lower(), ())
        if acronym.short.document.id in allowed
    ]
    if found:
        quotes = (_quote(library, found[0]),)
        return Answer(reading.question.text, "answered", found[0].long.text, quotes)
    if asked[1]:
        short = f"The report does not say what “{asked[0]}” stands for."
        return Answer(reading.question.text, "not_found", short)
    return None


def _quote(library: Library, acronym: Acronym) -> Quote:
    """The sentence that spells an abbreviation out, with the words themselves marked."""
    index = library.index
    number = index.sentence_around(acronym.short)
    if number is None:
        return quote_span(acronym.long)
    quote = quote_span(index.sentence(number), index.passage_of(number))
    return replace(quote, matched=((acronym.long.start, acronym.long.end),))
