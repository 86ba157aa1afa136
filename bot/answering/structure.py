"""Answers out of what a report states as structure: gradings, areas, questions, sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from bot.answering.answer import NOT_STATED, Answer, Quote, Row
from bot.answering.library import Library, findings_range
from bot.answering.lists import listed
from bot.answering.quoting import quote_span
from bot.questions.reading import Reading
from bot.reports.document import Span
from bot.reports.inspection import Grading
from bot.search.analysis import tokenise

_OVERALL = frozenset("overall whole general headline main final total".split())
_TERSE = 6
"""Words up to which naming a graded heading is asking for its grade."""
_NAMED = 0.4
"""The share of a subject that a heading must cover to be what was asked about."""


_Key = TypeVar("_Key", bound=Hashable)
_Subjects = Mapping[_Key, frozenset[str]]


class Structure:
    """Answers that need no search."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def grading_asked(self, reading: Reading) -> tuple[Grading, ...]:
        """The gradings whose subject a reading names; the overall ones where it names none."""
        gradings = self._gradings(reading)
        overall = tuple(g for g in gradings if g.overall)
        if _says_overall(reading):
            return overall
        if not reading.concepts:
            return self._told_apart(reading, gradings) or overall
        covers = {g.span: self._library.cover(reading.concepts, g.subject) for g in gradings}
        best = max(covers.values(), default=0.0)
        if best < _NAMED:
            return overall if reading.names_body else ()
        covered = tuple(g for g in gradings if covers[g.span] >= best - 1e-9)
        return self._told_apart(reading, covered) or covered

    def _told_apart(self, reading: Reading, gradings: tuple[Grading, ...]) -> tuple[Grading, ...]:
        """The parts whose subjects hold all the words that any subject shares with a question.

        None where that is most of the parts, or where the words are of the report's title, for
        such words tell no part from the others.
        """
        parts = [g for g in gradings if not g.overall]
        asked = self._library.terms_of(reading.question.text)
        shared = {g.span: self._library.terms(g.subject) & asked for g in parts}
        most = max(shared.values(), key=len, default=frozenset())
        titles = (self._library.terms_of(d.title) for d in reading.documents)
        tells = most - frozenset[str]().union(*titles)
        chosen = tuple(g for g in parts if tells and most <= shared[g.span])
        return chosen if 2 * len(chosen) <= len(parts) else ()

    def grading_explained(self, reading: Reading) -> tuple[Grading, ...]:
        """The gradings whose reasons are asked for: those named, or else those of a grade named."""
        asked = self.grading_asked(reading)
        if asked or reading.concepts:
            return asked
        named = _grades(reading)
        gradings = self._gradings(reading)
        return tuple(g for g in gradings if g.grade and _is_named(g.grade, named))

    def named(self, reading: Reading) -> Answer | None:
        """The grade of what a reading names without asking anything of it: "quality of care?"."""
        return self.grade(reading) if self._names_grading(reading) else None

    def _names_grading(self, reading: Reading) -> bool:
        if not reading.concepts or reading.question.wanted or reading.background:
            return False
        text = reading.question.text
        by_words, by_terms = self._subjects
        named = frozenset(t for c in reading.concepts if c.literal for t in c.senses[0].terms)
        terse = len(text.split()) <= _TERSE and named
        subjects = (by_terms.get(named, frozenset()) if terse else frozenset[str]()) | by_words.get(
            _folded(text), frozenset()
        )
        # What no report grades need not be looked for in each.
        return bool(subjects) and any(
            _line(grading.subject) in subjects for grading in self._gradings(reading)
        )

    @cached_property
    def _subjects(self) -> tuple[_Subjects[tuple[str, ...]], _Subjects[frozenset[str]]]:
        """All that is graded in any report, of which many have the same few: by words, by terms."""
        texts = self._library.index.tables.subjects
        return _by(texts, _folded), _by(texts, self._library.terms_of)

    def _gradings(self, reading: Reading) -> tuple[Grading, ...]:
        return tuple(g for i in self._library.of(reading.documents) for g in i.gradings)

    def grade(self, reading: Reading) -> Answer | None:
        """The grade asked for, or that none is stated; None where it is of nothing graded."""
        asked = self.grading_asked(reading)
        if asked:
            return self._stated(reading, asked)
        whole = not reading.concepts or _says_overall(reading) or reading.names_body
        return self._no_overall(reading) if whole else None

    def compared(self, reading: Reading) -> Answer | None:
        """The grades of several reports beside each other; None where one of them has none."""
        each = [self.grading_asked(replace(reading, documents=(d,))) for d in reading.documents]
        return self._stated(reading, [g for found in each for g in found]) if all(each) else None

    def _stated(self, reading: Reading, asked: Sequence[Grading]) -> Answer:
        grades = dict.fromkeys(_grade(g) for g in asked)
        quotes = [quote_span(g.span) for g in asked]
        if list(grades) == [NOT_STATED]:
            quotes += [q for g in asked for q in self._opening(g)]
        return Answer(
            question=reading.question.text,
            status="answered",
            short=self._grade_line(asked[0]) if len(asked) == 1 else "",
            rows=tuple(Row(_called(g, asked), _grade(g)) for g in asked[1:] and asked),
            quotes=tuple(quotes),
            grade=next(iter(grades)) if len(grades) == 1 else "; ".join(grades),
        )

    def _grade_line(self, asked: Grading) -> str:
        if asked.grade:
            return asked.grade.text
        return f"Grade {NOT_STATED}: the report asks this but gives no grade. It says:"

    def _opening(self, grading: Grading, most: int = 2) -> list[Quote]:
        """The first sentences of the findings under a question without a grade."""
        index = self._library.index
        mask = index.within(grading.subject.document, *findings_range(grading))
        numbers = index.places(mask)[:most]
        return [quote_span(index.sentence(n), index.passage_of(n)) for n in numbers]

    def _no_overall(self, reading: Reading) -> Answer | None:
        gradings = self._gradings(reading)
        if not gradings:
            return self._outcome(reading)
        short = f"Overall grade {NOT_STATED}. The report grades {_count(gradings, 'question')}:"
        return Answer(
            reading.question.text,
            "answered",
            short,
            tuple(quote_span(g.span) for g in gradings),
            grade=NOT_STATED,
            is_list=True,
        )

    def _outcome(self, reading: Reading) -> Answer | None:
        """How an inspection without grades came out."""
        outcomes = [i.outcome for i in self._library.of(reading.documents) if i.outcome]
        if not outcomes:
            return None
        short = f"Grade {NOT_STATED}. The outcome that the report states:"
        quotes = tuple(map(quote_span, outcomes))
        return Answer(reading.question.text, "answered", short, quotes, grade=NOT_STATED)

    def gradings(self, reading: Reading) -> Answer | None:
        """Every grading, those of the grades named, or those of a subject named."""
        if reading.concepts:
            return self.grade(reading)
        gradings = self._gradings(reading)
        wanted = _grades(reading)
        if wanted:
            gradings = tuple(g for g in gradings if g.grade and _is_named(g.grade, wanted))
        if not gradings:
            return None
        several = len({g.subject.document.id for g in gradings}) > 1
        rows = tuple(Row(self._labelled(g, several=several), _grade(g)) for g in gradings)
        whole = listed(reading, f"{_count(gradings, 'grading')}:", [g.span for g in gradings])
        return replace(whole, rows=rows)

    def _labelled(self, grading: Grading, *, several: bool) -> str:
        """What was graded, behind the name of its report where there are several."""
        label = self._library.shelf.label(grading.subject.document)
        return f"{label} · {_line(grading.subject)}" if several else _line(grading.subject)

    def questions(self, reading: Reading) -> Answer | None:
        """Every question that the inspection asked, graded or not."""
        gradings = self._gradings(reading)
        if not gradings:
            return None
        short = f"The inspection asked {_count(gradings, 'question')}:"
        return listed(reading, short, [g.subject for g in gradings])

    def sections(self, reading: Reading) -> Answer | None:
        """Every heading."""
        spans = [
            document.span(section.heading)
            for document in reading.documents
            for section in document.sections
        ]
        return listed(reading, f"{_count(spans, 'section')}:", spans) if spans else None


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenise(text))


