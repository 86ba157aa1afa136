"""What the bot's SQLite files have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StateError


def connect(path: Path, synchronous: str, schema: str) -> sqlite3.Connection:
    """A connection in WAL mode, for any thread, with the tables that the schema makes.

    Raises StateError where the file cannot be used, and leaves nothing open then.
    """
    with complaining(path):
        db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            db.executescript(
                f"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous};"
                f"PRAGMA foreign_keys = ON; {schema}"
            )
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def complaining(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a StateError that names the file and the mend."""
    try:
        yield
    except sqlite3.Error as error:
        raise StateError(
            f"cannot use {path}: {error}. Make it writable and free some disk space, or "
            "set PEELBOT_STATE to another folder; a damaged file can be moved away."
        ) from error
