"""The loaded reports by what they are called: which belong together, and which is the latest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from bot.reports.called import Called
from bot.reports.document import Document
from bot.reports.places import words_of


class Shelf:
    """All loaded reports, each with what it is called; it never changes."""

    def __init__(self, reports: Iterable[Called]) -> None:
        self.all = tuple(reports)
        self._by_id = {report.document.id: report for report in self.all}
        self._places = {report.document.id: place for place, report in enumerate(self.all)}
        self._visits: dict[tuple[str, str, str], list[Called]] = {}
        for report in sorted(self.all, key=lambda report: report.latest):
            self._visits.setdefault(report.key, []).append(report)

    def of(self, document: Document) -> Called:
        """What a loaded report is called."""
        return self._by_id[document.id]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All reports, in order."""
        return tuple(report.document for report in self.all)

    @cached_property
    def inspections(self) -> frozenset[str]:
        """All sorts of inspection that the reports are of."""
        return frozenset(report.inspection for report in self.all if report.inspection)

    def in_order(self, reports: Iterable[Called]) -> tuple[Called, ...]:
        """Some of the reports, each once, in the order of all."""
        places = {self._places[report.document.id] for report in reports}
        return tuple(self.all[place] for place in sorted(places))

    def visits(self, document: Document) -> tuple[Called, ...]:
        """The inspections of one sort of the body that a report is on, oldest first."""
        return tuple(self._visits[self.of(document).key])

    @cached_property
    def latest(self) -> tuple[Document, ...]:
        """The latest report of each sort on each body, in the order of all."""
        return self.latest_of(report.document for report in self.all)

    def latest_of(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Some reports without those that another of them follows."""
        given = tuple(documents)
        last: dict[tuple[str, str, str], Called] = {}
        for report in map(self.of, given):
            before = last.get(report.key)
            if before is None or before.latest <= report.latest:
                last[report.key] = report
        return tuple(d for d in given if last[self.of(d).key].document is d)

    def before(self, document: Document) -> Document | None:
        """The report on the inspection before; None where it is not loaded."""
        earlier = [v.document for v in self.visits(document) if v.latest < self.of(document).latest]
        return earlier[-1] if earlier else None

    def label(self, document: Document) -> str:
        """The shortest name that tells a report from all others: its place, its year, its title."""
        return self._labels[document.id]

    @cached_property
    def _labels(self) -> dict[str, str]:
        names = {r.document.id: r.place or r.document.title for r in self.all}
        keys = {name: set[tuple[str, str, str]]() for name in names.values()}
        for report in self.all:
            keys[names[report.document.id]].add(report.key)
        for report in self.all:
            name = names[report.document.id]
            sort = " ".join(filter(None, report.key[1:])) if len(keys[name]) > 1 else ""
            year = str(report.year or "") if len(self._visits[report.key]) > 1 else ""
            names[report.document.id] = " ".join(filter(None, (name, sort, year)))
        shared = {name for name, count in Counter(names.values()).items() if count > 1}
        return {key: f"{name} ({key})" if name in shared else name for key, name in names.items()}

    def nearest(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The places loaded whose names are most like a name, the most alike first."""
        wanted = words_of(name)
        places = dict.fromkeys(report.place for report in self.all if report.place)
        likeness = {place: _likeness(wanted, words_of(place)) for place in places}
        return tuple(sorted(places, key=lambda place: (-likeness[place], place))[:most])


def _likeness(wanted: Sequence[str], words: Sequence[str]) -> float:
    """How alike two names are: by words in common first, then by their letters."""
    shared = len(set(wanted) & set(words)) / max(len(set(wanted) | set(words)), 1)
    return shared + SequenceMatcher(None, " ".join(wanted), " ".join(words)).ratio()
