"""Answers over many reports out of their grades: which, how many, the best, all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.answer import NOT_STATED, Answer, Quote, tabled
from bot.answering.beside import Beside
from bot.answering.bodies import in_words, none_of, of_bodies
from bot.answering.library import Library
from bot.answering.standings import Standing, Standings, subject_of
from bot.questions.grade_range import wanted
from bot.questions.reading import Note, Reading
from bot.reports import grades

_ANY = re.compile(r"\b(?:any(?:thing)?|at least one|some)\b", re.IGNORECASE)
_WORST = re.compile(
    r"\b(?:worst|lowest|weakest|worse|bottom|poorest|low(?:est)?[- ]rated)\b", re.IGNORECASE
)
_BEST = re.compile(r"\b(?:best|highest|strongest|better|top)\b", re.IGNORECASE)


class Across:
    """Answers that hold every report asked about against the others."""

    def __init__(self, library: Library, standings: Standings, beside: Beside) -> None:
        self._library = library
        self._standings = standings
        self._beside = beside

    def holders(self, reading: Reading) -> Answer | None:
        """Which reports gave a grade, and how many; by their sentences where none grades it.

        A report that grades what is asked only together with something else is listed apart.
        """
        fits = wanted(reading.question.text)
        if not fits:
            return self.all(reading)
        given = self._given(reading)
        if not given:
            return none_of(self._library.shelf, reading) or self._beside.each(reading)
        subject = subject_of(given)
        holding = [s for s in map(_part(fits), given) if s.gradings]
        own = [s for s in holding if subject_of([s]).lower() == subject.lower()]
        other = [s for s in holding if s not in own]
        ungraded = sum(s.grade == NOT_STATED for s in given)
        of = in_words(self._library.shelf, given)
        short = f"{len(holding) or 'None'} of {of}, by “{subject}”"
        short += f", {len(other)} of them by another heading" if other else ""
        short += "" if holding else f" ({_spread(given)})"
        short += _silent(ungraded)
        return self._shown(reading, own + other, subject, short + (":" if holding else "."))

    def best(self, reading: Reading) -> Answer | None:
        """The reports with the best or the worst grade; by their sentences where none grades it.

        Grades of different scales or sorts of inspection are never ranked against each other.
        """
        given = [s for s in self._given(reading) if s.level]
        if not given:
            return none_of(self._library.shelf, reading) or self._beside.each(reading)
        text = reading.question.text
        worst, best = _WORST.search(text) is not None, _BEST.search(text) is not None
        if worst == best:
            return self.all(reading)
        groups: dict[str, list[Standing]] = {}
        for standing in given:
            groups.setdefault(self._standings.scheme(standing.document), []).append(standing)
        found, leads = [], []
        for scheme, group in groups.items():
            level = (min if worst else max)(s.level for s in group)
            chosen = [s for s in group if s.level == level]
            found += chosen
            of = in_words(self._library.shelf, group)
            lead = f"{'Lowest' if worst else 'Highest'}: {_graded(chosen)}, {len(chosen)} of {of}"
            lead += f", by “{subject_of(chosen)}”"
            leads.append(lead if len(groups) == 1 else f"{lead}, {scheme}")
        subject = subject_of(found)
        short = "; ".join(leads) + ":"
        return self._shown(reading, found, subject, short, self._standings.comparable(given))

    def all(self, reading: Reading) -> Answer | None:
        """The grade of every report for one thing, the best first; None where none grades it."""
        given = self._given(reading)
        if not given:
            return none_of(self._library.shelf, reading)
        subject = subject_of(given)
        short = f"{in_words(self._library.shelf, given)}, by “{subject}” ({_spread(given)}):"
        return self._shown(
            reading, _ranked(given), subject, short, self._standings.comparable(given)
        )

    def compared(self, reading: Reading) -> Answer | None:
        """The reports that are named beside each other; None where none grades what is asked."""
        given = self._given(reading)
        if not given:
            return None
        note = self._standings.comparable(given)
        return self._shown(reading, given, subject_of(given), "", note)

    def _given(self, reading: Reading) -> list[Standing]:
        """The standings of the bodies asked about; none where no report grades what is asked.

        Where none is named, a report that grades nothing is of another sort and does not count.
        """
        documents = of_bodies(self._library.shelf, reading)
        if not reading.named:
            documents = tuple(d for d in documents if self._library.gives("gradings", (d,)))
        found = self._standings.of(reading, documents)
        return list(found) if any(s.gradings for s in found) else []

    def _shown(
        self,
        reading: Reading,
        standings: Sequence[Standing],
        subject: str,
        short: str,
        notes: tuple[Note, ...] = (),
    ) -> Answer:
        quotes: list[Quote] = [quote for s in standings for quote in s.quotes]
        graded = dict.fromkeys(s.grade for s in standings)
        rows = [self._standings.row(s, subject) for s in standings]
        grade = next(iter(graded)) if len(graded) == 1 else None
        answer = tabled(reading.question.text, short, rows, quotes)
        return replace(answer, grade=grade, notes=notes)


def _silent(ungraded: int) -> str:
    verb = "gives" if ungraded == 1 else "give"
    return f"; {ungraded} {verb} no grade for it" if ungraded else ""


def _part(fits: Callable[[str], bool]) -> Callable[[Standing], Standing]:
    """What leaves a standing only the gradings whose grade is one of those asked for."""

    def part(standing: Standing) -> Standing:
        held = (g for g in standing.gradings if g.grade and fits(g.grade.text))
        return Standing(standing.document, tuple(held))

    return part


def _ranked(standings: Sequence[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda standing: -standing.level)


def _graded(standings: Sequence[Standing]) -> str:
    return " / ".join(dict.fromkeys(grades.plain(s.grade) for s in standings))


def _spread(standings: Sequence[Standing]) -> str:
    """How many have which grade, the best first: "12 outstanding, 18 good"."""
    counts = Counter(grades.plain(s.grade) for s in _ranked(standings))
    return ", ".join(f"{count} {name}" for name, count in counts.items())
