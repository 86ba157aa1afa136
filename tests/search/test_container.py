"""Arrays in one mapped file: whole, cut short, damaged, replaced."""

import io
from pathlib import Path

import numpy as np
import pytest

from bot.search import container
from bot.search.files import replacing

ARRAYS = {
    "numbers": np.arange(7, dtype=np.int32),
    "pairs": np.arange(6, dtype=np.int64).reshape(3, 2),
    "none": np.zeros(0, np.uint8),
}


def packed(head: object = None) -> bytes:
    stream = io.BytesIO()
    container.write(stream, {"head": head}, ARRAYS)
    return stream.getvalue()


def test_what_is_written_is_read() -> None:
    head, arrays = container.read(packed("é"))
    assert head == {"head": "é"}
    assert {name: array.tolist() for name, array in arrays.items()} == {
        name: array.tolist() for name, array in ARRAYS.items()
    }
    assert arrays["pairs"].dtype == np.int64


@pytest.mark.parametrize("length", [0, 5, 25, 90, -1])
def test_what_is_cut_short_is_damaged(length: int) -> None:
    with pytest.raises(ValueError):
        container.read(packed()[:length])


@pytest.mark.parametrize("place", [0, 9, 17, 30])
def test_a_changed_letter_of_the_head_is_damage(place: int) -> None:
    whole = bytearray(packed())
    whole[place] ^= 1
    with pytest.raises(ValueError):
        container.read(bytes(whole))


def test_what_is_open_stays_when_the_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "arrays"
    file.write_bytes(packed())
    _, before = container.open_file(file)
    with replacing(file) as stream:
        container.write(stream, {}, {"numbers": np.zeros(7, np.int32)})
    _, after = container.open_file(file)
    assert before["numbers"].tolist() == list(range(7))
    assert after["numbers"].tolist() == [0] * 7
