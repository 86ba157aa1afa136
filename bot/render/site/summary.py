"""What a reader wants first: a report's grades and what it wants changed, with their places."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.site.chips import chip
from bot.render.site.markup import element, escape
from bot.render.site.sentences import address
from bot.reports.inspection import Area, Grading, Inspection
from bot.search.passages import Splitter

NOT_STATED = "not stated"


def summary(inspection: Inspection, splitter: Splitter) -> str:
    """The grades and the areas for improvement, each a link to its place; empty without either."""
    parts = [
        _grades(distinct(inspection), splitter),
        _areas("Areas for improvement", inspection.areas, splitter),
    ]
    inside = "\n".join(filter(None, parts))
    if not inside:
        return ""
    return element("section", inside, class_="summary", id="summary", aria_label="Summary")


def distinct(inspection: Inspection) -> tuple[Grading, ...]:
    """The gradings, the one of the whole first, each subject and grade once."""
    found: dict[tuple[str, str], Grading] = {}
    for grading in sorted(inspection.gradings, key=lambda grading: not grading.overall):
        given = grading.grade.text if grading.grade else ""
        found.setdefault((plain(grading.subject.text), given.lower()), grading)
    graded = {subject for subject, given in found if given}
    return tuple(g for (subject, given), g in found.items() if given or subject not in graded)


def plain(subject: str) -> str:
    """What is graded in small letters, by which the same thing is known in every report."""
    return " ".join(subject.lower().split()).rstrip(":?. ")


def given(grading: Grading) -> str:
    """The grade as a chip; "not stated" where there is none."""
    return chip(grading.grade.text if grading.grade else NOT_STATED)


def _grades(gradings: Sequence[Grading], splitter: Splitter) -> str:
    if not gradings:
        return ""
    rows = (
        element("dt", _link(grading.subject.text, address(grading.span, splitter)))
        + element("dd", given(grading))
        for grading in gradings
    )
    lines = "\n".join(element("div", row) for row in rows)
    return element("h2", "Grades") + element("dl", lines, class_="grades")


def _areas(heading: str, areas: Sequence[Area], splitter: Splitter) -> str:
    if not areas:
        return ""
    items = (element("li", _link(area.span.text, address(area.span, splitter))) for area in areas)
    return element("h2", heading) + element("ul", "\n".join(items), class_="areas")


def _link(words: str, place: str) -> str:
    return element("a", escape(" ".join(words.split())), href=f"#{place}")
