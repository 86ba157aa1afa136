import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.separation import Separation, curve, false_answers, roc_area

scored = st.lists(
    st.tuples(st.integers(0, 6), st.booleans(), st.integers(0, 3)), min_size=2, max_size=30
)


def separation(yes, no):
    scores = np.array([*yes, *no], dtype=np.float64)
    return Separation.of(scores, np.array([True] * len(yes) + [False] * len(no)))


@pytest.mark.parametrize(
    ("yes", "no", "area"),
    [([2, 3], [0, 1], 1.0), ([0, 1], [2, 3], 0.0), ([1], [1], 0.5), ([1, 3], [0, 2], 0.75)],
)
def test_roc_area(yes, no, area):
    assert roc_area(separation(yes, no)) == area


@given(scored)
def test_roc_area_counts_the_pairs_in_which_the_answerable_question_scores_higher(rows):
    scores, answerable, weights = (np.array(column) for column in zip(*rows, strict=True))
    whole = Separation.of(scores.astype(float), answerable).weighted(weights.astype(float))
    pairs = wins = 0.0
    for yes, _, left in (row for row in rows if row[1]):
        for no, _, right in (row for row in rows if not row[1]):
            pairs += left * right
            wins += left * right * (1.0 if yes > no else 0.5 if yes == no else 0.0)
    area = roc_area(whole)
    assert math.isnan(area) if pairs == 0 else area == pytest.approx(wins / pairs)


def test_false_answers_at_the_highest_threshold_that_answers_enough():
    yes = [0.9] * 18 + [0.5, 0.1]
    assert false_answers(separation(yes, [0.95, 0.6, 0.5, 0.4, 0.3])) == pytest.approx(3 / 5)
    assert false_answers(separation(yes, [0.95, 0.6, 0.5, 0.4, 0.3]), 0.9) == pytest.approx(1 / 5)
    assert false_answers(separation(yes, [0.95, 0.6, 0.5, 0.4, 0.3]), 1.0) == 1.0


def test_curve_rises_one_distinct_score_at_a_time():
    answered, falsely = curve(separation([3, 2, 2], [2, 1]))
    assert answered.tolist() == pytest.approx([0, 1 / 3, 1, 1])
    assert falsely.tolist() == pytest.approx([0, 0, 0.5, 1])


@given(scored)
def test_curve_never_falls_and_ends_at_everything(rows):
    scores, answerable, _ = (np.array(column) for column in zip(*rows, strict=True))
    whole = Separation.of(scores.astype(float), answerable)
    if whole.whole:
        for shares in curve(whole):
            assert (np.diff(shares) >= 0).all()
            assert (shares[0], shares[-1]) == pytest.approx((0.0, 1.0))


def test_one_kind_of_question_alone_cannot_be_separated():
    alone = separation([1, 2], [])
    assert math.isnan(roc_area(alone))
    assert math.isnan(false_answers(alone))
    with pytest.raises(ValueError, match="answerable and other"):
        curve(alone)
