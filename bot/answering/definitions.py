"""What an abbreviation stands for, where a report spells it out."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.library import Library
from bot.answering.quoting import quote_around
from bot.questions.kinds.definition import definition_of
from bot.questions.reading import Reading


def define(reading: Reading, library: Library) -> Answer | None:
    """The words that an abbreviation shortens, quoted; None where the sentences may say.

    An answer without quotes says that no report spells it out.
    """
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
        short, long = found[0].short, found[0].long
        quote = quote_around(library.index, short, marked=long)
        return Answer(reading.question.text, "answered", long.text, (quote,))
    ordinary = asked[0].islower() and asked[0] in library.index.vocabulary.words
    if asked[1] and not ordinary:
        reply = f"The report does not say what “{asked[0]}” stands for."
        return Answer(reading.question.text, "not_found", reply)
    return None
