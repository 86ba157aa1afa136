"""A table as one HTML page: a row a report and a column a question; stacked on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.packs import style
from bot.packs.cells import Row
from bot.packs.quoted import answered
from bot.packs.table import Table
from bot.render.site.markup import element, escape

_MOST = 3
"""Questions that have room beside each other on a page; more make the page lie on its side."""


def to_html(table: Table) -> str:
    """The whole document."""
    title = table.questions[0] if len(table.questions) == 1 else "Questions to the reports"
    count = f"{len(table.rows)} report{'' if len(table.rows) == 1 else 's'}"
    lead = "; ".join(_counts(table))
    parts = [
        element("a", "Skip to the table", class_="skip", href="#table"),
        element("header", element("h1", escape(title)) + element("p", f"{count}. {escape(lead)}")),
        element("main", _table(table), class_="wide", id="table"),
        element("footer", element("p", style.MADE)),
    ]
    return style.whole(title, "\n".join(parts))


def _counts(table: Table) -> Iterator[str]:
    for place, question in enumerate(table.questions):
        said = f"{table.saying(place)} of {len(table.rows)} say it"
        yield said if len(table.questions) == 1 else f"“{question}”: {said}"


def _table(table: Table) -> str:
    # The roles stay where a phone lays the cells out as blocks.
    heads = (_head(text) for text in ("Report", *table.questions))
    head = element("thead", element("tr", "".join(heads), role="row"), role="rowgroup")
    rows = "\n".join(_row(table, row) for row in table.rows)
    body = element("tbody", rows, role="rowgroup")
    across = " across" if len(table.questions) > _MOST else ""
    return element("table", head + body, role="table", class_=f"answers{across}")


def _head(text: str) -> str:
    return element("th", escape(text), scope="col", role="columnheader")


def _row(table: Table, row: Row) -> str:
    name = element("b", escape(row.label)) + element("small", escape(row.title))
    cells = [element("th", name, scope="row", role="rowheader")]
    several = len(table.questions) > 1
    for question, cell in zip(table.questions, row.cells, strict=True):
        asked = question if several else None
        cells.append(element("td", answered(cell), role="cell", data_question=asked))
    return element("tr", "".join(cells), role="row")
