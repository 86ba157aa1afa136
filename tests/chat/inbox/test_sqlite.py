"""State files that another process holds, and values that no file takes."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.inbox import sqlite
from bot.chat.inbox.inbox import Inbox
from bot.chat.memory.store import Store
from bot.errors import StateError
from tests.chat.harness import message


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_BUSY", 0.05)


def locked(path: Path, seconds: float, work: Callable[[], object]) -> float:
    """The seconds that work takes while another connection locks a file for a time."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(seconds, other.execute, ["ROLLBACK"])
        release.start()
        began = time.monotonic()
        try:
            work()
            return time.monotonic() - began
        finally:
            release.join()


def test_a_locked_inbox_delays(tmp_path: Path) -> None:
    path = tmp_path / "inbox.sqlite3"
    with closing(Inbox(path)) as inbox:

        def add() -> None:
            with inbox.transaction():
                inbox.add([message(1)])

        assert 0.3 < locked(path, 0.4, add) < 5
        assert inbox.counts() == {"new": 1}


def test_a_locked_store_delays(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    with closing(Store(path)) as store:
        assert 0.3 < locked(path, 0.4, lambda: store.remember_sent(1, 2, 3)) < 5
        assert 0.3 < locked(path, 0.4, lambda: store.forget(1, 2)) < 5


def test_a_lock_that_does_not_end_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.1)
    path = tmp_path / "chats.sqlite3"
    with closing(Store(path)) as store, pytest.raises(StateError, match="locked"):
        locked(path, 1.0, lambda: store.remember_sent(1, 2, 3))


def test_a_value_of_a_wrong_type_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "chats.sqlite3")) as store:
        with pytest.raises((sqlite3.InterfaceError, sqlite3.ProgrammingError)):
            store.remember_sent(1, {"id": 2}, 3)
        with pytest.raises(sqlite3.IntegrityError):
            store.remember_question("number", 2, 3, 4.0)
