import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert as_json(share([], [])) == as_json(wilson(0, 0))


def test_what_was_measured_is_rounded_in_json():
    assert as_json(wilson(1, 3)) == {"value": 0.333333, "low": 0.061492, "high": 0.79234, "n": 3}


def test_a_share_over_few_groups_has_wilsons_interval():
    outcomes = [True, False] * 10
    assert share(outcomes, [n % 4 for n in range(20)]) == wilson(10, 20)


def test_a_share_over_five_groups_is_drawn_and_the_same_each_time():
    outcomes, groups = [True, False] * 10, [n % 5 for n in range(20)]
    assert share(outcomes, groups) == share(outcomes, groups) != wilson(10, 20)


def test_whole_groups_are_drawn():
    """Ten groups of ten that agree among themselves tell no more than ten questions do."""
    values = [group % 2 == 0 for group in range(10) for _ in range(10)]
    grouped = share(values, [n // 10 for n in range(100)])
    alone = share(values, list(range(100)))
    assert (grouped.value, grouped.n) == (alone.value, alone.n) == (0.5, 100)
    assert (grouped.low, grouped.high) == pytest.approx((0.2, 0.8), abs=0.02)
    assert (alone.low, alone.high) == pytest.approx((0.4, 0.6), abs=0.02)


def test_bootstrap_interval_agrees_with_the_standard_error():
    figure = share([False, True] * 200, list(range(400)))
    assert figure.value == 0.5
    assert (figure.low, figure.high) == pytest.approx((0.451, 0.549), abs=0.004)


def test_groups_of_different_sizes_weigh_by_their_questions():
    figure = share([True] * 16 + [False] * 4, [*"a" * 16, "b", "c", None, 7])
    assert (figure.value, figure.low, figure.n) == (0.8, 0.0, 20)
    assert figure.high == pytest.approx(0.96, abs=0.02)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8)), min_size=1, max_size=40))
def test_a_share_lies_in_its_interval(rows):
    outcomes, groups = zip(*rows, strict=True)
    figure = share(outcomes, groups)
    assert 0 <= figure.low <= figure.high <= 1
    assert figure.value == pytest.approx(sum(outcomes) / len(outcomes))
