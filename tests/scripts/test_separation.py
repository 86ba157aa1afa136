import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.separation import Separation, roc_area

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


def test_one_kind_of_question_alone_cannot_be_separated():
    alone = separation([1, 2], [])
    assert math.isnan(roc_area(alone))
