"""Answers questions about the loaded reports: the one entrance for every front end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from bot.answering import unknown
from bot.answering.answer import NOT_STATED, Answer
from bot.answering.answerers import answerers
from bot.answering.apart import Apart
from bot.answering.cleaning import cleaned
from bot.answering.findings import Findings
from bot.answering.foreign import OtherLanguages
from bot.answering.library import Library
from bot.answering.lists import Lists
from bot.answering.model import Model
from bot.answering.parts import continued, noted, together
from bot.answering.smalltalk import in_another_language, reply, smalltalk, without_greeting
from bot.answering.structure import Structure
from bot.answering.unread import noting_unread
from bot.questions.conversation import Reader
from bot.questions.interpreter import Interpreter
from bot.questions.kinds import areas, grade, gradings
from bot.questions.kinds.kind import Kind
from bot.questions.language import Languages
from bot.questions.message import cut
from bot.questions.question import understand
from bot.questions.reading import Reading
from bot.questions.spelling import Speller
from bot.reports.acronyms import Named
from bot.reports.document import Document
from bot.reports.inspection import Inspection
from bot.reports.places import places
from bot.reports.problem import Problem
from bot.reports.shelf import Shelf
from bot.search.analysis import STOP_WORDS
from bot.search.arrays import Tables, build
from bot.search.foreign import Nearest
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.ranker import SMALL, Ranker


class Assistant:
    """Answers questions; it holds the index and nothing of any conversation."""

    def __init__(self, tables: Tables, model: Model, vectors: Path | None = None) -> None:
        """Over some tables; ``vectors``: the file that keeps what its sentences mean."""
        self.documents: tuple[Document, ...] = tables.documents
        self.problems: tuple[Problem, ...] = tables.problems
        self._files = tables.file_names
        self.inspections: tuple[Inspection, ...] = tables.inspections
        self._partly = any(document.unread for document in tables.documents)
        self.model = model
        model.abstention.require(model.weights)
        index = Index(tables)
        large = len(tables.passage_range) > SMALL
        encoder = model.encoder
        meaning = Meaning(index, encoder, vectors, coded=large) if encoder else None
        self.ranker = Ranker(index, model.weights, meaning)
        shelf = Shelf(tables.called)
        library = Library(self.inspections, shelf, self.ranker, Named(tables.acronyms))
        vocabulary = tables.vocabulary
        words, stemmer = model.lexicon, model.stemmer
        many = len(tables.documents) > 1
        asking = (model.choosers.many if many else model.choosers.one).words
        placed = {word for name in places() for word in name} if many else set()
        known = placed | STOP_WORDS | asking | words.words | set(vocabulary.words)

        def explained(word: str) -> bool:
            return word in known or stemmer.stem(word) in vocabulary

        self._library = library
        self._structure = Structure(library)
        self._lists = Lists(library)
        self._findings = Findings(library, model.abstention)
        self._answerers = answerers(
            library, self._structure, self._lists, self._findings, model.encoder
        )
        kin = meaning.words.to if meaning else None
        self._reader = Reader(
            shelf,
            Interpreter(vocabulary, words, stemmer, model.common, kin),
            Speller(vocabulary.words, words.words | asking, model.english),
            model.choosers,
            explained,
        )
        self.apart = Apart(library, self._structure, self._reader, self._whole)
        reads = meaning and model.encoder and model.encoder.reads_other_languages
        self._others = OtherLanguages(index, Nearest(index, meaning)) if meaning and reads else None
        self._languages = Languages(known | model.common, model.english)

    @classmethod
    def over(cls, documents: Sequence[Document], model: Model) -> Assistant:
        """An assistant over documents that are not of a corpus folder; nothing is saved."""
        assistant = cls(build(documents, model.stemmer), model)
        assistant.learn()
        return assistant

    @property
    def meaning(self) -> Meaning | None:
        """The vectors of all sentences; None where words alone are compared."""
        return self.ranker.meaning

    @property
    def library(self) -> Library:
        """The loaded reports, their structure and what they are called."""
        return self._library

    def learn(self) -> None:
        """Encode what all sentences mean at once, and keep it."""
        if self.meaning:
            self.meaning.learn()

    def learning(self) -> AbstractContextManager[None]:
        """Within it that is done in the background; answers come all the while."""
        return self.meaning.learning() if self.meaning else nullcontext()

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question after earlier questions of a conversation, oldest first."""
        text = cleaned(question)
        talk = smalltalk(text, self.examples(), foreign=self._others is not None)
        if talk:
            return replace(talk, question=question)
        language = self._languages.other(text)
        if language and self._others:
            talk = self._others.smalltalk(text, self.examples())
            named = self._reader.named(text)
            return replace(talk or self._others.answer(text, language, named), question=question)
        if language:
            return in_another_language(question, language, self.examples())
        message, before = cut(without_greeting(text)), _asked_before(history)
        parts: list[Answer] = []
        for asked in self._reader.questions(message):
            found = smalltalk(asked, self.examples())
            if not found:
                reading = self._reader.read(asked, before, message.story)
                found = noted(self._answer(reading), reading)
                found = noting_unread(found, reading) if self._partly else found
            parts.append(replace(found, question=asked))
            before.append(asked)
        return replace(together(parts), question=question)

    def read(self, question: str, history: Sequence[str] = ()) -> Reading:
        """How a question is understood after earlier ones, oldest first."""
        message = cut(without_greeting(cleaned(question)))
        asked = self._reader.questions(message)[-1]
        return self._reader.read(asked, _asked_before(history), message.story)

    def gradings(self, documents: Sequence[Document] = ()) -> Answer:
        """Every grading of some reports, or of all; without quotes where there is none."""
        found = self._structure.gradings(
            self._asked("List all the gradings", gradings.KIND, documents)
        )
        return found or Answer("", "not_found", "The report gives no gradings.")

    def areas(self, documents: Sequence[Document] = ()) -> Answer:
        """Every area for improvement of some reports, or of all; without quotes for none."""
        found = self._lists.areas(
            self._asked("List all areas for improvement", areas.KIND, documents)
        )
        return found or Answer("", "not_found", "The report lists no areas for improvement.")

    def file_of(self, document: Document, folder: Path) -> Path | None:
        """The file in the corpus folder that a report was read from; None where none was kept."""
        name = self._files.get(document.id)
        return folder / name if name else None

    def _asked(self, text: str, kind: Kind, documents: Sequence[Document]) -> Reading:
        return Reading(understand(text, kind), (), tuple(documents) or self.documents)

    def examples(self) -> tuple[str, ...]:
        """Questions that the loaded reports can answer."""
        found: list[str] = []
        for inspection in self.inspections[:1]:
            if inspection.overall:
                found.append("What is the overall grade?")
            if inspection.questions:
                found.append("List all the gradings")
            if inspection.areas:
                found.append("What are the areas for improvement?")
        return (*found, "Give me the main findings")[:3]

    def _answer(self, reading: Reading) -> Answer:
        if reading.missing and not reading.visits:
            return unknown.not_loaded(self._library, reading)
        if reading.foreign and reading.visits and len(self.documents) > 1:
            return unknown.not_of_year(self._library, reading)
        if reading.foreign:
            return self._unknown(reading)
        if reading.skip or reading.pick is not None:
            whole = self._whole(replace(reading, skip=0, pick=None))
            return continued(whole, reading)
        found = self._whole(reading)
        return unknown.with_missing(found, reading) if reading.missing else found

    def _whole(self, reading: Reading) -> Answer:
        return (
            self._asked_back(reading)
            or self._structural(reading)
            or self._found(reading)
            or self._unknown(reading)
        )

    def _asked_back(self, reading: Reading) -> Answer | None:
        """Which report is meant, where several sorts of reports on one place state what is asked;
        the answer of the one that does."""
        shelf, kind = self._library.shelf, reading.question.kind
        if not reading.named or not (kind.needs or kind.of_whole):
            return None
        places = {shelf.of(document).place for document in reading.documents}
        sorts = {shelf.of(document).key for document in reading.documents}
        if len(places) != 1 or len(sorts) < 2:
            return None
        each = {d: self._structural(replace(reading, documents=(d,))) for d in reading.documents}
        found = {document: answer for document, answer in each.items() if answer}
        if len(found) > 1:
            return unknown.which(self._library, reading, tuple(found))
        return next(iter(found.values()), None)

    def _structural(self, reading: Reading) -> Answer | None:
        question = reading.question
        if question.about_grade or reading.within_grading:
            return self._explained(reading)
        needs = question.kind.needs
        if needs and not self._library.gives(needs, reading.documents):
            return None
        return self._answerers[question.kind.name](reading)

    def _explained(self, reading: Reading) -> Answer | None:
        asked = self._structure.grading_explained(reading)
        if not asked:
            return None
        return self._findings.explain(reading, asked[0])

    def _found(self, reading: Reading) -> Answer | None:
        asks = reading.question.kind in (grade.KIND, gradings.KIND) and not reading.concepts
        if asks and reading.visits and len(self.documents) > 1:
            return unknown.ungraded(self._library, reading)
        if not reading.words and not self._asks_grade(reading):
            return reply(reading.question.text, "alone", self.examples())
        found = self._findings.answer(reading)
        if found and self._asks_grade(reading):
            ungraded = replace(found, short=f"Grade {NOT_STATED}. {found.short}", grade=NOT_STATED)
            return ungraded if found.status == "answered" else None
        return found

    def _asks_grade(self, reading: Reading) -> bool:
        """Whether a grade is asked of reports that give grades."""
        return _of_grade(reading) and self._library.gives("gradings", reading.documents)

    def _unknown(self, reading: Reading) -> Answer:
        if reading.mentioned and not reading.visits:
            return unknown.not_loaded(self._library, replace(reading, missing=reading.mentioned))
        return unknown.unknown(self._library, reading, graded=_of_grade(reading))


def _of_grade(reading: Reading) -> bool:
    asked = reading.question
    return asked.kind in (grade.KIND, gradings.KIND) and asked.explicit


def _asked_before(history: Sequence[str]) -> list[str]:
    """The earlier messages, cleaned, without small talk."""
    return [clean for clean in map(cleaned, history) if not smalltalk(clean, ())]
