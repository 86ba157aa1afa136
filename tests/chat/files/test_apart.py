"""The process that reads a file, started as the bot starts it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.chat import texts
from bot.chat.files.apart import Limits, read_apart
from bot.search.storage import unpack
from tests.conftest import BARSET

pytestmark = pytest.mark.slow


LIMITS = Limits(30, 512)


def read(folder: Path, name: str, content: str, limits: Limits = LIMITS) -> str:
    (folder / name).write_text(content, encoding="utf-8")
    return asyncio.run(read_apart(folder / name, folder / "result", limits))


def test_a_report_becomes_tables_that_are_read_without_it(tmp_path: Path) -> None:
    assert read(tmp_path, "barset.txt", BARSET) == ""
    (document,) = unpack((tmp_path / "result").read_bytes()).documents
    assert document.title == "Barset PEEL 2016"


def test_what_is_wrong_is_told_without_the_place_of_the_file(tmp_path: Path) -> None:
    reason = read(tmp_path, "barset.pdf", "words")
    assert reason == "it is no PDF, or its start is cut off. Download it again."
    assert not (tmp_path / "result").exists()


def test_a_long_reading_is_ended(tmp_path: Path) -> None:
    assert read(tmp_path, "long.txt", BARSET * 700, Limits(1, 512)) == texts.FILE_TOO_SLOW
    assert not (tmp_path / "result").exists()


def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    content = "".join(f"<p>Loam {number} is good.</p>\n" for number in range(900_000))
    reason = read(tmp_path, "large.html", content, Limits(60, 256))
    # A parser gives up in its own words, Python and the system in others.
    assert reason not in ("", texts.FILE_TOO_SLOW)
    assert not (tmp_path / "result").exists()
