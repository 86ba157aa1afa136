"""What the bot's SQLite files have in common."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.errors import StateError

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_BUSY = 10.0
_PATIENCE = 600.0
"""Seconds that another process, such as a backup, may lock a file."""
_LOCKED = ("locked", "locking protocol")
_WRONG_VALUES = (
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
"""Raised for what was to be written, and no fault of the file's."""


def connect(path: Path, synchronous: str, schema: str) -> sqlite3.Connection:
    """A connection in WAL mode, for any thread, with the tables that the schema makes.

    Raises StateError where the file cannot be used, and leaves nothing open then.
    """
    with complaining(path):
        db = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        script = (
            f"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous};"
            # What is deleted is written over: answers from a file of somebody's, forgotten words.
            f"PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; {schema}"
        )
        try:
            patiently(lambda: db.executescript(script))
        except BaseException:
            db.close()
            raise
    return db


def patiently(work: Callable[[], T]) -> T:
    """What the work gives, once no other process locks the file; raises what else it raises.

    A lock of more than ten minutes is raised too.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            if not any(sign in str(error) for sign in _LOCKED) or time.monotonic() > until:
                raise
            _LOG.warning("a state file is locked, will wait", extra={"error": str(error)})
        time.sleep(_BUSY / 100)


@contextmanager
def complaining(path: Path) -> Iterator[None]:
    """Turns what SQLite raises about a file into a StateError that names it and the mend."""
    try:
        yield
    except sqlite3.Error as error:
        if isinstance(error, _WRONG_VALUES) and "closed" not in str(error):
            raise
        raise StateError(
            f"cannot use {path}: {error}. Make it writable and free some disk space, or "
            "set PEELBOT_STATE to another folder; a damaged file can be moved away."
        ) from error
