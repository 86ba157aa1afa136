"""Asks questions over a folder of reports and holds the answers against a table of their grades.

    python -m scripts.library_check FOLDER [--all]

FOLDER/grades.csv is the table of scripts/grades_check.py. Forty questions are made of it from
templates: which and how many got a grade, how one did, a few compared, places that are not loaded;
with --all every question that the templates give. The index is kept in PEELBOT_STATE;
PEELBOT_MEANING=off is enough, since grades come from structure. Each wrong answer is printed, and
the exit status is 1 where there is one.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.config import load
from bot.reports import grades
from bot.reports.called import called
from bot.reports.places import places, words_of
from bot.reports.shelf import Shelf

_FACTS = ("file", "authority", "published", "inspection_started", "lead_inspector", "overall")
_SMALL = ("in", "of", "for", "on")
ASKED = 40

Row = Mapping[str, str]
Check = Callable[[Answer], str]
"""What is wrong with an answer; empty where nothing is."""


@dataclass(frozen=True)
class Case:
    """A question, its template, and what holds its answer against the table."""

    template: str
    question: str
    check: Check


@dataclass(frozen=True)
class Table:
    """The table of grades, and how reports are called in answers."""

    rows: tuple[Row, ...]
    labels: Mapping[str, str]
    """By the file, without its ending."""
    parts: Mapping[str, str]
    """How each column is spoken of."""

    def given(self, column: str) -> dict[str, str]:
        """The grade in a column for each report that has one there, by how the report is called."""
        found = {self.label(row): row[column].replace("_", " ") for row in self.rows}
        return {label: grade for label, grade in found.items() if grades.named(grade)}

    def label(self, row: Row) -> str:
        """What the answers call a report."""
        return self.labels[Path(row["file"]).stem]


def cases(table: Table, loaded: int) -> Iterator[Case]:
    """Every question that the templates give."""
    for column, said in table.parts.items():
        given = table.given(column)
        for grade in sorted(set(given.values())):
            holders = {label for label, other in given.items() if other == grade}
            check = _lists(holders, set(given))
            yield Case("which", f"Which were rated {grade}{said}?", check)
            yield Case("how many", f"How many got {grade}{said}?", _counts(check))
        best = max(map(_level, given.values()))
        top = {label for label, grade in given.items() if _level(grade) == best}
        yield Case("best", f"Which is the best{said}?", _lists(top, set(given)))
        yield Case("all", f"What grade did each report get{said}?", _states(given))
        yield from _compared(table, column, said)
        for row in table.rows:
            if table.label(row) in given:
                question = f"How did {row['authority']} do{said}?"
                yield Case("how did it do", question, _grades(given[table.label(row)]))
    for place in _elsewhere(table):
        yield Case("unknown place", f"How did {place} do?", _lacks(place, loaded))
    yield Case("how many reports", "How many reports are there?", _begins(str(loaded)))


def _compared(table: Table, column: str, said: str) -> Iterator[Case]:
    given = table.given(column)
    rows = [row for row in table.rows if table.label(row) in given]
    for first in range(0, len(rows) - 2, 3):
        three = rows[first : first + 3]
        names = [row["authority"] for row in three]
        wanted = {table.label(row): given[table.label(row)] for row in three}
        question = f"Compare {names[0]}, {names[1]} and {names[2]}{said or ' overall'}"
        yield Case("compare", question, _states(wanted))


def _elsewhere(table: Table) -> Iterator[str]:
    """Known places no part of whose name is in that of a report."""
    ours = {word for row in table.rows for word in words_of(row["authority"])}
    for words, (name, *_) in places().items():
        if not ours & set(words):
            yield name


def chosen(every: Sequence[Case], number: int) -> list[Case]:
    """So many of the cases, as many of each template as there are, spread over all of its own."""
    by_template: dict[str, list[Case]] = {}
    for case in every:
        by_template.setdefault(case.template, []).append(case)
    found: list[Case] = []
    left = list(by_template.values())
    for place, group in enumerate(sorted(left, key=len)):
        share = min(len(group), (number - len(found)) // (len(left) - place))
        found += [group[i * len(group) // share] for i in range(share)]
    return found


def _lists(wanted: set[str], known: set[str]) -> Check:
    """Lines of reports of which the table has no such grade are passed over."""
    return lambda answer: _differs(wanted, {label for label, _ in _lines(answer)} & known)


def _states(wanted: Mapping[str, str]) -> Check:
    def check(answer: Answer) -> str:
        own = {label: grade for label, grade in _lines(answer) if label in wanted}
        plain = {(label, grades.plain(grade)) for label, grade in own.items()}
        return _differs({(k, grades.plain(v)) for k, v in wanted.items()}, plain)

    return check


def _counts(lists: Check) -> Check:
    """The number said must be that of the lines, and these the right ones."""

    def check(answer: Answer) -> str:
        found = re.match(r"\d+", answer.short)
        count = int(found[0]) if found else 0
        lines = len(answer.rows)
        return lists(answer) or ("" if count == lines else f"{count}, and not {lines}")

    return check


def _grades(wanted: str) -> Check:
    return lambda answer: (
        "" if grades.plain(answer.grade or "") == grades.plain(wanted) else f"not {wanted}"
    )


def _lacks(place: str, loaded: int) -> Check:
    return lambda answer: (
        ""
        if answer.status == "not_found" and place in answer.short and str(loaded) in answer.short
        else "not said to be missing"
    )


def _begins(wanted: str) -> Check:
    return lambda answer: "" if answer.short.startswith(f"{wanted} ") else f"not {wanted}"


def _lines(answer: Answer) -> Iterator[tuple[str, str]]:
    """The report and the grade of each line, without another heading that stands in brackets."""
    return ((row.subject.split(" (", 1)[0], row.grade) for row in answer.rows)


def _differs(wanted: Iterable[object], found: Iterable[object]) -> str:
    lacking, more = set(wanted) - set(found), set(found) - set(wanted)
    said = [f"lacks {sorted(map(str, lacking))}"] if lacking else []
    return "; ".join([*said, *([f"has {sorted(map(str, more))}"] if more else [])])


def _level(grade: str) -> int:
    known = grades.named(grade)
    return known.level if known else 0


def read(folder: Path, assistant: Assistant) -> Table:
    """The table in a folder; each column is spoken of as the reports' headings call it."""
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    shelf = Shelf(map(called, assistant.inspections))
    labels = {d.id: shelf.label(d) for d in assistant.documents}
    stems = {Path(row["file"]).stem: _id(row["file"]) for row in rows}
    parts = [column for column in rows[0] if column not in _FACTS]
    said = {column: f" for {_spoken(column, assistant)}" for column in parts}
    return Table(rows, {stem: labels[key] for stem, key in stems.items()}, {"overall": "", **said})


