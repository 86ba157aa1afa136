"""Sentences are told from altered ones."""

import random
from pathlib import Path

import pytest

from scripts.verify_check import changed, main
from tests.conftest import BARSET


def test_every_verdict_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEELBOT_STATE", str(tmp_path / "state"))
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "barset.txt").write_text(BARSET, encoding="utf-8")
    assert main(folder) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("word_for_word: 8/8, ")
    assert lines[2].startswith("altered: 8/8, ")


def test_one_word_is_changed() -> None:
    sentence = "It has 1,310 officers and is not slow."
    for seed in range(30):
        assert changed(sentence, ["green", "blue"], random.Random(seed)) != sentence
