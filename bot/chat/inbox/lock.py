"""One bot per state folder, by a lock that the system drops when the process ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from bot.errors import StateError

_NAME = "telegram.lock"


class Lock:
    """Holds a state folder while open; raises StateError where another process holds it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / _NAME
        self._file: IO[str] | None = None

    def __enter__(self) -> Lock:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise StateError(
                f"cannot write to {self._folder}: {error.strerror or error}. Make it writable, or "
                "set PEELBOT_STATE to another folder."
            ) from error
        if not _take(file):
            holder = self._holder(file)
            raise StateError(
                f"another Peelbot{holder} already answers from {self._folder}. Stop it first, or "
                "set PEELBOT_STATE to another folder for another bot."
            )
        self._write_own_number(file)
        self._file = file
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _holder(self, file: IO[str]) -> str:
        try:
            with file:
                file.seek(0)
                number = file.read(20).strip()
        except OSError:
            return ""
        return f" (process {number})" if number.isdigit() else ""

    def _write_own_number(self, file: IO[str]) -> None:
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()


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
