from bot.evaluation.comparison import Result, Row, as_text, as_value
from bot.evaluation.figures import Figure, wilson
from bot.evaluation.table import percent, plain, table


def test_the_first_column_stands_left_and_the_others_right():
    assert table(("kind", "n"), [("grade", "8"), ("all", "74")]) == (
        "kind    n\n─────  ──\ngrade   8\nall    74"
    )


def test_figures_are_shown_with_their_intervals():
    figure = Figure(0.7654, 0.7, 0.8, 10)
    assert percent(figure) == "76.5 (70.0–80.0)"
    assert plain(figure) == "0.765 (0.700–0.800)"
    change = Figure(-0.01, -0.02, 0.003, 10)
    assert percent(change, sign=True) == "-1.0 (-2.0 to +0.3)"
    assert plain(change, sign=True) == "-0.010 (-0.020 to +0.003)"


def test_what_was_not_measured_is_a_dash():
    assert percent(wilson(0, 0)) == plain(wilson(0, 0)) == "–"


RESULT = Result(
    "set.json",
    "squad",
    {
        "held out": (
            Row(
                "first", Figure(0.75, 0.7, 0.8, 4), Figure(0.5, 0.4, 0.6, 4), Figure(0.25, 0, 1, 4)
            ),
            Row("MRR", *[Figure(0.5, 0.4, 0.6, 4)] * 3, share=False),
        )
    },
    notes=("Quick.",),
)


def test_both_engines_stand_side_by_side():
    lines = as_text(RESULT).splitlines()
    assert lines[0] == "set.json"
    assert lines[2].split() == ["held", "out", "questions", "Peelbot", "rank-bm25", "difference"]
    assert lines[4].split(maxsplit=2)[2] == (
        "    75.0 (70.0–80.0)     50.0 (40.0–60.0)     +25.0 (+0.0 to +100.0)".lstrip()
    )
    assert lines[5].split(maxsplit=2)[2] == (
        "0.500 (0.400–0.600)  0.500 (0.400–0.600)  +0.500 (+0.400 to +0.600)"
    )
    assert lines[7:] == ["In brackets: 95 % intervals (bootstrap). Quick."]


def test_json_holds_every_figure():
    value = as_value(RESULT)
    first = value["parts"]["held out"][0]
    assert (value["set"], value["format"], value["notes"]) == ("set.json", "squad", ["Quick."])
    assert first["measure"] == "first"
    assert first["peelbot"] == {"value": 0.75, "low": 0.7, "high": 0.8, "n": 4}
    assert first["rank-bm25"]["value"] == 0.5
    assert first["difference"]["high"] == 1.0
