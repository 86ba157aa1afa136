from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.publishing.folder import publish
from bot.render.site.shell import shell


def page(text: str) -> str:
    return shell(text, f"<p>{text}</p>", generator=True)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_pages_are_written_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "site"
    assert publish(folder, {"a.html": page("é"), "index.html": page("I")}) == ()
    assert names(folder) == ["a.html", "index.html"]
    assert (folder / "a.html").read_bytes() == page("é").encode()


def test_earlier_pages_are_replaced_and_those_of_no_report_taken_away(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": page("A"), "b.html": page("B"), "index.html": page("I")})
    assert publish(tmp_path, {"b.html": page("new"), "index.html": page("I")}) == ("a.html",)
    assert names(tmp_path) == ["b.html", "index.html"]
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == page("new")


def test_what_no_export_wrote_stays(tmp_path: Path) -> None:
    others = {"a.html": shell("A", "<p>A</p>"), "robots.txt": "x", "b.html": "", "c.htm": page("C")}
    for name, text in others.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "d.html").mkdir()
    assert publish(tmp_path, {"index.html": page("I")}) == ()
    assert names(tmp_path) == sorted([*others, "d.html", "index.html"])


@pytest.mark.parametrize("other", ["<h1>My own</h1>", ""])
def test_a_page_of_another_origin_is_not_replaced(tmp_path: Path, other: str) -> None:
    (tmp_path / "index.html").write_text(other, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"index\.html is there already and no export wrote it"):
        publish(tmp_path, {"a.html": page("A"), "index.html": page("I")})
    assert names(tmp_path) == ["index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == other


@pytest.mark.parametrize("below", ["", "site"])
def test_a_file_is_no_folder(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match="a file is in the way; name a folder to export to"):
        publish(file / below, {"index.html": page("I")})
    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may all, may write here too"
)
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ConfigError, match=f"cannot write {tmp_path}"):
            publish(tmp_path, {"index.html": page("I")})
    finally:
        tmp_path.chmod(0o700)


def test_nothing_is_written_where_not_all_can_be(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": page("A"), "index.html": page("I")})
    with pytest.raises(ConfigError, match=r"cannot write .*x\.html"):
        publish(tmp_path, {"a.html": page("new"), "none/x.html": "", "index.html": page("new")})
    assert names(tmp_path) == ["a.html", "index.html"]
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page("A")
