"""The files that were read, one a chat, each until its time is over.

A file's name on disk says all that must outlive the process: whose it is, which update brought it,
until when it is kept, and whether it is the one asked. Whatever else lies in the folder when the
bot starts is a rest of a reading that was broken off.
"""

from __future__ import annotations

import logging
import re
import shutil
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.errors import StateError
from bot.search.storage import unpack

_LOG = logging.getLogger(__name__)

_NAME = re.compile(r"(-?\d+)\.(-?\d+)\.(\d+)\.(asked|aside)")
_OPENED = 8
"""Files whose assistants are held in memory, some megabytes each."""
_REFUSALS = 256


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was read for a chat."""

    chat: int
    update_id: int
    """The update that brought it."""
    until: int
    """In seconds since 1970."""
    asked: bool = True
    """Whether questions are put to it, and not to the loaded reports."""

    @property
    def name(self) -> str:
        """The name on disk."""
        state = "asked" if self.asked else "aside"
        return f"{self.chat}.{self.update_id}.{self.until}.{state}"

    @property
    def key(self) -> str:
        """Two characters of ``A-Za-z0-9_-`` by which a button tells it from others of its chat."""
        return urlsafe_b64encode((self.update_id & 0xFFF).to_bytes(3, "big")).decode()[2:]


class Shelf:
    """Keeps files in a folder of its own; may be used from many threads.

    Raises StateError, naming the folder, where it cannot be written.
    """

    def __init__(self, folder: Path, model: Model, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._model = model
        self._clock = clock
        self._lock = RLock()
        self._files: dict[int, Sent] = {}
        self._opened: OrderedDict[tuple[int, int], Assistant] = OrderedDict()
        self._refusals: OrderedDict[int, str] = OrderedDict()
        with self._complaining():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._recover()

    def of(self, chat: int) -> Sent | None:
        """The file of a chat, unless its time is over."""
        found = self._files.get(chat)
        if found is not None and found.until <= self._clock():
            self.forget(chat)
            return None
        return found

    def open(self, sent: Sent) -> Assistant | None:
        """The assistant over a file; None where it is gone or damaged."""
        place = sent.chat, sent.update_id
        # Outside of the lock, since a long report takes a second.
        assistant = self._opened.get(place) or self._read(sent)
        with self._lock:
            kept = self._files.get(sent.chat)
            if assistant is not None and kept and kept.update_id == sent.update_id:
                self._opened[place] = assistant
                self._opened.move_to_end(place)
            while len(self._opened) > _OPENED:
                self._opened.popitem(last=False)
        return assistant

    @contextmanager
    def room(self, update_id: int) -> Iterator[Path]:
        """A folder to read a file in, which is gone at the end, at the latest after a restart."""
        folder = self._folder / f"reading-{update_id}"
        with self._complaining():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put(self, sent: Sent, result: Path) -> None:
        """Keeps what was read, in place of the chat's earlier file."""
        with self._lock, self._complaining():
            result.replace(self._folder / sent.name)
            before = self._files.get(sent.chat)
            self._files[sent.chat] = sent
            if before is not None and before.name != sent.name:
                self._drop(before)

    def refuse(self, update_id: int, reason: str) -> None:
        """Remembers for a while why the file of an update could not be read."""
        with self._lock:
            self._refusals[update_id] = reason
            while len(self._refusals) > _REFUSALS:
                self._refusals.popitem(last=False)

    def refusal(self, update_id: int) -> str:
        """Why the file of an update could not be read, as far as that is remembered, or empty."""
        return self._refusals.get(update_id, "")

    def turn(self, chat: int, *, asked: bool) -> Sent | None:
        """The file of a chat, which from now on is asked, or is not; None without one."""
        with self._lock, self._complaining():
            found = self.of(chat)
            if found is None or found.asked is asked:
                return found
            turned = replace(found, asked=asked)
            (self._folder / found.name).replace(self._folder / turned.name)
            self._files[chat] = turned
            return turned

    def forget(self, chat: int) -> None:
        """Deletes the file of a chat."""
        with self._lock, self._complaining():
            found = self._files.pop(chat, None)
            if found is not None:
                self._drop(found)

    def sweep(self) -> int:
        """Deletes the files whose time is over; how many they were."""
        with self._lock:
            over = [f.chat for f in self._files.values() if f.until <= self._clock()]
            for chat in over:
                self.forget(chat)
        return len(over)

    def _read(self, sent: Sent) -> Assistant | None:
        try:
            tables = unpack((self._folder / sent.name).read_bytes())
            return Assistant(tables, self._model)
        except (OSError, ValueError) as error:
            _LOG.warning("a file is left out", extra={"error": type(error).__name__})
            return None

    def _recover(self) -> None:
        for path in sorted(self._folder.iterdir()):
            named = _NAME.fullmatch(path.name)
            if not named or path.is_dir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                continue
            sent = Sent(int(named[1]), int(named[2]), int(named[3]), named[4] == "asked")
            other = self._files.get(sent.chat)
            # A newer one was put beside it in the instant before the process died.
            older, newer = sorted((sent, other or sent), key=lambda file: file.update_id)
            if other is not None:
                self._drop(older)
            self._files[sent.chat] = newer
        self.sweep()

    def _drop(self, sent: Sent) -> None:
        self._opened.pop((sent.chat, sent.update_id), None)
        (self._folder / sent.name).unlink(missing_ok=True)

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StateError(
                f"cannot use {self._folder}: {error.strerror or error}. Make it writable and free "
                "some disk space, or set TELEGRAM_FILE_HOURS=0 to take no files."
            ) from error
