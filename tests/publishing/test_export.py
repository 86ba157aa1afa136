from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Settings
from bot.errors import ConfigError, ReportError
from bot.publishing.export import run, site
from bot.render.links import link
from bot.reports.document import Kind
from bot.reports.inspection import inspect
from bot.search.passages import Splitter, passages
from tests.conftest import BARSET
from tests.render.site.material import Page, report

LOAM = "Loam PEEL 2018\n\nHow effective is it?\n\nOutstanding\n\nLoam Police answers calls well.\n"


@pytest.fixture
def loaded(settings: Settings) -> Settings:
    """Settings over two reports."""
    (settings.corpus / "barset.txt").write_text(BARSET, encoding="utf-8")
    (settings.corpus / "loam.txt").write_text(LOAM, encoding="utf-8")
    return settings


def test_each_report_has_a_page_and_all_of_them_an_index(
    loaded: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    run(folder, loaded)
    assert capsys.readouterr() == (f"2 reports written; open {folder / 'index.html'}\n", "")
    assert sorted(f.name for f in folder.iterdir()) == ["barset.html", "index.html", "loam.html"]
    found = Page((folder / "index.html").read_text(encoding="utf-8"))
    assert {"barset.html", "loam.html"} < set(found.links)
    for link_ in found.links:
        name, _, place = link_.partition("#")
        if name:
            there = Page((folder / name).read_text(encoding="utf-8"))
            assert not place or there.ids[place]


def test_a_second_export_writes_the_same_and_takes_away_what_is_not_loaded(
    loaded: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    run(folder, loaded)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    run(folder, loaded)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    (loaded.corpus / "loam.txt").unlink()
    capsys.readouterr()
    run(folder, loaded)
    assert capsys.readouterr().out.splitlines() == [
        f"1 report written; open {folder / 'index.html'}",
        "taken away, since its report is not loaded any more: loam.html",
    ]
    assert sorted(f.name for f in folder.iterdir()) == ["barset.html", "index.html"]


def test_what_cannot_be_read_is_named(
    loaded: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (loaded.corpus / "scan.pdf").write_bytes(b"%PDF-")
    run(tmp_path / "site", loaded)
    assert "cannot read scan.pdf" in capsys.readouterr().err


def test_without_any_report_nothing_is_written(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="holds no report"):
        run(tmp_path / "site", settings)
    assert not (tmp_path / "site").exists()


def test_the_folder_of_the_reports_is_refused(loaded: Settings) -> None:
    before = sorted(loaded.corpus.iterdir())
    with pytest.raises(ConfigError, match="holds the reports; name another folder"):
        run(loaded.corpus / ".." / "corpus", loaded)
    assert sorted(loaded.corpus.iterdir()) == before


def test_every_sentences_link_leads_to_the_sentence_on_the_site() -> None:
    document = report().read_at("https://read.example")
    pages = site([inspect(document)])
    found = Page(pages["coastshire.html"])
    for passage in passages(document, Splitter()):
        for sentence in passage.sentences:
            place = link(sentence).removeprefix("https://read.example/coastshire.html#")
            assert found.ids[place].split() == sentence.text.split()


def test_an_address_outlives_a_report_that_grows() -> None:
    lines = ((Kind.HEADING, 1, "Coastshire 2020"), (Kind.PARAGRAPH, 0, "It is sound. It is big."))
    grown = (*lines[:1], (Kind.PARAGRAPH, 0, "It was changed. It is so."), *lines[1:])
    before, after = (
        Page(site([inspect(report(one))])["coastshire.html"]).ids for one in (lines, grown)
    )
    kept = {id: text for id, text in before.items() if id.startswith("s") and id in after}
    assert sorted(kept.values()) == ["Coastshire 2020", "It is big.", "It is sound."]
    assert all(after[id] == text for id, text in kept.items())


def test_other_inspections_of_a_body_are_linked() -> None:
    first = report(id="coastshire-police-2018", title="Coastshire Police: an inspection", year=2018)
    second = replace(first, id="coastshire-police-2020", year=2020)
    pages = site([inspect(first), inspect(second)])
    assert "coastshire-police-2020.html" in Page(pages["coastshire-police-2018.html"]).links
    assert "coastshire-police-2018.html" in Page(pages["coastshire-police-2020.html"]).links
