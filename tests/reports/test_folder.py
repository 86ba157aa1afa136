"""What of a folder is read, left out with a reason, or passed over."""

import os
from pathlib import Path

import pytest

from bot.reports.folder import reports_in, seen


def reasons(folder: Path) -> dict[str, str]:
    return {problem.file: problem.text for problem in reports_in(folder)[1]}


def test_what_somebody_may_take_for_a_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "scan.JPG").write_bytes(b"x")
    assert reasons(tmp_path) == {
        "scan.JPG": ".JPG files are not read. Run text recognition (OCR) over it and save that "
        "as .pdf.",
        "sub": "it is a folder, and only what stands beside it is read. Move its reports up.",
    }


def test_links_to_nothing_and_round_a_circle_are_named(tmp_path: Path) -> None:
    try:
        (tmp_path / "gone.txt").symlink_to("nowhere.txt")
        (tmp_path / "circle.txt").symlink_to("circle.txt")
    except OSError:
        pytest.skip("this system makes no links")
    nothing = "it is a link to nothing. Point it at a file or take it out."
    assert reasons(tmp_path) == {"circle.txt": nothing, "gone.txt": nothing}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == {"pipe.txt": "it is no file. Take it out."}


def test_what_is_no_report_by_its_name_is_passed_over(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt",
        "~$open.docx",
        "README.md",
        "manifest.toml",
        "grades.csv",
        "LICENSE",
    ):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert reports_in(tmp_path) == ((), ())


def test_the_look_of_a_folder_changes_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    looks = [seen(tmp_path)]
    file.write_text("x", encoding="utf-8")
    looks.append(seen(tmp_path))
    os.utime(file, ns=(1, 1))
    looks.append(seen(tmp_path))
    file.unlink()
    looks.append(seen(tmp_path))
    assert len(set(looks)) == 3
    assert looks[0] == looks[3] == seen(tmp_path / "none")
