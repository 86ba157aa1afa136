"""Reports held against a table."""

from pathlib import Path

import pytest

from scripts.grades_check import main

REPORT = """# Inspection of Northshire

Inspection dates: 11 to 15 September 2023

Lead inspector: Ann Hill

Overall effectiveness: Good

Impact of leaders: Requires improvement to be good

## What needs to improve?

- The plans.
"""
TABLE = """file,authority,published,inspection_started,lead_inspector,overall,leaders,in_care
north.md,North,2023-10-27,11/09/2023,Ann Hill,good,requires improvement,outstanding
south.md,South,2023-10-27,12/09/2023,Ben Lee,outstanding,good,not yet judged
"""


def test_totals_and_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "grades.csv").write_text(TABLE, encoding="utf-8")
    for name in ("north", "south"):
        (tmp_path / f"{name}.md").write_text(REPORT, encoding="utf-8")
    main(tmp_path)
    assert capsys.readouterr().out.splitlines() == [
        "north.md: “Inspection of Northshire”, areas: 1",
        "    part's grade missing",
        "    publication date missing",
        "south.md: “Inspection of Northshire”, areas: 1",
        "    overall grade wrong",
        "    part's grade wrong",
        "    inspection date wrong",
        "    publication date missing",
        "    lead inspector wrong",
        "overall grade: 1 right, 0 missing, 1 wrong",
        "part's grade: 1 right, 1 missing, 1 wrong",
        "inspection date: 1 right, 0 missing, 1 wrong",
        "publication date: 0 right, 2 missing, 0 wrong",
        "lead inspector: 1 right, 0 missing, 1 wrong",
        "reports with “What needs to improve?”: 2",
        "of them with a list: 2",
    ]
