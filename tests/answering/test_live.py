"""A changed folder is taken up; what cannot be read leaves the old reports in place."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answering.live import Live
from bot.config import Settings

SOON = 0.02
"""Seconds from look to look."""


@pytest.fixture
def live(tmp_path: Path) -> Live:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Loam\n\nThe plan costs £3m.", encoding="utf-8")
    return Live.open(Settings(corpus=folder, state=tmp_path / "state", meaning=False))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(SOON)


@pytest.mark.slow
def test_what_is_new_is_answered_and_what_is_held_answers_as_before(
    live: Live, tmp_path: Path
) -> None:
    before = live.current
    file = tmp_path / "reports" / "b.txt"
    with live.watching(SOON):
        file.write_text("Barset\n\nThe roof costs £4m.", encoding="utf-8")
        until(lambda: live.current is not before)
        (quote,) = live.current.answer("what does the roof cost?").quotes
        assert quote.text == "The roof costs £4m."
        assert [document.id for document in before.documents] == ["a"]
        assert live.current.model is before.model


@pytest.mark.slow
def test_a_folder_that_was_emptied_leaves_the_old_reports(
    live: Live, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = live.current
    with live.watching(SOON):
        (tmp_path / "reports" / "a.txt").write_text(" ", encoding="utf-8")
        until(lambda: "the old ones stay" in caplog.text)
    assert live.current is before
