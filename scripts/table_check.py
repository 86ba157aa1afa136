"""Holds tables, charts and briefs of a folder of reports against a table of their grades.

    python -m scripts.table_check FOLDER

FOLDER/grades.csv is the table of scripts/grades_check.py. Every grade in it is looked for in the
table of answers (as its CSV is read back), in the chart of parts and in the brief. Each that is not
the same is printed, and the exit status is 1 where there is one. PEELBOT_MEANING=off is enough.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.config import load
from bot.packs.brief import briefs
from bot.packs.chart import OVERALL, by_parts
from bot.packs.spreadsheet import to_csv
from bot.packs.table import asked
from bot.reports import grades
from scripts import library_check

_FACTS = ("file", "authority", "published", "inspection_started", "lead_inspector")

Given = Mapping[tuple[str, str], set[str]]
"""Grades by the report's name in its file and the column of the table."""


def wanted(folder: Path) -> Given:
    """What the table says; cells that name no grade are passed over."""
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (Path(row["file"]).stem, column): {grades.plain(given)}
        for row in rows
        for column in row
        if column not in _FACTS and grades.named(given := row[column].replace("_", " "))
    }


def in_table(assistant: Assistant, spoken: Mapping[str, str]) -> Given:
    """The grades of the table of answers, a question a column."""
    questions = {f"What grade was given{said}?": column for column, said in spoken.items()}
    made = asked(assistant, list(questions), assistant.documents)
    found: dict[tuple[str, str], set[str]] = {}
    for line in csv.DictReader(StringIO(to_csv(made), newline="")):
        given = {grades.plain(one) for one in line["answer"].split("; ")}
        found.setdefault((line["report"], questions[line["question"]]), set()).update(given)
    return found


def in_chart(assistant: Assistant, spoken: Mapping[str, str]) -> Given:
    """The grades of the chart of parts."""
    labels = {assistant.library.shelf.label(d): d.id for d in assistant.documents}
    found: dict[tuple[str, str], set[str]] = {}
    for grid in by_parts(assistant, assistant.documents):
        for strip in grid.strips:
            for name, cell in zip(grid.columns, strip.cells, strict=True):
                for column in _columns(name, spoken) if cell else ():
                    key = labels[strip.label], column
                    found.setdefault(key, set()).add(grades.plain(cell))
    return found


def in_briefs(assistant: Assistant, spoken: Mapping[str, str]) -> Given:
    """The grades of the briefs."""
    found: dict[tuple[str, str], set[str]] = {}
    for brief in briefs(assistant, assistant.documents):
        for place, graded in enumerate(brief.grades):
            whole = place == 0 and "overall" in graded.subject.lower()
            subject = graded.subject.split(" (before: ")[0]
            columns = ["overall"] if whole else _columns(subject, spoken)
            for column in columns if graded.grade else ():
                found.setdefault((brief.report, column), set()).add(grades.plain(graded.grade))
    return found


def _columns(subject: str, spoken: Iterable[str]) -> list[str]:
    """The columns that a heading is of: two where it grades both together."""
    if subject == OVERALL:
        return ["overall"]
    text = " ".join(subject.lower().split())
    return [c for c in spoken if f" {c.replace('_', ' ')} " in f" {text} "]


def differences(truth: Given, found: Given) -> Iterator[str]:
    """Each grade of the table that is not the one found."""
    for key, given in truth.items():
        if found.get(key, set()) != given:
            yield f"{key[0]}, {key[1]}: {given}, and not {found.get(key) or 'nothing'}"


def main(folder: Path) -> int:
    """Print what differs and how much does not; 1 where anything does."""
    assistant = open_assistant(replace(load(), corpus=folder))
    truth = wanted(folder)
    spoken = library_check.read(folder, assistant).parts
    wrong = 0
    for name, given in (("table", in_table), ("chart", in_chart), ("brief", in_briefs)):
        faults = list(differences(truth, given(assistant, spoken)))
        wrong += len(faults)
        print(*(f"    {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
        print(f"{name}: {len(truth) - len(faults)} of {len(truth)} grades the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
