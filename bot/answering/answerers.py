"""Who answers each kind of question: the one place where kinds and answers meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.answer import Answer
from bot.answering.definitions import define
from bot.answering.findings import Findings
from bot.answering.library import Library
from bot.answering.structure import Structure
from bot.questions.kinds import (
    areas,
    author,
    comparison,
    definition,
    finding,
    grade,
    gradings,
    inspected,
    published,
    questions,
    sections,
    strengths,
    subject,
    summary,
    weaknesses,
)
from bot.questions.kinds.kind import Kind
from bot.questions.reading import Reading

Answerer = Callable[[Reading], Answer | None]


def answerers(
    library: Library, structure: Structure, findings: Findings
) -> Mapping[Kind, Answerer]:
    """The answerer of every kind; where it returns None the sentences are searched."""
    return {
        grade.KIND: structure.grade,
        gradings.KIND: structure.gradings,
        areas.KIND: structure.areas,
        questions.KIND: structure.questions,
        sections.KIND: structure.sections,
        published.KIND: structure.about,
        inspected.KIND: structure.about,
        subject.KIND: structure.about,
        author.KIND: structure.about,
        definition.KIND: lambda reading: define(reading, library),
        summary.KIND: findings.summary,
        strengths.KIND: findings.told,
        weaknesses.KIND: findings.told,
        comparison.KIND: lambda reading: structure.compared(reading) or findings.compare(reading),
        finding.KIND: structure.named,
    }
