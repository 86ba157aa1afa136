"""Folders of reports, good and bad."""

import os
from datetime import date
from pathlib import Path

import pytest

from bot.errors import ReportError
from bot.reports.corpus import open_corpus, open_report
from bot.reports.problem import Problem
from tests.reports.formats.paper import Set, pdf, prose


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def problems(folder: Path) -> dict[str, str]:
    """What is wrong with each file."""
    corpus = open_corpus(folder)
    return {p.file: p.text for p in (*corpus.problems, *corpus.read().problems)}


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


BAD = {
    "binary.txt": (b"x\0y", "it holds binary data, not text. Save the report as UTF-8 text."),
    "blank.txt": (b" \n ", "it is empty. Take it out or copy it again."),
    "cut.pdf": (pdf(prose("Words"))[:60], "it is damaged or cut off. Download it again."),
    "old.doc": (b"x", ".doc files are not read. Open it in Word and save it as .docx."),
    "open.odt": (b"x", ".odt files are not read. Open it in LibreOffice and save it as .docx."),
    "rich.RTF": (b"x", ".RTF files are not read. Open it in Word and save it as .docx."),
    "nul.docx": (b"", "it is empty. Take it out or copy it again."),
}


def test_each_bad_file_is_named_with_its_mend_and_the_good_one_is_read(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "Words are here.")
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    assert [document.id for document in open_corpus(tmp_path).documents()] == ["good"]
    assert problems(tmp_path) == {name: text for name, (_, text) in BAD.items()}


def test_where_nothing_can_be_read_the_first_reasons_are_given(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", " ")
    with pytest.raises(ReportError) as caught:
        open_corpus(tmp_path).read()
    assert str(caught.value).splitlines() == [
        f"nothing in {tmp_path} can be read:",
        "cannot read 0.txt: it is empty. Take it out or copy it again.",
        "cannot read 1.txt: it is empty. Take it out or copy it again.",
        "cannot read 2.txt: it is empty. Take it out or copy it again.",
        "and 2 more: peelbot corpus check names them.",
    ]


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"holds no report; put a file ending in \.docx"):
        open_corpus(tmp_path)


def test_a_missing_folder_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="PEELBOT_CORPUS"):
        open_corpus(tmp_path / "none")


def test_a_bad_manifest_keeps_no_report_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Loam\n\nWords are here.")
    write(tmp_path, "manifest.toml", "[[report")
    (found,) = open_corpus(tmp_path).documents()
    assert found.title == "Loam"
    assert "Mend it as TOML in UTF-8." in problems(tmp_path)["manifest.toml"]


def test_an_entry_without_its_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Words are here.")
    write(tmp_path, "manifest.toml", '[[report]]\nfile = "b.txt"\n')
    assert problems(tmp_path) == {
        "manifest.toml": "it names b.txt, which is not there; add the file or take the entry out."
    }


def test_files_of_one_name_are_told_apart_by_their_ending(tmp_path: Path) -> None:
    write(tmp_path, "report.md", "# Loam\n\nWords are here.")
    (tmp_path / "report.pdf").write_bytes(pdf([Set("Words are there.")]))
    write(tmp_path, "report-pdf.txt", "Words are elsewhere.")
    found = open_corpus(tmp_path).documents()
    assert [(d.id, d.text[:5]) for d in found] == [
        ("report-pdf", "Words"),
        ("report", "Loam\n"),
        ("report-pdf2", "Words"),
    ]


def test_a_name_that_the_manifest_gives_twice_is_kept_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Words are here.")
    write(tmp_path, "b.txt", "Words are there.")
    entries = "".join(f'[[report]]\nfile = "{name}.txt"\nid = "loam"\n' for name in "ab")
    write(tmp_path, "manifest.toml", entries)
    assert [d.id for d in open_corpus(tmp_path).documents()] == ["loam", "loam-txt"]


def test_pages_that_are_pictures_are_told(tmp_path: Path) -> None:
    scan = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    (tmp_path / "a.pdf").write_bytes(pdf(prose("Words are here.")))
    (tmp_path / "b.pdf").write_bytes(pdf([], [Set("Words are here.")], draw=scan))
    assert problems(tmp_path) == {
        "b.pdf": "page 1 holds no text, only pictures. Run text recognition (OCR) over it."
    }
    assert [d.unread for d in open_corpus(tmp_path).documents()] == [(), (1,)]


def test_who_reads_is_told_of_each_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Words are here.")
    write(tmp_path, "b.txt", " ")
    told: list[tuple[str, int, int]] = []
    open_corpus(tmp_path).read(lambda *step: told.append(step))
    assert told == [("a.txt", 0, 2), ("a.txt", 1, 2), ("b.txt", 1, 2), ("b.txt", 2, 2)]


def test_a_file_that_changes_while_it_is_read_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Words are here.")
    write(tmp_path, "b.txt", "Words are here.")
    corpus = open_corpus(tmp_path)
    write(tmp_path, "b.txt", "Words were here.")
    (problem,) = corpus.read().problems
    assert problem == Problem(
        "b.txt", "it changed while it was read. Start again when it is whole."
    )


def test_names_that_no_encoding_can_write(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"lo\xffam.txt")).write_text("Words are here.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    (found,) = open_corpus(tmp_path).documents()
    assert found.text == "Words are here."


def test_the_readme_of_a_corpus_is_no_report(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "# About\n\nThese are reports.")
    write(tmp_path, "a.txt", "Words are here.")
    assert [d.id for d in open_corpus(tmp_path).documents()] == ["a"]


def test_one_report_alone_is_refused_by_its_place(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", " ")
    with pytest.raises(ReportError, match=r"cannot read .*a\.txt: it is empty"):
        open_report(tmp_path / "a.txt")
    with pytest.raises(ReportError, match=r"cannot read .*b\.txt: No such file"):
        open_report(tmp_path / "b.txt")
