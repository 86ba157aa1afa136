"""One bot per state folder, by a lock that the system drops when the process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from bot.errors import RunningError, StateError

_NAME = "telegram.lock"


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Holds a state folder.

    Raises RunningError where another process does, StateError where it cannot be written.
    """
    with _opened(folder) as file:
        if not _take(file):
            raise RunningError(
                f"another Peelbot{_holder(file)} already answers from {folder}. Stop it first, or "
                "set PEELBOT_STATE to another folder for another bot."
            )
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _opened(folder: Path) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / _NAME).open("a+", encoding="utf-8")
    except OSError as error:
        raise StateError(
            f"cannot write to {folder}: {error.strerror or error}. Make it writable, or set "
            "PEELBOT_STATE to another folder."
        ) from error


def _holder(file: IO[str]) -> str:
    number = ""
    with suppress(OSError):
        file.seek(0)
        number = file.read(20).strip()
    return f" (process {number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        # A byte far behind the number, which stays readable to others.
        file.seek(1024)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
