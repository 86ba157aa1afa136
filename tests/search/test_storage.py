"""The saved index: fresh, stale, damaged, and where it cannot be saved."""

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.config import Settings
from bot.reports.corpus import open_corpus
from bot.search import making, storage
from bot.search.analysis import Stemmer
from bot.search.arrays import Tables
from bot.search.packing import packed
from bot.search.storage import open_tables

TEXT = "Loam 2016\n\nThe force saved £3m. It works with Barset."


@pytest.fixture
def written(settings: Settings) -> Settings:
    (settings.corpus / "a.txt").write_text(TEXT, encoding="utf-8")
    return settings


def tables(settings: Settings, stemmer: Stemmer | None = None) -> Tables:
    return open_tables(open_corpus(settings.corpus), settings.state, stemmer or Stemmer())


def test_a_saved_index_is_the_one_built(written: Settings) -> None:
    built, loaded = tables(written), tables(written)
    assert loaded.documents[0].text == built.documents[0].text
    assert loaded.documents[0].blocks == built.documents[0].blocks
    assert loaded.vocabulary.terms == built.vocabulary.terms
    assert loaded.vocabulary.words == built.vocabulary.words
    assert np.array_equal(loaded.words, built.words)
    assert np.array_equal(loaded.passage.places, built.passage.places)


def test_the_stems_are_saved_so_that_nltk_is_not_needed(written: Settings) -> None:
    tables(written)
    stemmer = Stemmer()
    tables(written, stemmer)
    assert stemmer.known["saved"] == "save"
    assert "_snowball" not in vars(stemmer)


def test_a_changed_corpus_is_indexed_anew(written: Settings) -> None:
    tables(written)
    (written.corpus / "a.txt").write_text("Other words.", encoding="utf-8")
    assert tables(written).documents[0].text == "Other words."


def test_a_changed_reader_makes_the_index_anew(
    written: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "reader.py").write_text("old")
    monkeypatch.setattr("bot.search.storage._SOURCES", (code,))
    assert built(written) and not built(written)
    (code / "reader.py").write_text("new")
    assert built(written) and not built(written)
    (code / "words.json").write_text("{}")
    assert built(written) and not built(written)


def test_our_own_readers_and_search_are_what_makes_an_index() -> None:
    assert [folder.name for folder in storage._SOURCES] == ["search", "reports"]
    assert all((folder / "__init__.py").is_file() for folder in storage._SOURCES)


def test_a_changed_lexicon_makes_the_index_anew(written: Settings) -> None:
    assert built(written, "cop = police") and not built(written, "cop = police")
    assert built(written, "cop = officer")


def built(settings: Settings, lexicon: str = "") -> bool:
    """Whether opening the tables wrote them."""
    file = settings.state / "index.peel"
    before = file.stat().st_mtime_ns if file.exists() else None
    corpus = open_corpus(settings.corpus)
    open_tables(corpus, settings.state, Stemmer(), (lexicon,))
    return file.stat().st_mtime_ns != before


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 rubbish", None])
def test_a_damaged_index_is_built_anew(
    written: Settings, damage: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    tables(written)
    file = written.state / "index.peel"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    with caplog.at_level(logging.WARNING):
        assert tables(written).documents[0].text == TEXT
    assert "damaged" in caplog.text
    assert not built(written)


def test_a_state_folder_that_cannot_be_made_costs_only_speed(
    written: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = replace(written, state=tmp_path / "file" / "state")
    with caplog.at_level(logging.WARNING):
        assert tables(blocked).documents[0].text == TEXT
    assert "cannot save" in caplog.text


def test_nothing_half_written_stays(written: Settings) -> None:
    tables(written)
    assert sorted(p.name for p in written.state.iterdir()) == ["index.peel"]


def test_only_what_is_new_is_read_and_the_index_is_as_if_made_at_once(
    written: Settings, tmp_path: Path
) -> None:
    tables(written)
    read: list[str] = []
    (written.corpus / "0.txt").write_text("Barset 2017\n\nIt has zebras. All is well.")
    corpus = open_corpus(written.corpus)
    mended = open_tables(corpus, written.state, Stemmer(), told=lambda name, *_: read.append(name))
    assert set(read) == {"0.txt"}
    fresh = open_tables(corpus, tmp_path / "other", Stemmer())
    assert [d.id for d in mended.documents] == ["0", "a"]
    assert alike(mended, fresh)
    (written.corpus / "0.txt").unlink()
    left = tables(written)
    assert "zebra" not in left.vocabulary
    assert alike(left, open_tables(open_corpus(written.corpus), tmp_path / "third", Stemmer()))


def alike(first: Tables, second: Tables) -> bool:
    arrays, others = storage._arrays(first), storage._arrays(second)
    assert arrays.keys() == others.keys()
    return all(np.array_equal(array, others[name]) for name, array in arrays.items())


def test_a_changed_entry_of_the_manifest_is_its_own_reports_only(written: Settings) -> None:
    (written.corpus / "b.txt").write_text("Barset 2017\n\nAll is well.")
    tables(written)
    (written.corpus / "manifest.toml").write_text('[[report]]\nfile = "b.txt"\ntitle = "Other"\n')
    read: list[str] = []
    corpus = open_corpus(written.corpus)
    found = open_tables(corpus, written.state, Stemmer(), told=lambda name, *_: read.append(name))
    assert set(read) == {"b.txt"}
    assert [d.title for d in found.documents][1] == "Other"


def test_what_cannot_be_read_is_known_without_reading_it_again(written: Settings) -> None:
    (written.corpus / "b.txt").write_text(" ")
    assert [p.file for p in tables(written).problems] == ["b.txt"]
    read: list[str] = []
    corpus = open_corpus(written.corpus)
    found = open_tables(corpus, written.state, Stemmer(), told=lambda name, *_: read.append(name))
    assert [p.file for p in found.problems] == ["b.txt"]
    assert read == []


def test_packed_tables_are_the_same_unpacked(written: Settings) -> None:
    whole = tables(written)
    again = storage.unpack(storage.pack(whole))
    assert alike(whole, again)
    assert again.documents[0].text == TEXT
    with pytest.raises(ValueError):
        storage.unpack(storage.pack(whole)[:-9])


def test_reports_cut_by_another_process_are_the_same(written: Settings) -> None:
    corpus = open_corpus(written.corpus)
    here = making._made(corpus, making.states(corpus), Stemmer())
    there = making._apart(corpus, making.states(corpus))
    assert there.wrong == here.wrong
    arrays, others = packed(here.pieces), packed(there.pieces)
    assert all(np.array_equal(array, others[name]) for name, array in arrays.items())
