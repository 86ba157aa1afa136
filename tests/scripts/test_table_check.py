"""Tables, charts and briefs over invented reports, and that a wrong table is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import table_check
from tests.answering.several import TABLE, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEELBOT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("PEELBOT_MEANING", "off")
    made = tmp_path / "reports"
    made.mkdir()
    return write(made)


def test_all_grades_are_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert table_check.main(folder) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{name}: 23 of 23 grades the same" for name in ("table", "chart", "brief")
    ]


def test_a_grade_that_differs_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = TABLE.replace("Ben Lee,inadequate", "Ben Lee,good")
    (folder / "grades.csv").write_text(wrong, encoding="utf-8")
    assert table_check.main(folder) == 1
    out = capsys.readouterr().out
    assert out.count("    elmbury-2023, overall: {'good'}, and not {'inadequate'}\n") == 3
    assert "chart: 22 of 23 grades the same" in out
