"""Folders of reports, good and bad."""

from datetime import date
from pathlib import Path

import pytest

from bot.errors import ReportError
from bot.reports.corpus import open_corpus


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_the_manifest_says_what_the_text_does_not(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Loam\n\nWords are here.")
    write(
        tmp_path,
        "manifest.toml",
        '[[report]]\nfile = "a.txt"\nid = "loam"\ntitle = "Loam 2016"\nforce = "Loam Police"\n'
        'year = 2016\npublished = 2016-03-05\nsource = "HMIC"\npillar = "Efficiency"\n',
    )
    (found,) = open_corpus(tmp_path).documents()
    assert (found.id, found.title, found.force, found.year) == (
        "loam",
        "Loam 2016",
        "Loam Police",
        2016,
    )
    assert (found.published, found.source) == (date(2016, 3, 5), "HMIC")


def test_without_a_manifest_the_title_is_the_first_heading(tmp_path: Path) -> None:
    write(tmp_path, "Loam Report.txt", "Loam PEEL 2016\n\nWords are here.")
    (found,) = open_corpus(tmp_path).documents()
    assert (found.id, found.title, found.year) == ("loam-report", "Loam PEEL 2016", 2016)


def test_the_digest_changes_with_names_and_contents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Words are here.")
    first = open_corpus(tmp_path).digest
    write(tmp_path, "a.txt", "Words were here.")
    second = open_corpus(tmp_path).digest
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, open_corpus(tmp_path).digest}) == 3


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({}, "holds no report"),
        ({"a.doc": "x"}, "holds no report"),
        ({"a.txt": " \n "}, r"a\.txt: it holds no text"),
        ({"a.txt": "x\0y"}, r"a\.txt: it holds binary data"),
        ({"a.txt": "Words.", "manifest.toml": "[[report"}, r"manifest\.toml"),
        ({"a.txt": "Words.", "manifest.toml": "report = 3"}, r"\[\[report\]\] table"),
        ({"a.txt": "Words.", "manifest.toml": "[[report]]\n"}, "lacks its file"),
        ({"a.txt": "Words.", "manifest.toml": '[[report]]\nfile="b.txt"'}, r"names b\.txt"),
        ({"a.txt": "Words.", "manifest.toml": '[[report]]\nfile="a.txt"\nyer=1'}, "'yer'"),
        (
            {"a.txt": "Words.", "manifest.toml": '[[report]]\nfile="a.txt"\nyear="x"'},
            "year of a.txt must be a whole number",
        ),
        ({"a.txt": "Words.", "a.text": "Words."}, "two reports are called a"),
    ],
)
def test_a_bad_folder_is_refused_with_the_mend(
    tmp_path: Path, files: dict[str, str], complaint: str
) -> None:
    for name, text in files.items():
        write(tmp_path, name, text)
    with pytest.raises(ReportError, match=complaint):
        open_corpus(tmp_path).documents()


def test_a_missing_folder_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="PEELBOT_CORPUS"):
        open_corpus(tmp_path / "none")


def test_the_readme_of_a_corpus_is_no_report(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "# About\n\nThese are reports.")
    write(tmp_path, "a.txt", "Words are here.")
    assert [d.id for d in open_corpus(tmp_path).documents()] == ["a"]
