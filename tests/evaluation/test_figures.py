import pytest

from bot.evaluation.figures import as_json, share, wilson


def test_wilson_interval_of_eight_in_ten():
    figure = wilson(8, 10)
    assert (figure.value, figure.n) == (0.8, 10)
    assert (figure.low, figure.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


@pytest.mark.parametrize(("right", "low", "high"), [(0, 0.0, 0.2775), (10, 0.7225, 1.0)])
def test_wilson_interval_stays_inside_and_has_width_at_the_edges(right, low, high):
    figure = wilson(right, 10)
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=1e-4)


def test_nothing_measured_is_null_in_json():
    assert as_json(wilson(0, 0)) == {"value": None, "low": None, "high": None, "n": 0}
    assert share([], []).n == 0


def test_few_rounds_get_wilsons_interval():
    assert share([True, False, True, True], [0, 1, 2, 3]) == wilson(3, 4)


def test_many_rounds_are_drawn_whole():
    outcomes, rounds = [True] * 50 + [False] * 50, [place // 10 for place in range(100)]
    figure = share(outcomes, rounds)
    assert (figure.value, figure.n) == (0.5, 100)
    assert figure == share(outcomes, rounds)
    assert figure.low < 0.25 and figure.high > 0.75
    alone = share(outcomes, list(range(100)))
    assert 0.38 < alone.low < 0.42 and 0.58 < alone.high < 0.62
