import numpy as np
import pytest

from bot.evaluation.figures import Draws, as_json, wilson
from bot.evaluation.separation import Separation, roc_area


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


def test_bootstrap_is_the_same_for_the_same_seed_and_differs_for_another():
    values, groups = np.arange(20.0), np.arange(20)
    first, again = (Draws.of(20).mean(values, groups).figure for _ in range(2))
    assert first == again
    assert first != Draws.of(20, seed=1).mean(values, groups).figure


def test_bootstrap_interval_agrees_with_the_standard_error():
    values = np.tile([0.0, 1.0], 200)
    figure = Draws.of(400).mean(values, np.arange(400)).figure
    assert figure.value == 0.5
    assert (figure.low, figure.high) == pytest.approx((0.451, 0.549), abs=0.004)


def test_whole_groups_are_drawn():
    values = np.repeat([0.0, 1.0], 100)
    alone = Draws.of(200).mean(values, np.arange(200)).figure
    grouped = Draws.of(2).mean(values, np.repeat([0, 1], 100)).figure
    assert (grouped.low, grouped.high) == (0.0, 1.0)
    assert alone.high - alone.low < 0.15


def test_difference_is_taken_draw_by_draw():
    draws, groups = Draws.of(50), np.arange(50)
    values = np.linspace(0, 1, 50)
    difference = (draws.mean(values + 0.25, groups) - draws.mean(values, groups)).figure
    assert (difference.value, difference.low, difference.high) == pytest.approx((0.25,) * 3)


def test_groups_without_values_leave_the_mean_alone():
    draws = Draws.of(3, draws=200)
    figure = draws.mean(np.array([0.5, 0.5]), np.array([0, 0])).figure
    assert (figure.value, figure.low, figure.high, figure.n) == (0.5, 0.5, 0.5, 2)


def test_separation_is_bootstrapped_by_group():
    scores = np.array([0.9, 0.8, 0.2, 0.1])
    whole = Separation.of(scores, np.array([True, True, False, False]))
    figure = Draws.of(2).separation(roc_area, whole, np.array([0, 1, 0, 1])).figure
    assert (figure.value, figure.low, figure.high, figure.n) == (1.0, 1.0, 1.0, 4)


def test_draws_that_miss_a_kind_of_question_are_left_out():
    whole = Separation.of(np.array([0.2, 0.8]), np.array([False, True]))
    figure = Draws.of(2).separation(roc_area, whole, np.array([0, 1])).figure
    assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)
