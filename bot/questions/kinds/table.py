"""What people ask, kind by kind."""

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

KINDS = (
    grade.KIND,
    gradings.KIND,
    areas.KIND,
    questions.KIND,
    sections.KIND,
    published.KIND,
    inspected.KIND,
    subject.KIND,
    author.KIND,
    definition.KIND,
    summary.KIND,
    strengths.KIND,
    weaknesses.KIND,
    comparison.KIND,
    finding.KIND,
)
