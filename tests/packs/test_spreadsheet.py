from __future__ import annotations

import csv
from io import StringIO

import pytest

from bot.answering.assistant import Assistant
from bot.packs.cells import Cell, Excerpt, Row
from bot.packs.spreadsheet import COLUMNS, to_csv
from bot.packs.table import Table, asked


def one(quote: str, question: str = "q") -> Table:
    cell = Cell("", "", (Excerpt("says", quote, "Report · page 3", "page 3", 3),))
    return Table((question,), (Row("r", "R", "Report", "Barset", 2020, (cell,)),))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def test_a_line_a_quote_with_its_place(councils: Assistant) -> None:
    documents = councils.documents[:1]
    table = asked(councils, ["areas for improvement?", "how many dentists are there?"], documents)
    head, *lines = read(to_csv(table))
    assert tuple(head) == COLUMNS
    citation = "Inspection of Ashford Vale local authority children’s services"
    where = f"{citation} · What needs to improve? · paragraph "
    about = ["ashford-vale-2021", "Ashford Vale", "2021"]
    count = "2 under “what needs to improve?”"
    first = "The quality of written plans for children who go missing."
    second = "The supervision of social workers."
    assert lines == [
        [*about, "areas for improvement?", count, first, f"{where}1", ""],
        [*about, "areas for improvement?", count, second, f"{where}2", ""],
        [*about, "how many dentists are there?", "does not say", "", citation, ""],
    ]


@pytest.mark.parametrize("quote", ["=1+1", "+44 20", "-5%", "@home", " =1", "\t=1", "＝1", "\r@x"])
def test_nothing_runs_as_a_formula(quote: str) -> None:
    assert read(to_csv(one(quote)))[1][5] == f"'{quote}"


def test_lines_commas_and_quotation_marks_come_back_as_they_were() -> None:
    quote = 'He said, "no";\nso “they” left – 5% = £3m.'
    assert read(to_csv(one(quote)))[1] == [
        *("r", "Barset", "2020", "q", "says", quote, "Report · page 3", "3")
    ]


def test_what_no_cell_can_hold_is_replaced() -> None:
    assert read(to_csv(one("a\x00b\ud800")))[1][5] == "a\ufffdb\ufffd"


def test_lines_end_as_the_standard_says() -> None:
    assert to_csv(one("x")).count("\r\n") == 2