def _id(file: str) -> str:
    return re.sub(r"[^\w-]+", "-", Path(file).stem.lower()).strip("-")


def _spoken(column: str, assistant: Assistant) -> str:
    """A column's words, with the word before in a heading where they cannot begin a name."""
    words = column.replace("_", " ")
    if not words.startswith(tuple(f"{small} " for small in _SMALL)):
        return words
    subjects = (g.subject.text for i in assistant.inspections for g in i.gradings)
    found = (re.search(rf"\w+ {words}\b", " ".join(subject.split())) for subject in subjects)
    return next((match[0] for match in found if match), words)


def wrong(assistant: Assistant, asked: Sequence[Case]) -> Iterator[tuple[Case, str, Answer]]:
    """The cases whose answers are wrong, and how."""
    for case in asked:
        answer = assistant.answer(case.question)
        fault = case.check(answer)
        if fault:
            yield case, fault, answer


def main(folder: Path, *, every: bool) -> int:
    """Print what is wrong and how many are right; 1 where any is wrong."""
    settings = replace(load(), corpus=folder)
    assistant = open_assistant(settings)
    table = read(folder, assistant)
    asked = list(cases(table, len(assistant.documents)))
    asked = asked if every else chosen(asked, ASKED)
    faults = list(wrong(assistant, asked))
    for case, fault, answer in faults:
        print(f"{case.question}\n    {fault}\n    {answer.text[:300]!r}")
    for template in dict.fromkeys(case.template for case in asked):
        number = sum(case.template == template for case in asked)
        bad = sum(case.template == template for case, _, _ in faults)
        print(f"{template}: {number - bad} of {number} right")
    print(f"all: {len(asked) - len(faults)} of {len(asked)} right")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), every="--all" in sys.argv[2:]))
