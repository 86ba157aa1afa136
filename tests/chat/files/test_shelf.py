from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.chat.files.shelf import Sent, Shelf
from bot.errors import StateError
from bot.reports.corpus import open_report
from bot.search.arrays import build
from bot.search.storage import pack
from tests.chat.talk import NOON, Clock
from tests.conftest import BARSET

LATER = NOON + 3600


@pytest.fixture
def shelf(tmp_path: Path, barset: Assistant) -> Shelf:
    return Shelf(tmp_path / "files", barset.model, Clock())


def put(shelf: Shelf, folder: Path, sent: Sent, title: str = "Quorn") -> None:
    file = folder / "report.txt"
    file.write_text(BARSET.replace("Barset", title), encoding="utf-8")
    result = folder / "result"
    result.write_bytes(pack(build([open_report(file)], shelf._model.stemmer)))
    shelf.put(sent, result)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "files").iterdir())


def test_a_file_answers_until_its_time_is_over(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, tmp_path, Sent(7, 100, LATER))
    sent = shelf.of(7)
    assert sent == Sent(7, 100, LATER)
    assistant = shelf.open(sent)
    assert assistant is not None and assistant is shelf.open(sent)
    assert assistant.documents[0].title == "Quorn PEEL 2016"
    assert shelf.of(8) is None
    shelf._clock.now = LATER
    assert shelf.of(7) is None
    assert names(tmp_path) == []


def test_a_second_file_takes_the_place_of_the_first(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, tmp_path, Sent(7, 100, LATER))
    put(shelf, tmp_path, Sent(7, 101, LATER), "Loam")
    assert names(tmp_path) == [f"7.101.{LATER}.asked"]
    assistant = shelf.open(shelf.of(7))
    assert assistant is not None and assistant.documents[0].title == "Loam PEEL 2016"


def test_what_is_on_disk_is_known_after_a_restart(
    shelf: Shelf, tmp_path: Path, barset: Assistant
) -> None:
    put(shelf, tmp_path, Sent(7, 100, LATER))
    put(shelf, tmp_path, Sent(8, 101, NOON - 1))
    assert shelf.turn(7, asked=False) == Sent(7, 100, LATER, asked=False)
    folder = tmp_path / "files"
    (folder / f"7.99.{LATER}.asked").write_bytes(b"put in place of, the moment before")
    (folder / "rest").write_bytes(b"")
    with shelf.room(102) as room:
        (room / "a.pdf").write_bytes(b"half")
        again = Shelf(folder, barset.model, Clock())
    assert names(tmp_path) == [f"7.100.{LATER}.aside"]
    assert again.of(7) == Sent(7, 100, LATER, asked=False)
    assert again.turn(7, asked=True) == Sent(7, 100, LATER)
    assert again.turn(8, asked=True) is None


def test_a_damaged_file_is_left_out(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, tmp_path, Sent(7, 100, LATER))
    (tmp_path / "files" / f"7.100.{LATER}.asked").write_bytes(b"PK\x03\x04 damaged")
    assert shelf.open(Sent(7, 100, LATER)) is None


def test_forgetting_and_sweeping_leave_nothing(shelf: Shelf, tmp_path: Path) -> None:
    for chat, until in ((1, LATER), (2, NOON), (3, NOON)):
        put(shelf, tmp_path, Sent(chat, chat, until))
    assert shelf.sweep() == 2
    shelf.forget(1)
    shelf.forget(1)
    assert names(tmp_path) == []


def test_refusals_are_remembered_for_a_while(shelf: Shelf) -> None:
    for number in range(300):
        shelf.refuse(number, f"reason {number}")
    assert shelf.refusal(299) == "reason 299"
    assert shelf.refusal(0) == ""


def test_two_files_of_a_chat_have_different_keys() -> None:
    keys = {Sent(7, number, LATER).key for number in range(4096)}
    assert len(keys) == 4096
    assert all(len(key) == 2 for key in keys)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, barset: Assistant) -> None:
    (tmp_path / "files").write_bytes(b"")
    with pytest.raises(StateError, match="TELEGRAM_FILE_HOURS=0"):
        Shelf(tmp_path / "files", barset.model)
