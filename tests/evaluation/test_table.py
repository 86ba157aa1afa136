from bot.evaluation.figures import Figure, wilson
from bot.evaluation.table import percent, table


def test_the_first_column_stands_left_and_the_others_right():
    assert table(("kind", "n"), [("grade", "8"), ("all", "74")]) == (
        "kind    n\n─────  ──\ngrade   8\nall    74"
    )


def test_an_empty_cell_at_the_end_leaves_no_space():
    assert table(("a", "b"), [("x", "")]) == "a  b\n─  ─\nx"


def test_figures_are_shown_in_per_cent_with_their_intervals():
    assert percent(Figure(0.7654, 0.7, 0.80049, 10)) == "76.5 (70.0–80.0)"


def test_what_was_not_measured_is_a_dash():
    assert percent(wilson(0, 0)) == "–"
