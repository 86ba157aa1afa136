"""The index of a site: every report with its grades, in a table for each sort of inspection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.render.site.markup import element, escape
from bot.render.site.names import page_name
from bot.render.site.page import MADE
from bot.render.site.sentences import address
from bot.render.site.shell import shell
from bot.render.site.summary import distinct, given, plain
from bot.reports import grades
from bot.reports.called import Called
from bot.reports.days import Day
from bot.reports.inspection import Grading, Inspection
from bot.reports.shelf import Shelf
from bot.search.passages import Splitter

_MOST = 6
"""Columns for what is graded beside the whole."""
_OVERALL = "overall"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FIND = """<div id="find" class="find" role="search" hidden>
<label for="words">Find a report</label>
<input id="words" type="search" autocomplete="off" spellcheck="false">
<output id="found" for="words"></output>
</div>"""


def library_page(inspections: Sequence[Inspection], shelf: Shelf, splitter: Splitter) -> str:
    """The index: a plain table a sort of inspection, which a script makes sortable."""
    groups: dict[tuple[str, str], list[Inspection]] = {}
    for inspection in inspections:
        groups.setdefault(shelf.of(inspection.document).key[1:], []).append(inspection)
    # What is of no sort comes last.
    order = sorted(groups.items(), key=lambda group: not any(group[0]))
    tables = [_Table(sort, group, shelf, splitter).html() for sort, group in order]
    count = f"{len(inspections)} report{'' if len(inspections) == 1 else 's'}"
    parts = [
        element("a", "Skip to the reports", class_="skip", href="#text"),
        element("header", element("h1", "Inspection reports") + element("p", count) + _FIND),
        element("main", "\n".join(tables), id="text", class_="wide"),
        element("footer", element("p", MADE)),
    ]
    return shell("Inspection reports", "\n".join(parts), script="library.js", generator=True)


class _Table:
    """One sort of inspection: a row a report, a column for the whole and for each part graded."""

    def __init__(
        self,
        sort: tuple[str, str],
        inspections: Sequence[Inspection],
        shelf: Shelf,
        splitter: Splitter,
    ) -> None:
        self._sort = sort
        self._shelf = shelf
        self._splitter = splitter
        self._graded = {i.document.id: _by_subject(i) for i in inspections}
        self._columns = _columns(list(self._graded.values()))
        self._inspections = sorted(inspections, key=lambda i: self._label(i).lower())

    def html(self) -> str:
        name = _named(self._sort)
        head = element("tr", "".join(self._heads()))
        rows = "\n".join(element("tr", "".join(self._row(i))) for i in self._inspections)
        table = element(
            "table",
            element("caption", escape(name)) + element("thead", head) + element("tbody", rows),
        )
        return element("section", table, class_="scroll", tabindex="0", aria_label=name)

    def _label(self, inspection: Inspection) -> str:
        """The body and where needed the year; the title of a report that is on no body."""
        document = inspection.document
        return self._shelf.label(document) if any(self._sort) else document.title

    def _heads(self) -> Iterator[str]:
        titles = ["Report", "Date", *self._columns.values()]
        yield from (element("th", escape(title), scope="col") for title in titles)

    def _row(self, inspection: Inspection) -> Iterator[str]:
        called = self._shelf.of(inspection.document)
        label = self._label(inspection)
        page = page_name(inspection.document.id)
        title = inspection.document.title
        more = element("small", escape(title)) if title != label else ""
        yield element("th", element("a", escape(label), href=page) + more, scope="row")
        key, told = _day(called)
        yield element("td", told, data_key=key)
        graded = self._graded[inspection.document.id]
        for subject, title in self._columns.items():
            grading = graded.get(subject)
            yield self._cell(grading, title, page) if grading else element("td", "")

    def _cell(self, grading: Grading, title: str, page: str) -> str:
        known = grades.named(grading.grade.text) if grading.grade else None
        place = f"{page}#{address(grading.span, self._splitter)}"
        linked = element("a", given(grading), href=place)
        level = str(known.level) if known else ""
        return element("td", linked, data_key=level, data_title=title)


def _by_subject(inspection: Inspection) -> dict[str, Grading]:
    """The gradings by what is graded; that of the whole by one name in all reports."""
    found: dict[str, Grading] = {}
    overall = [g for g in inspection.gradings if g.overall]
    # A part that stands by its own heading again is not the grade of the whole.
    named = [g for g in overall if _OVERALL in g.subject.text.lower()]
    for grading in (named or overall)[:1]:
        found[_OVERALL] = grading
    for grading in distinct(inspection):
        if not grading.overall:
            found.setdefault(plain(grading.subject.text), grading)
    return found


def _columns(graded: Sequence[Mapping[str, Grading]]) -> dict[str, str]:
    """What is graded in the most of some reports, by its plain name, in the reports' own words.

    Where there are many, what one of them alone grades stands on its own page.
    """
    counts = Counter(subject for one in graded for subject in one)
    titles = {s: g.subject.text for one in graded for s, g in one.items()}
    least = 2 if len(graded) > 2 else 1
    parts = [s for s, count in counts.most_common() if s != _OVERALL and count >= least][:_MOST]
    whole = {_OVERALL: "Overall"} if _OVERALL in counts else {}
    return whole | {subject: titles[subject] for subject in parts}


def _named(sort: tuple[str, str]) -> str:
    """A sort of inspection for a person, such as "Council: children’s services"."""
    told = ": ".join(filter(None, sort)) or "other reports"
    return told[0].upper() + told[1:]


def _day(called: Called) -> tuple[str, str]:
    """The day of an inspection for sorting and for reading; the year where no more is told."""
    day: Day = called.day or (called.year or 0, 0, 0)
    year, month, number = day
    told = f"{number or ''} {_MONTHS[month - 1] if month else ''} {year or ''}"
    return "-".join(f"{n:02}" for n in day) if year else "", " ".join(told.split())
