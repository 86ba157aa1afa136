"""The forty questions over invented reports, and that a wrong table is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import library_check
from tests.answering.several import TABLE, write


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELBOT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("PEELBOT_MEANING", "off")


def without_earlier(table: str) -> str:
    return "".join(line for line in table.splitlines(keepends=True) if "vale-2021" not in line)


def test_all_questions_are_answered_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    table = write(folder) / "grades.csv"
    table.write_text(without_earlier(TABLE), encoding="utf-8")
    assert library_check.main(folder, every=False) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "all: 40 of 40 right"
    assert library_check.main(folder, every=True) == 0


def test_what_differs_from_the_table_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    table = write(folder) / "grades.csv"
    wrong = without_earlier(TABLE).replace("Ben Lee,inadequate", "Ben Lee,good")
    table.write_text(wrong, encoding="utf-8")
    assert library_check.main(folder, every=True) == 1
    assert "How did Elmbury do?\n    not good\n" in capsys.readouterr().out
