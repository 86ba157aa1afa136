"""What was found in a report, and what was not, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reports.document import Document, in_words
from bot.reports.inspection import Inspection, inspect
from bot.reports.manifest import MANIFEST
from bot.reports.problem import numbered


def account(document: Document) -> str:
    """One line: the report's title, its size, and how much of its structure was found."""
    inspection = inspect(document)
    counts = (
        _counted(len(document.pages), "page"),
        _counted(len(document.text.split()), "word"),
        _counted(sum(1 for g in inspection.gradings if g.grade), "grade"),
        _counted(len(inspection.areas), "area for improvement", "areas for improvement"),
    )
    return f"{document.title} ({', '.join(filter(None, counts)) or 'no words'})"


def particulars(document: Document) -> Iterator[str]:
    """Everything that is known of a report, a line each, and at the end what could not be found."""
    inspection = inspect(document)
    for name, value in _known(document, inspection).items():
        if value:
            yield f"{name}: {value}"
    if document.unread:
        yield f"pictures without text: {numbered(document.unread)}"
    lacking = tuple(lacks(document, inspection))
    if lacking:
        yield f"not found: {', '.join(lacking)}; {MANIFEST} beside the reports may say it"


def lacks(document: Document, inspection: Inspection | None = None) -> Iterator[str]:
    """What a reader of answers may ask of any report and neither it nor a manifest says."""
    found = inspection or inspect(document)
    if not document.year:
        yield "year"
    if not (document.published or found.published or found.date):
        yield "publication date"


def _known(document: Document, inspection: Inspection) -> dict[str, str]:
    overall, published = inspection.overall, inspection.published
    own = inspection.date if not (published or inspection.inspected) else None
    return {
        "report": document.id,
        "title": document.title,
        "force": inspection.force or "",
        "year": str(document.year or ""),
        "pillar": document.pillar or "",
        "inspected": inspection.inspected.text if inspection.inspected else "",
        "published": in_words(document.published) or (published.text if published else ""),
        "dated": own.text if own else "",
        "lead inspectors": ", ".join(lead.text for lead in inspection.leads),
        "source": document.source or "",
        "pages": str(len(document.pages) or ""),
        "words": f"{len(document.text.split()):,}",
        "sections": str(len(document.sections) or ""),
        "overall grade": overall.grade.text if overall and overall.grade else "",
        "grades": str(sum(1 for grading in inspection.gradings if grading.grade)),
        "areas for improvement": str(len(inspection.areas)),
    }


def _counted(number: int, one: str, more: str = "") -> str:
    if not number:
        return ""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
