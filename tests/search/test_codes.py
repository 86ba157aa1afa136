"""Vectors as bits, held against the vectors themselves."""

import numpy as np

from bot.search.codes import Codes

WIDTH = 64


def axes(*signs: int) -> np.ndarray:
    """Vectors of which so many first numbers are positive and the others negative."""
    return np.array([[1.0] * n + [-1.0] * (WIDTH - n) for n in signs], np.float32)


def test_the_nearest_differ_in_the_fewest_bits() -> None:
    codes = Codes([axes(0, 60), axes(32, 50)], WIDTH)
    assert codes.nearest(axes(62)[0], 1).tolist() == [1]
    assert codes.nearest(axes(62)[0], 2).tolist() == [1, 3]
    assert codes.nearest(axes(62)[0], 9).tolist() == [0, 1, 2, 3]


def test_those_as_near_as_the_last_are_all_found() -> None:
    codes = Codes([axes(0, 60, 64, 60)], WIDTH)
    assert codes.nearest(axes(62)[0], 1).tolist() == [1, 2, 3]


def test_only_those_asked_for_are_looked_at() -> None:
    codes = Codes([axes(0, 60, 32, 50)], WIDTH)
    assert codes.nearest(axes(62)[0], 1, np.array([0, 2], np.int32)).tolist() == [2]


def test_the_nearest_by_bits_hold_the_nearest() -> None:
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(50, 384))
    vectors = (np.repeat(centres, 40, axis=0) + chance.normal(size=(2_000, 384))).astype(np.float32)
    codes = Codes([vectors[:1_500], vectors[1_500:]], 384)
    asked = (centres[7] + chance.normal(size=384)).astype(np.float32)
    exact = set(np.argsort(-(vectors @ asked))[:10].tolist())
    assert exact <= set(codes.nearest(asked, 100).tolist())


def test_there_may_be_none() -> None:
    assert Codes([], WIDTH).nearest(axes(1)[0], 3).tolist() == []
