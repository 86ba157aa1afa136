"""Who answers each kind of question: the one place where kinds and answers meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.about import about
from bot.answering.answer import Answer
from bot.answering.definitions import define
from bot.answering.findings import Findings
from bot.answering.library import Library
from bot.answering.lists import Lists
from bot.answering.structure import Structure
from bot.questions.reading import Reading

Answerer = Callable[[Reading], Answer | None]


def answerers(
    library: Library, structure: Structure, lists: Lists, findings: Findings
) -> Mapping[str, Answerer]:
    """The answerer of every kind, by its name; where it returns None the sentences are searched."""

    def facts(reading: Reading) -> Answer | None:
        return about(library, reading)

    return {
        "grade": structure.grade,
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
        "comparison": lambda reading: _compared(structure, findings, reading),
        "finding": lambda reading: structure.named(reading) or lists.named(reading),
    }


def _compared(structure: Structure, findings: Findings, reading: Reading) -> Answer | None:
    """Several reports beside each other, by their grades or else by their sentences."""
    if len(reading.documents) < 2:
        return None
    return structure.compared(reading) or findings.compare(reading)
