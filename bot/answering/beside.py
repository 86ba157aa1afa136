"""What each of several reports says of the same thing, in its own words or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answering.answer import CLOSEST, SHOWN, SILENT, Answer, Quote, Row
from bot.answering.bodies import counted, of_bodies
from bot.answering.findings import Findings
from bot.answering.library import Library
from bot.questions.reading import Reading
from bot.reports.document import Document

_APART = 5
"""Reports that say nothing and yet have a line each."""
_WHOLE = 0.99
"""The share of what is asked, by importance, that a sentence on all of it has."""


class Beside:
    """Asks every report by itself, so that none is weighed against another."""

    def __init__(self, library: Library, findings: Findings) -> None:
        self._library = library
        self._findings = findings

    def each(self, reading: Reading) -> Answer | None:
        """One line a report: the sentence that answers, or that it does not say.

        None where no report says anything. Nothing is claimed to be the most or the least, or that
        all who speak of it say the same: the sentences stand side by side.
        """
        documents = of_bodies(self._library.shelf, reading)
        # "Compare" and "each" are about the reports and not in them.
        reading = replace(reading, words=reading.concepts or reading.words)
        found = [(d, self._answer(replace(reading, documents=(d,)))) for d in documents]
        said = [(d, a) for d, a in found if a and says(self._library, reading, a)]
        near = said or [(d, a) for d, a in found if a]
        if not near:
            return None
        best = {d.id: a.quotes[0] for d, a in near}
        quotes = tuple(best.values())
        silent = [d for d, _ in found if d.id not in best]
        count = f"{len(said)} of {counted(self._library.shelf, documents)}"
        return Answer(
            reading.question.text,
            "answered" if said else "related",
            f"{count} {'speak' if len(said) != 1 else 'speaks'} of it:" if said else CLOSEST,
            quotes[:SHOWN],
            quotes[SHOWN:],
            rows=(*self._saying(best), *self._not_saying(silent)) if said else (),
        )

    def _answer(self, reading: Reading) -> Answer | None:
        found = self._findings.answer(reading)
        return found and whole_first(self._library, reading, found)

    def _saying(self, best: Mapping[str, Quote]) -> Iterator[Row]:
        for quote in best.values():
            label = self._library.shelf.label(quote.span.document)
            yield Row(label, f"“{' '.join(quote.text.split())}”")

    def _not_saying(self, documents: Sequence[Document]) -> Iterator[Row]:
        """A line for each report, or where they would push the others away, one for all."""
        labels = [self._library.shelf.label(document) for document in documents]
        together = [", ".join(labels)] if len(labels) > _APART else labels
        return (Row(label, SILENT) for label in together)


def whole_first(library: Library, reading: Reading, answer: Answer) -> Answer:
    """An answer by sentences whose first quote speaks of all that is asked, where any does."""
    every = (*answer.quotes, *answer.more)
    if answer.is_list or answer.grade or reading.question.strict or not reading.concepts:
        return answer
    whole = [library.cover(reading.concepts, quote.span) >= _WHOLE for quote in every]
    if True not in whole or whole[0]:
        return answer
    best = every[whole.index(True)]
    others = [quote for quote in every if quote is not best]
    count = len(answer.quotes)
    return replace(answer, quotes=(best, *others[: count - 1]), more=tuple(others[count - 1 :]))


def says(library: Library, reading: Reading, answer: Answer) -> bool:
    """Whether a report says it; where no figure is asked, speaking of all of it is enough."""
    if answer.status != "related" or reading.question.strict or not reading.concepts:
        return answer.status == "answered"
    return library.cover(reading.concepts, answer.quotes[0].span) >= _WHOLE
