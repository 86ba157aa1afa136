"""Sentences selected by runs of their numbers, held against sets."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.selection import Selection

RUNS = st.lists(st.integers(0, 30), max_size=8).map(
    lambda edges: list(zip(*[iter(sorted(edges))] * 2, strict=False))
)


def test_runs_that_touch_are_one_and_empty_ones_are_none() -> None:
    assert Selection.of([(0, 2), (2, 2), (2, 5), (7, 8)]).runs == ((0, 5), (7, 8))
    assert not Selection.of([(3, 3)])


@given(RUNS, RUNS)
def test_what_is_left_without_others(these: list, others: list) -> None:
    first, second = Selection.of(these), Selection.of(others)
    left = first.without(second)
    assert list(left) == sorted(set(first) - set(second))
    assert left == Selection.of(left.runs)


@given(RUNS)
def test_the_numbers_and_what_holds_them(runs: list) -> None:
    selection = Selection.of(runs)
    assert selection.numbers.tolist() == list(selection)
    assert len(selection) == len(list(selection))
    numbers = np.arange(32, dtype=np.int32)
    assert selection.holds(numbers).tolist() == [n in set(selection) for n in range(32)]
