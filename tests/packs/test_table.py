from __future__ import annotations

from bot.answering.assistant import Assistant
from bot.packs.cells import Cell
from bot.packs.table import asked


def test_each_report_answers_by_itself_in_the_order_of_places_and_years(
    councils: Assistant,
) -> None:
    table = asked(councils, ["What grade was given for leaders?"])
    assert [(row.label, row.cells[0].said) for row in table.rows] == [
        ("Ashford Vale 2021", "Good"),
        ("Ashford Vale 2024", "Good"),
        ("Elmbury", "Inadequate"),
        ("North Tarn", "Outstanding"),
        ("Pell and Dray", "Good"),
        ("Wexcombe", "Requires improvement"),
    ]
    (excerpt,) = table.rows[2].cells[0].excerpts
    assert excerpt.quote == "The impact of leaders on practice: Inadequate"
    assert table.saying(0) == 6


def test_what_a_report_does_not_say_is_said_and_a_figure_stands_alone(councils: Assistant) -> None:
    table = asked(councils, ["How much was spent on agency staff?"])
    said = {row.label: row.cells[0] for row in table.rows}
    assert said["Elmbury"].short == "£3m"
    assert said["Elmbury"].excerpts[0].quote == "Elmbury spent £3m on agency staff last year."
    assert said["North Tarn"] == Cell("", "", ())
    assert said["North Tarn"].said == "does not say"
    assert table.saying(0) == 2


def test_a_question_that_names_reports_is_put_to_these_alone(councils: Assistant) -> None:
    table = asked(councils, ["overall grade of Elmbury and North Tarn"])
    assert [row.report for row in table.rows] == ["elmbury-2023", "north-tarn-2022"]
    both = asked(councils, ["overall grade of Elmbury", "overall grade"])
    assert len(both.rows) == 6


def test_a_list_is_whole(councils: Assistant) -> None:
    documents = [d for d in councils.documents if d.id == "ashford-vale-2024"]
    (row,) = asked(councils, ["What are the areas for improvement?"], documents).rows
    assert row.cells[0].short == "2 under “what needs to improve?”"
    assert [e.quote for e in row.cells[0].excerpts] == [
        "The quality of plans for children who go missing from home.",
        "Access to dentists for young adults.",
    ]


def test_every_report_is_told_as_it_is_asked(councils: Assistant) -> None:
    told: list[tuple[str, int, int]] = []
    documents = councils.documents[:2]
    asked(councils, ["overall grade"], documents, lambda *done: told.append(done))
    assert told == [("ashford-vale-2021", 0, 2), ("ashford-vale-2024", 1, 2)]
