from __future__ import annotations

import re

from bot.answering.assistant import Assistant
from bot.packs.cells import Cell, Excerpt, Row
from bot.packs.table import Table, asked
from bot.packs.table_page import to_html


def test_every_report_has_a_row_and_every_question_a_cell(councils: Assistant) -> None:
    html = to_html(asked(councils, ["overall grade", "how much was spent on agency staff?"]))
    assert html.count('<th scope="row" role="rowheader">') == 6
    assert html.count('<td role="cell" data-question="overall grade">') == 6
    assert html.count('<p class="silent">Does not say</p>') == 4
    assert '<b class="chip level-1">Inadequate</b>' in html
    assert "<blockquote>Elmbury spent £3m on agency staff last year.</blockquote>" in html
    assert "2 of 6 say it" in html


def test_it_loads_nothing_and_runs_nothing(councils: Assistant) -> None:
    html = to_html(asked(councils, ["overall grade"]))
    assert not re.findall(r"<(?:script|link|img|iframe)\b|url\(|@import", html)
    assert "default-src 'none'" in html


def test_a_report_cannot_write_markup() -> None:
    bad = "<script>x</script>&\"'"
    cell = Cell(bad, bad, (Excerpt(bad, bad, bad, bad, None),), bad)
    html = to_html(Table((bad,), (Row(bad, bad, bad, bad, None, (cell,)),)))
    assert "<script" not in html


def test_many_questions_lay_the_paper_on_its_side(councils: Assistant) -> None:
    documents = councils.documents[:1]
    three = to_html(asked(councils, ["overall grade"] * 3, documents))
    four = to_html(asked(councils, ["overall grade"] * 4, documents))
    assert 'class="answers"' in three
    assert 'class="answers across"' in four
