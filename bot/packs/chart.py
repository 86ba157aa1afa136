"""The grades of many reports as grids: bodies by the parts that were graded, or by years.

Reports whose grades are of different scales or sorts of inspection never share a grid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.answer import NOT_STATED
from bot.answering.assistant import Assistant
from bot.answering.library import Library
from bot.answering.movement import distinct
from bot.answering.standings import Standing, subject_of
from bot.reports import grades
from bot.reports.document import Document, one_line
from bot.reports.inspection import Grading
from bot.search.analysis import STOP_WORDS, tokenise

OVERALL = "Overall"
MOST = 5
"""Columns that a phone has room for; the others stand in a grid of their own."""
_SHARED = 3
"""Words that headings begin with alike, from which they are told apart by the rest."""

_Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Strip:
    """A body or a report, and its grade in each column."""

    label: str
    cells: tuple[str, ...]
    """Grades in the reports' words, ``not stated``, or empty where nothing was graded."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Grades that can be compared with each other."""

    scheme: str
    """The sort of inspection and the scale."""
    subject: str
    """What was graded, in a grid of years; empty in one of parts."""
    columns: tuple[str, ...]
    strips: tuple[Strip, ...]


def by_parts(assistant: Assistant, documents: Sequence[Document]) -> tuple[Grid, ...]:
    """A row a report and a column for the whole and for each part, for each scheme."""
    library, found = assistant.library, []
    for scheme, group in _schemes(assistant, documents).items():
        graded = {d.id: _keyed(distinct(library.of((d,))[0].gradings)) for d in group}
        columns = _columns(list(graded.values()))
        for some in _chunks(list(columns)):
            strips = (
                Strip(library.shelf.label(d), tuple(_given(graded[d.id].get(k)) for k in some))
                for d in _ordered(library, group)
            )
            named = tuple(columns[key] for key in some)
            found.append(Grid(scheme, "", named, tuple(s for s in strips if any(s.cells))))
    return tuple(found)


def by_years(
    assistant: Assistant, documents: Sequence[Document], question: str
) -> tuple[Grid, ...]:
    """A row a body and a column a year, the grade that a question asks for, for each scheme."""
    library, found = assistant.library, []
    for scheme, group in _schemes(assistant, documents).items():
        standings = [s for s in assistant.apart.standings(question, group) if s.gradings]
        years = sorted({y for s in standings if (y := library.shelf.of(s.document).year)})
        # The latest years are the first grid.
        for some in (years[max(e - MOST, 0) : e] for e in range(len(years), 0, -MOST)):
            strips = tuple(_strips(library, standings, some))
            found.append(Grid(scheme, subject_of(standings), tuple(map(str, some)), strips))
    return tuple(found)


def _strips(
    library: Library, standings: Iterable[Standing], years: Sequence[int]
) -> Iterator[Strip]:
    bodies: dict[tuple[str, str, str], dict[int, Standing]] = {}
    for s in sorted(standings, key=lambda s: library.shelf.of(s.document).latest):
        called = library.shelf.of(s.document)
        if called.year in years:
            bodies.setdefault(called.key, {})[called.year or 0] = s
    for given in sorted(bodies.values(), key=lambda given: _name(library, given).lower()):
        cells = tuple(given[year].grade if year in given else "" for year in years)
        yield Strip(_name(library, given), cells)


def _name(library: Library, given: Mapping[int, Standing]) -> str:
    """What a body is called: as its reports are, without the year."""
    document = next(iter(given.values())).document
    called = library.shelf.of(document)
    return library.shelf.label(document).removesuffix(f" {called.year}")


def _schemes(assistant: Assistant, documents: Sequence[Document]) -> Mapping[str, list[Document]]:
    """The reports that give grades, by what these can be compared within."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        if any(g.grade for g in assistant.library.of((document,))[0].gradings):
            groups.setdefault(assistant.apart.scheme(document), []).append(document)
    return groups


def _ordered(library: Library, documents: Iterable[Document]) -> list[Document]:
    shelf = library.shelf
    return sorted(documents, key=lambda d: (shelf.of(d).place.lower(), shelf.of(d).latest))


def _keyed(gradings: Iterable[Grading]) -> dict[_Key, Grading]:
    found: dict[_Key, Grading] = {}
    for grading in gradings:
        found.setdefault(_key(grading), grading)
    return found


def _key(grading: Grading) -> _Key:
    """What tells a part: its words, in any order; nothing for the whole."""
    if grading.overall:
        return frozenset()
    return frozenset(t.text for t in tokenise(grading.subject.text)) - STOP_WORDS


def _columns(graded: Sequence[Mapping[_Key, Grading]]) -> dict[_Key, str]:
    """What each column is called, in the order of the reports: the whole first."""
    counts: Counter[_Key] = Counter(key for one in graded for key in one)
    names: dict[_Key, Counter[str]] = {}
    places: dict[_Key, float] = {}
    for one in graded:
        for place, (key, grading) in enumerate(one.items()):
            names.setdefault(key, Counter())[one_line(grading.subject.text)] += 1
            places[key] = places.get(key, 0) + place / counts[key]
    order = sorted(counts, key=lambda key: (bool(key), places[key], sorted(key)))
    # A part that few reports grade does not come between those that most do.
    common = [key for key in order if 2 * counts[key] >= len(graded) or not key]
    rare = [key for key in order if key not in common]
    return {k: names[k].most_common(1)[0][0] if k else OVERALL for k in (*common, *rare)}


def short_names(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns without the words that several begin with alike, which "…" stands for."""
    leads = Counter(lead for c in columns for lead in _leads(c))
    return tuple(_without(c, leads.__getitem__) for c in columns)


def _leads(column: str) -> Iterator[tuple[str, ...]]:
    words = column.split()
    return (tuple(words[:n]) for n in range(_SHARED, len(words)))


def _without(column: str, count: Callable[[tuple[str, ...]], int]) -> str:
    shared = max(_leads(column), key=lambda lead: (count(lead), len(lead)), default=())
    if not shared or count(shared) < 2:
        return column
    return f"… {' '.join(column.split()[len(shared) :])}"


def _chunks(columns: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    return (columns[at : at + MOST] for at in range(0, len(columns), MOST))


def _given(grading: Grading | None) -> str:
    if grading is None:
        return ""
    return one_line(grading.grade.text) if grading.grade else NOT_STATED


def shown(grade: str) -> str:
    """A grade as a cell shows it: short where the table of grades has it."""
    plain = grades.plain(grade)
    return plain[:1].upper() + plain[1:] if grades.named(plain) else grade
