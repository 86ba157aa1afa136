"""What people ask, kind by kind."""

from bot.questions.kinds import (
    areas,
    author,
    best,
    changes,
    comparison,
    definition,
    each,
    finding,
    following,
    former,
    grade,
    gradings,
    holders,
    inspected,
    lead,
    previous,
    published,
    questions,
    reports,
    sections,
    standings,
    steps,
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
    previous.KIND,
    former.KIND,
    following.KIND,
    steps.KIND,
    subject.KIND,
    author.KIND,
    lead.KIND,
    definition.KIND,
    summary.KIND,
    strengths.KIND,
    weaknesses.KIND,
    comparison.KIND,
    finding.KIND,
)
"""Of one report."""

OF_VISITS = (changes.KIND,)
"""Of several reports on the same body."""

OF_MANY = (holders.KIND, reports.KIND, best.KIND, standings.KIND, each.KIND)
"""Of several bodies."""