def _by(texts: Iterable[str], key: Callable[[str], _Key]) -> _Subjects[_Key]:
    """Texts by what is the same in several."""
    found: dict[_Key, set[str]] = {}
    for text in texts:
        found.setdefault(key(text), set()).add(text)
    return {same: frozenset(own) for same, own in found.items()}


def _grade(grading: Grading) -> str:
    return grading.grade.text if grading.grade else NOT_STATED


def _called(grading: Grading, among: Sequence[Grading]) -> str:
    """What tells a grading from the others: its report, its subject, or both."""
    document = grading.subject.document
    own = [g for g in among if g.subject.document is document]
    title = [document.title] if len(own) < len(among) else []
    return " · ".join([*title, *([_line(grading.subject)] if len(own) > 1 or not title else [])])


def _grades(reading: Reading) -> frozenset[str]:
    """The grades that a question names, as reports write them."""
    forms = (re.sub("^require |^requiring ", "requires ", g) for g in reading.question.grades)
    return frozenset(forms)


def _is_named(grade: Span, named: Collection[str]) -> bool:
    """Whether a grade is one of those named; "requires improvement" names the longer form too."""
    text = _line(grade).lower()
    return any(text.startswith(name) for name in named)


def _says_overall(reading: Reading) -> bool:
    return any(c.text.lower() in _OVERALL for c in reading.concepts)


def _count(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def _line(span: Span) -> str:
    return " ".join(span.text.split())
