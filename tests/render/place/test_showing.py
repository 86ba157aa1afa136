"""Quotes shown in their place, whatever their report was read from, and written to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.render.place.drawing import Artist
from bot.render.place.showing import Sight, show
from bot.render.place.writing import keep, write
from bot.reports.corpus import open_report
from bot.reports.document import Span
from tests.reports.formats.paper import Set, pdf, prose

QUOTE = "The roof of the school has been mended with care."
REST = "Nothing else has been done in the year, and nothing else is planned for the next one."
PICTURE = Sight(b"jpeg", "loam-page-2.jpg", (2,))


def quoted(folder: Path, name: str, raw: bytes) -> tuple[Span, Path]:
    file = folder / name
    file.write_bytes(raw)
    document = open_report(file)
    start = document.text.index(QUOTE)
    return Span(document, start, start + len(QUOTE)), file


def paper(*more: Set) -> bytes:
    return pdf(prose(REST), [Set(QUOTE, 72, 300), *more, *prose(REST, y=400)])


@pytest.mark.slow
def test_a_pdf_is_shown_as_a_picture_of_its_page(tmp_path: Path) -> None:
    span, file = quoted(tmp_path, "Loam report.pdf", paper())
    with Artist() as artist:
        sight = show(span, file, artist)
        assert (sight.name, sight.pages, sight.marked) == ("loam-report-page-2.jpg", (2,), True)
        assert sight.content.startswith(b"\xff\xd8") and sight.is_picture
        assert sight.said == "page 2, the quote marked"
        file.write_bytes(paper(Set("DRAFT", 90, 302)))
        sight = show(span, file, artist)
        assert not sight.marked
        assert sight.said == "page 2, nothing marked: where the quote stands on it is not sure"


@pytest.mark.slow
def test_a_file_that_ends_the_process_that_draws_costs_its_picture_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        "of = pathlib.Path.__new__\n"
        "def fall(kind, *parts):\n"
        "    os.abort() if 'crash' in str(parts[:1]) else None\n"
        "    return of(kind, *parts)\n"
        "pathlib.Path.__new__ = fall\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    bad, bad_file = quoted(tmp_path, "crash.pdf", paper())
    good, good_file = quoted(tmp_path, "good.pdf", paper())
    with Artist() as artist:
        sight = show(bad, bad_file, artist)
        assert (
            sight.name == "crash.html"
            and sight.lacking == "it brings down the program that draws it"
        )
        assert sight.said.startswith("the report’s text (not as its own page: it brings down")
        assert show(good, good_file, artist).pages == (2,)


def test_another_format_is_shown_as_a_web_page(tmp_path: Path) -> None:
    span, file = quoted(tmp_path, "loam.txt", f"Loam\n\n{QUOTE} {REST}".encode())
    with Artist() as artist:
        sight = show(span, file, artist)
    assert (sight.name, sight.is_picture, sight.marked, sight.lacking) == (
        "loam.html",
        False,
        True,
        "",
    )
    assert sight.content.startswith(b"<!doctype html>") or sight.content.startswith(
        b"<!DOCTYPE html>"
    )
    assert b"<mark" in sight.content and b"<script" not in sight.content
    assert sight.said == "the report’s text, the quote marked"


def test_a_pdf_that_is_gone_is_shown_as_a_web_page_that_says_so(tmp_path: Path) -> None:
    span, file = quoted(tmp_path, "loam.pdf", paper())
    file.unlink()
    with Artist() as artist:
        for where in (file, None):
            sight = show(span, where, artist)
            assert sight.name == "loam.html" and sight.lacking == "its file is not kept"


@pytest.mark.slow
def test_a_locked_file_is_shown_as_a_web_page(tmp_path: Path) -> None:
    span, file = quoted(tmp_path, "loam.pdf", paper())
    file.write_bytes(pdf([Set(QUOTE)], encrypt=b"/Filter/Standard/V 1/R 2/O<00>/U<00>/P -4"))
    with Artist() as artist:
        sight = show(span, file, artist)
    assert not sight.is_picture and sight.lacking


@pytest.mark.parametrize(
    ("asked", "written"),
    [("a.jpg", "a.jpg"), ("a.JPEG", "a.JPEG"), ("a", "a.jpg"), ("a.png", "a.png.jpg")],
)
def test_a_file_is_called_what_it_is(tmp_path: Path, asked: str, written: str) -> None:
    assert write(PICTURE, tmp_path / asked) == tmp_path / written
    assert (tmp_path / written).read_bytes() == b"jpeg"


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StateError, match=r"cannot write .*nowhere"):
        write(PICTURE, tmp_path / "nowhere" / "a.jpg")
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(StateError, match=r"cannot use .*taken"):
        keep(PICTURE, tmp_path / "taken")


def test_only_the_last_files_are_kept(tmp_path: Path) -> None:
    for number in range(25):
        sight = Sight(b"jpeg", f"loam-page-{number}.jpg", (number,))
        file = keep(sight, tmp_path / "pages")
        os.utime(file, ns=(number * 10**9, number * 10**9))
    names = {file.name for file in (tmp_path / "pages").iterdir()}
    assert names == {f"loam-page-{number}.jpg" for number in range(5, 25)}
