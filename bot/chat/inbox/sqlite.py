"""What the bot's SQLite files have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StateError


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
