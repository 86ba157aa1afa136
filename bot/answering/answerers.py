"""Who answers each kind of question: the one place where kinds and answers meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.about import about
from bot.answering.across import Across
from bot.answering.answer import Answer
from bot.answering.beside import Beside
from bot.answering.changes import Changes
from bot.answering.definitions import define
from bot.answering.findings import Findings
from bot.answering.library import Library
from bot.answering.lists import Lists
from bot.answering.loaded import loaded
from bot.answering.standings import Standings
from bot.answering.structure import Structure
from bot.questions.reading import Reading
from bot.search.encoder.encoder import Encoder

Answerer = Callable[[Reading], Answer | None]


def answerers(
    library: Library,
    structure: Structure,
    lists: Lists,
    findings: Findings,
    encoder: Encoder | None,
) -> Mapping[str, Answerer]:
    """The answerer of every kind, by its name; where it returns None the sentences are searched."""
    standings = Standings(library, structure)
    beside = Beside(library, findings)
    across = Across(library, standings, beside)
    changes = Changes(library, standings, encoder)

    def facts(reading: Reading) -> Answer | None:
        return about(library, reading)

    def graded(reading: Reading) -> Answer | None:
        return across.compared(reading) if _several(reading) else structure.grade(reading)

    def compared(reading: Reading) -> Answer | None:
        """Several reports beside each other, by their grades or else by their sentences; one
        alone where the others are not loaded."""
        if not _several(reading):
            return structure.grade(reading) if reading.missing else None
        again = len({library.shelf.of(d).key for d in reading.documents}) == 1
        changed = changes.answer(reading) if again and not reading.concepts else None
        return changed or across.compared(reading) or beside.each(reading)

    def found(reading: Reading) -> Answer | None:
        """One line a report where several are named; None where one is, or none."""
        if reading.named and reading.visits:
            keys = {library.shelf.of(document).key for document in reading.documents}
            if len(keys) > 1:
                return beside.each(reading)
        return structure.named(reading) or lists.named(reading)

    return {
        "grade": graded,
        "gradings": structure.gradings,
        "areas": lists.areas,
        "questions": structure.questions,
        "sections": structure.sections,
        "published": facts,
        "inspected": facts,
        "subject": facts,
        "author": facts,
        "lead": facts,
        "previous": facts,
        "former": facts,
        "steps": facts,
        "following": facts,
        "definition": lambda reading: define(reading, library),
        "summary": findings.summary,
        "strengths": lambda reading: lists.strengths(reading) or findings.told(reading),
        "weaknesses": findings.told,
        "comparison": compared,
        "holders": across.holders,
        "best": across.best,
        "standings": across.all,
        "each": beside.each,
        "reports": lambda reading: loaded(library, reading),
        "changes": changes.answer,
        "finding": found,
    }


def _several(reading: Reading) -> bool:
    return len(reading.documents) > 1
