"""A table as CSV for spreadsheets: a line a quote, nothing that would be run as a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from bot.packs.cells import Cell, Row
from bot.packs.table import Table

COLUMNS = ("report", "place", "year", "question", "answer", "quote", "citation", "page")
MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8; a program that reads a pipe needs none."""
# https://owasp.org/www-community/attacks/CSV_Injection; the wide forms count as well there.
_FORMULA = re.compile("[\\s\ufeff]*[=+\\-@＝＋－＠]|[\t\r]")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def to_csv(table: Table) -> str:
    """The table with a head of ``COLUMNS``, its lines ended by CR LF (RFC 4180).

    A report that lists several things has a line for each, one that does not say one without a
    quote. What a spreadsheet would run as a formula has an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in table.rows:
        for question, cell in zip(table.questions, row.cells, strict=True):
            writer.writerows(map(_safe, line) for line in _lines(row, question, cell))
    return text.getvalue()


def _lines(row: Row, question: str, cell: Cell) -> Iterator[tuple[str, ...]]:
    about = (row.report, row.place, str(row.year or ""), question)
    if not cell.says:
        yield (*about, cell.said, "", row.title, "")
    for excerpt in cell.excerpts:
        page = str(excerpt.page or "")
        yield (*about, excerpt.answer, excerpt.quote, excerpt.citation, page)


def _safe(text: str) -> str:
    text = _UNSAFE.sub("\ufffd", text)
    return f"'{text}" if _FORMULA.match(text) else text
