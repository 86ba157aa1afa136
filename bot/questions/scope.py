"""Which of the loaded reports a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.questions.naming import Named
from bot.questions.reading import Note
from bot.reports.called import Called
from bot.reports.document import Document
from bot.reports.shelf import Shelf

_LAST_TIME = re.compile(
    r"\b(?:last time|(?:previous|earlier|former|preceding|prior) (?:time|inspection|report|visit)|"
    r"(?:inspection|report|visit|one) before(?: (?:this|that|last))?|(?:the )?time before|"
    r"in (?:the|their|its) last (?:inspection|report)|last (?:report|inspection) s(?:ay|aid))\b",
    re.IGNORECASE,
)
"""The inspection before the latest."""
_ALL_VISITS = re.compile(
    r"\b(?:both|ever|over (?:time|the years)|all (?:the |their |its )?(?:years|visits)|"
    r"(?:all|both|two|three|any|each|every) (?:of )?(?:the |their |its )?(?:reports|"
    r"inspections|years)|"
    r"each (?:report|inspection|year|time)|(?:every|any) (?:report|inspection|year|time)|history|"
    r"older|earlier|previous(?:ly)?|then and now|since)\b",
    re.IGNORECASE,
)
"""Not the latest inspections alone."""
_OF_SORT = r"{}(?: of)? (?:reports?|inspections?|visits?)"


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports that a question is about, and how it came by them."""

    documents: tuple[Document, ...]
    named: bool
    """Whether the question itself names them."""
    visits: tuple[Document, ...] = ()
    """All reports on the bodies that it names, of any year; none where it names no body."""
    foreign: tuple[str, ...] = ()
    """Years that none of these reports is of."""
    notes: tuple[Note, ...] = ()


def scope(
    shelf: Shelf, named: Named, text: str, before: Sequence[Document], *, all_visits: bool
) -> Scope:
    """The reports that a question is about.

    ``before``: all reports on the bodies last spoken of, which a year alone or "last time" choose
    from; ``all_visits``: whether the question is of several years by its kind.
    """
    back = _LAST_TIME.search(text) is not None
    chosen = named.reports
    if not chosen and before and (named.years or back):
        chosen = tuple(map(shelf.of, before))
    if not chosen:
        return _unplaced(shelf, named, text)
    visits = tuple(report.document for report in chosen)
    chosen = _of_sorts(chosen, named)
    dated = _of_years(chosen, named)
    if named.years and not dated:
        return Scope(visits, True, visits, tuple(map(str, sorted(named.years))))
    found = tuple(report.document for report in dated or chosen)
    if dated or named.whole or all_visits or (_ALL_VISITS.search(text) and not back):
        return Scope(found, True, visits)
    latest = shelf.latest_of(found)
    if back:
        earlier = tuple(filter(None, map(shelf.before, latest)))
        return Scope(earlier or latest, True, visits, notes=_taken(shelf, earlier))
    return Scope(latest, True, visits, notes=_left_out(shelf, found, latest))


def _unplaced(shelf: Shelf, named: Named, text: str) -> Scope:
    """The reports of a year or a sort that is named alone; all where nothing is."""
    sorts = {
        sort
        for sort in named.sorts & shelf.inspections
        if re.search(_OF_SORT.format(re.escape(sort)), text, re.IGNORECASE)
    }
    chosen = tuple(report for report in shelf.all if report.inspection in sorts) if sorts else ()
    if len(chosen) == len(shelf.all):
        chosen = ()
    dated = _of_years(chosen or shelf.all, named) if named.years else ()
    everything = tuple(report.document for report in chosen) or shelf.documents
    if named.years and not dated:
        return Scope(everything, bool(chosen), foreign=tuple(map(str, sorted(named.years))))
    if dated:
        return Scope(tuple(report.document for report in dated), True)
    return Scope(everything, bool(chosen))


def latest_only(shelf: Shelf, found: Scope, text: str) -> Scope:
    """A scope of many bodies with only the latest report on each, and how many that leaves out."""
    if _ALL_VISITS.search(text) or found.named:
        return found
    latest = shelf.latest_of(found.documents)
    left = len(found.documents) - len(latest)
    if not left:
        return found
    said = f"the latest report on each of {len(latest)}; {left} older not counted"
    return replace(found, documents=latest, notes=(Note("latest", said),))


def _of_sorts(chosen: tuple[Called, ...], named: Named) -> tuple[Called, ...]:
    return tuple(r for r in chosen if r.inspection in named.sorts) or chosen


def _of_years(chosen: Sequence[Called], named: Named) -> tuple[Called, ...]:
    """The reports of the years named: by the visit where one fits, else by any of their years."""
    exact = tuple(r for r in chosen if r.year in named.years)
    return exact or tuple(r for r in chosen if r.years & named.years)


def _taken(shelf: Shelf, documents: Sequence[Document]) -> tuple[Note, ...]:
    said = ", ".join(shelf.label(document) for document in documents)
    return (Note("latest", said),) if said else ()


def _left_out(
    shelf: Shelf, found: Sequence[Document], latest: Sequence[Document]
) -> tuple[Note, ...]:
    """That the latest is taken of several, where any is left out."""
    if len(found) == len(latest):
        return ()
    said = ", ".join(shelf.label(d) for d in latest if len(shelf.visits(d)) > 1)
    others = ", ".join(shelf.label(d) for d in found if d not in latest)
    return (Note("latest", f"{said} (the latest; also loaded: {others})"),)
