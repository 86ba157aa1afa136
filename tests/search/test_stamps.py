"""Digests of files by their stamps."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from bot.search.stamps import Stamps


def old(file: Path, text: str) -> str:
    """Write a file; its stamp is taken for one from long ago."""
    file.write_text(text)
    return sha256(text.encode()).hexdigest()


def read_later(state: Path) -> Stamps:
    """The stamps as if the files had been read an hour after they were written."""
    table = json.loads(state.read_bytes())
    later = {path: (stamp, at + 3_600 * 10**9, d) for path, (stamp, at, d) in table.items()}
    return Stamps(state, later)


def test_a_file_whose_stamp_is_known_is_not_read(tmp_path: Path) -> None:
    state, file = tmp_path / "stamps.json", tmp_path / "a.txt"
    digest = old(file, "one")
    first = Stamps.read(state)
    assert first.digest(file) == digest
    first.save()
    state.write_text(state.read_text().replace(digest, "what was known"))
    assert read_later(state).digest(file) == "what was known"


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path) -> None:
    state, file = tmp_path / "stamps.json", tmp_path / "a.txt"
    old(file, "one")
    first = Stamps.read(state)
    first.digest(file)
    first.save()
    before = file.stat()
    digest = old(file, "two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Stamps.read(state).digest(file) == digest


def test_a_changed_file_is_read(tmp_path: Path) -> None:
    state, file = tmp_path / "stamps.json", tmp_path / "a.txt"
    old(file, "one")
    first = Stamps.read(state)
    first.digest(file)
    first.save()
    digest = old(file, "three")
    assert read_later(state).digest(file) == digest


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    state, file = tmp_path / "stamps.json", tmp_path / "a.txt"
    old(file, "one")
    first = Stamps.read(state)
    first.digest(file)
    first.save()
    Stamps.read(state).save()
    assert json.loads(state.read_bytes()) == {}


@pytest.mark.parametrize("damage", ["", "[1]", '{"a": 3}'])
def test_damaged_stamps_cost_reading_only(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    state, file = tmp_path / "stamps.json", tmp_path / "a.txt"
    digest = old(file, "one")
    state.write_text(damage)
    assert Stamps.read(state).digest(file) == digest
    assert "damaged" in caplog.text
