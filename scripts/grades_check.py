"""Reads a folder of reports and holds what was read against an independent table of it.

    python -m scripts.grades_check FOLDER

FOLDER/grades.csv has a line for each report: file, published (an ISO date), inspection_started
(dd/mm/yyyy), lead_inspector, overall, and then a column for each graded part, named by words of
its heading ("in_care"); cells that name no grade are passed over. Reports beside it that the table
lacks are read too and count for headings, titles and lists.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from bot.errors import ReportError
from bot.reports import grades
from bot.reports.corpus import open_report
from bot.reports.document import Document, Kind, Span, in_words
from bot.reports.formats import SUFFIXES
from bot.reports.inspection import Inspection, inspect

_FACTS = ("file", "authority", "published", "inspection_started", "lead_inspector", "overall")
_NUMERIC = re.compile(r"[\W\d]*|(?:page\s*)?(?:\d+|[ivxl]+)(?:\s*of\s*\d+)?", re.IGNORECASE)
_CHANGE = re.compile(r"what\s+needs\s+to\s+improve\??", re.IGNORECASE)

Row = Mapping[str, str]


def outcome(row: Row, inspection: Inspection) -> Iterator[tuple[str, str]]:
    """What was looked at, and whether it was read "right", "wrong" or not at all ("missing")."""
    stated = inspection.overall and inspection.overall.grade
    yield "overall grade", _grade(row["overall"], [stated.text] if stated else [])
    for part in [column for column in row if column not in _FACTS]:
        if grades.named(row[part].replace("_", " ")):
            yield "part's grade", _grade(row[part], list(_graded(part, inspection)))
    started = datetime.strptime(row["inspection_started"], "%d/%m/%Y").date()
    yield "inspection date", _date(in_words(started), inspection.inspected)
    published = datetime.strptime(row["published"], "%Y-%m-%d").date()
    yield "publication date", _held(in_words(published), _texts(inspection.published))
    yield "lead inspector", _held(row["lead_inspector"], [s.text for s in inspection.leads])


def _graded(part: str, inspection: Inspection) -> Iterator[str]:
    words = part.replace("_", " ")
    for grading in inspection.questions:
        if grading.grade and words in " ".join(grading.subject.text.lower().split()):
            yield grading.grade.text


def _grade(wanted: str, found: list[str]) -> str:
    known = grades.named(wanted.replace("_", " "))
    levels = {grade.level for text in found if (grade := grades.named(text))}
    return "missing" if not levels else "right" if known and levels == {known.level} else "wrong"


def _texts(span: Span | None) -> list[str]:
    return [span.text] if span else []


def _held(wanted: str, found: list[str]) -> str:
    held = any(wanted.casefold() in " ".join(text.split()).casefold() for text in found)
    return "right" if held else "wrong" if found else "missing"


def _date(day: str, span: Span | None) -> str:
    """Whether a range of days starts on one: "11 to 15 May 2023" names the month once."""
    if span is None:
        return "missing"
    number, month, year = day.split()
    starts = re.search(rf"\b{number}(?:st|nd|rd|th)?\b[^A-Z]*{month}", span.text)
    return "right" if starts and year[:3] in span.text else "wrong"


def tally(document: Document, inspection: Inspection) -> Iterator[str]:
    """What can be told of a report without a table."""
    headings = [document.span(b).text for b in document.blocks if b.kind is Kind.HEADING]
    yield from ("headings that are page numbers" for h in headings if _NUMERIC.fullmatch(h))
    if _NUMERIC.fullmatch(document.title):
        yield "numeric titles"
    if any(_CHANGE.fullmatch(heading) for heading in headings):
        yield "reports with “What needs to improve?”"
        yield "of them with a list" if inspection.areas else "of them without a list"


def main(folder: Path) -> None:
    """Print the failures one by one, the length of each list of areas, and the totals."""
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    found: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES):
        try:
            document = open_report(path)
        except ReportError as error:
            print(error)
            continue
        inspection = inspect(document)
        print(f"{path.name}: “{document.title}”, areas: {len(inspection.areas)}")
        counts.update(tally(document, inspection))
        for name, verdict in outcome(rows[path.name], inspection) if path.name in rows else ():
            found[name, verdict] += 1
            if verdict != "right":
                print(f"    {name} {verdict}")
    for name in dict.fromkeys(name for name, _ in found):
        verdicts = ("right", "missing", "wrong")
        print(f"{name}: " + ", ".join(f"{found[name, v]} {v}" for v in verdicts))
    for name, count in counts.most_common():
        print(f"{name}: {count}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
