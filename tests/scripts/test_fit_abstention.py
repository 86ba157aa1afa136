"""The thresholds of the abstention, by what mistakes cost."""

import pytest

from scripts.fit_abstention import thresholds


def test_beside_each_threshold_both_verdicts_cost_the_same() -> None:
    noise, denial = 0.25, 0.5
    answered, related = thresholds(noise, denial)

    def closest(p: float) -> float:
        return noise * (1 - p) + denial * p

    assert 1 - answered == pytest.approx(closest(answered))
    assert related == pytest.approx(closest(related))
    assert (round(answered, 3), round(related, 3)) == (0.6, 0.333)
