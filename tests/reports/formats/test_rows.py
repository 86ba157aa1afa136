from hypothesis import given
from hypothesis import strategies as st

from bot.reports.formats.rows import Cell, joined, lines


def heads(*texts: str) -> list[Cell]:
    return [Cell(text, header=True) for text in texts]


def row(*texts: str) -> list[Cell]:
    return [Cell(text) for text in texts]


def test_each_row_names_its_columns() -> None:
    table = [heads("Force", "Officers", "Staff"), row("Northshire", "1,220", "900")]
    assert lines(table) == ["Force: Northshire; Officers: 1,220; Staff: 900"]


def test_grade_tables_read_as_subject_and_grade() -> None:
    assert lines([heads("Area", "Grade"), row("Safe", "Good")]) == ["Safe: Good"]
    assert lines([row("Is it safe?", "Good")]) == ["Is it safe? Good"]


def test_a_heading_that_says_which_grade_is_kept() -> None:
    table = [heads("Question", "Rating at last inspection"), row("Safe", "Good")]
    assert lines(table) == ["Question: Safe; Rating at last inspection: Good"]


def test_first_column_without_heading_stands_before_a_dash() -> None:
    table = [heads("", "2019", "2022"), row("Safety", "Poor", "Good")]
    assert lines(table) == ["Safety – 2019: Poor; 2022: Good"]


def test_headings_that_tell_nothing_are_left_out() -> None:
    assert lines([heads("Item", "Detail"), row("Pupils on roll", "287")]) == ["Pupils on roll: 287"]
    table = [heads("Measure", "Loam", "England"), row("Engines", "12", "900")]
    assert lines(table) == ["Engines – Loam: 12; England: 900"]


def test_spans_are_filled_in() -> None:
    table = [
        [Cell("Staff", True, columns=2), Cell("Year", True, rows=2)],
        heads("Men", "Women"),
        row("1", "2", "2021"),
        [Cell("Not counted", columns=3)],
    ]
    assert lines(table) == ["Staff Men: 1; Staff Women: 2; Year: 2021", "Not counted"]


def test_empty_cells_rows_and_tables() -> None:
    assert lines([]) == []
    assert lines([[], row("", "")]) == []
    assert lines([row("a", "", "b")]) == ["a: b"]
    assert lines([heads("A", "B")]) == ["A: B"]
    assert joined([]) == ""
    assert joined(["", "a", "", "b."]) == "a; b."


def test_spans_beyond_reason_are_ignored() -> None:
    table = [[Cell("a", columns=1000, rows=1000)] * 300, row("b", "c")]
    assert lines(table)[1] == "b: c"


cells = st.builds(
    Cell,
    st.text("ab.?", max_size=3),
    st.booleans(),
    st.integers(0, 1000),
    st.integers(0, 1000),
)


@given(st.lists(st.lists(cells, max_size=5), max_size=5))
def test_every_body_text_is_kept(table: list[list[Cell]]) -> None:
    text = "\n".join(lines(table))
    assert all(c.text in text for r in table for c in r if not c.header)
