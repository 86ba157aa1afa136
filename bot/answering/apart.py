"""Each report asked by itself, so that the words of one never weigh against another's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.answering import unknown
from bot.answering.answer import Answer
from bot.answering.beside import says, whole_first
from bot.answering.cleaning import cleaned
from bot.answering.library import Library
from bot.answering.smalltalk import without_greeting
from bot.answering.standings import Standing, Standings
from bot.answering.structure import Structure
from bot.answering.unread import noting_unread
from bot.questions.conversation import Reader
from bot.questions.reading import Reading
from bot.reports.document import Document


class Apart:
    """Puts one question to many reports, one after the other; it keeps nothing."""

    def __init__(
        self,
        library: Library,
        structure: Structure,
        reader: Reader,
        answer: Callable[[Reading], Answer],
    ) -> None:
        """``answer``: what answers a reading of one report."""
        self._library = library
        self._standings = Standings(library, structure)
        self._reader = reader
        self._answer = answer

    def asked_of(self, question: str) -> tuple[Document, ...]:
        """The reports that a question names, or all."""
        reading = self.read(question)
        every = tuple(inspection.document for inspection in self._library.inspections)
        return reading.documents if reading.named else every

    def answers(self, question: str, documents: Sequence[Document]) -> Iterator[Answer]:
        """The answer of each of some reports, as if no other were loaded, as they are taken.

        What only touches on the question is ``not_found``.
        """
        reading = self.read(question)
        for document in documents:
            alone = replace(reading, documents=(document,), missing=(), visits=())
            found = whole_first(self._library, alone, self._answer(alone))
            said = found if says(self._library, alone, found) else unknown.unsaid(alone)
            yield noting_unread(said, alone)

    def standings(self, question: str, documents: Sequence[Document]) -> tuple[Standing, ...]:
        """The grades that each of some reports gave for what a question asks."""
        return self._standings.of(self.read(question), documents)

    def scheme(self, document: Document) -> str:
        """What a report's grades can be compared within: its sort of inspection and its scale."""
        return self._standings.scheme(document)

    def read(self, question: str) -> Reading:
        """How a question is understood that each report is asked by itself."""
        return self._reader.of_each(without_greeting(cleaned(question)))
