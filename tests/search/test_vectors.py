"""Word vectors written by hand."""

from pathlib import Path

import numpy as np
import pytest

from bot.search.vectors import WordVectors
from tests.conftest import table


def test_a_word_is_a_unit_vector(tmp_path: Path) -> None:
    vectors = table(tmp_path / "v.npz", {"cash": (3, 4), "boss": (0, 9)})
    found = vectors.of(["cash"])
    assert found is not None
    assert found.tolist() == pytest.approx([0.6, 0.8])


def test_some_words_have_the_vector_in_their_middle(tmp_path: Path) -> None:
    vectors = table(tmp_path / "v.npz", {"cash": (5, 0), "boss": (0, 5)})
    found = vectors.of(["cash", "unheard", "boss"])
    assert found is not None
    assert found.tolist() == pytest.approx([0.5**0.5] * 2)


def test_unknown_words_have_none(tmp_path: Path) -> None:
    vectors = table(tmp_path / "v.npz", {"cash": (5, 0)})
    assert vectors.of(["zzz"]) is None
    assert "zzz" not in vectors
    assert vectors.size == 2


def test_the_shipped_table_knows_lay_words() -> None:
    def near(one: str, other: str) -> float:
        vectors = WordVectors()
        first, second = vectors.of([one]), vectors.of([other])
        assert first is not None
        assert second is not None
        return float(np.dot(first, second))

    assert near("cash", "money") > near("cash", "forest") + 0.3
    assert near("cops", "police") > near("cops", "school") + 0.3
