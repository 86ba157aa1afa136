"""peelbot corpus, run as a person runs it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot.__main__ import main

LOAM = "Loam PEEL 2016\n\nPublished 3 March 2017\n\nIt has a plan for its staff.\n"


class Folder:
    """A corpus and what a command said about it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.here = folder
        self.reports = folder / "reports"
        self.reports.mkdir()
        self._said = capsys

    def run(self, *arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(["corpus", *arguments, "--corpus", str(self.reports)])
        said = self._said.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Folder:
    return Folder(tmp_path, capsys)


def test_add_a_file_then_list_show_and_remove_it(folder: Folder) -> None:
    source = folder.here / "loam.txt"
    source.write_text(LOAM, encoding="utf-8")
    assert folder.run("add", str(source)) == (0, ["added loam.txt: Loam PEEL 2016 (14 words)"], [])
    assert folder.run("list") == (0, ["loam\tLoam PEEL 2016"], [])
    status, lines, _ = folder.run("show", "loam")
    assert (status, lines[:4]) == (
        0,
        ["file: loam.txt", "report: loam", "title: Loam PEEL 2016", "year: 2016"],
    )
    assert folder.run("remove", "loam")[:2] == (0, [f"removed {folder.reports / 'loam.txt'}"])
    assert list(folder.reports.iterdir()) == []


def test_add_a_folder_takes_the_good_ones_and_names_the_others(folder: Folder) -> None:
    source = folder.here / "new"
    source.mkdir()
    (source / "a.txt").write_text("Loam\n\nIt has a plan.", encoding="utf-8")
    (source / "b.txt").write_text(" ", encoding="utf-8")
    (source / "c.doc").write_text("x", encoding="utf-8")
    status, lines, complaints = folder.run("add", str(source))
    assert (status, lines) == (
        1,
        ["added a.txt: Loam (5 words)", "  it does not say its year, publication date"],
    )
    assert complaints == [
        "peelbot: cannot read b.txt: it is empty. Take it out or copy it again.",
        "peelbot: cannot read c.doc: .doc files are not read. Open it in Word and save it as "
        ".docx.",
    ]


def test_add_from_standard_input(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def give() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LOAM.encode())))

    give()
    assert folder.run("add", "-")[1] == ["added loam-peel-2016.txt: Loam PEEL 2016 (14 words)"]
    give()
    assert folder.run("add", "-", "--name", "x.txt")[1] == [
        "added x.txt: Loam PEEL 2016 (14 words)"
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("add",), "name what to add"),
        (("add", "a.txt", "b.txt", "--name", "c.txt"), "--name is for one report"),
        (("add", "a.txt", "--name", "../c.txt"), "give a file's name without a folder"),
        (("remove",), "name the reports to remove"),
        (("show",), "name a report: there are loam"),
        (("remove", "barset"), "there is no report 'barset'; there are loam"),
    ],
)
def test_what_is_asked_wrongly_changes_nothing(
    folder: Folder, arguments: tuple[str, ...], complaint: str
) -> None:
    (folder.reports / "loam.txt").write_text(LOAM, encoding="utf-8")
    status, _, complaints = folder.run(*arguments)
    assert (status, complaint in complaints[0]) == (2, True)
    assert [path.name for path in folder.reports.iterdir()] == ["loam.txt"]


def test_add_what_is_not_there(folder: Folder) -> None:
    status, _, complaints = folder.run("add", str(folder.here / "none.txt"))
    assert (status, "none.txt: No such file" in complaints[0]) == (1, True)


def test_check_says_what_is_right_and_what_needs_mending(folder: Folder) -> None:
    (folder.reports / "loam.txt").write_text(LOAM, encoding="utf-8")
    assert folder.run("check") == (0, ["ok    loam.txt: Loam PEEL 2016 (14 words)"], [])
    (folder.reports / "old.doc").write_text("x", encoding="utf-8")
    assert folder.run("check") == (
        1,
        [
            "ok    loam.txt: Loam PEEL 2016 (14 words)",
            "MEND  old.doc: .doc files are not read. Open it in Word and save it as .docx.",
        ],
        [],
    )
