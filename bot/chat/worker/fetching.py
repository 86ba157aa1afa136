"""Brings a file that a person sent: fetched from Telegram, read apart, put on the shelf."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from pathlib import Path

from bot import config
from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import CallError, FloodedError, RejectedError, UnreachableError
from bot.chat.botapi.retry import Patience, pause
from bot.chat.files.apart import Limits, read_apart
from bot.chat.files.needed import Needed
from bot.chat.files.shelf import Sent, Shelf

_LOG = logging.getLogger(__name__)

_AT_ONCE = 2
_WAIT = 1.0
"""Seconds after which a file that has to wait asks again; it holds no place meanwhile."""
_TRIES = 5
_REFUSED = texts.FILE_NOT_TO_BE_HAD
_HOUR = 3600


@dataclass(frozen=True)
class Fetching:
    """Brings files, a few at once."""

    patience: Patience
    shelf: Shelf
    settings: config.Telegram
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def bring(self, needed: Needed) -> None:
        """Once it is done, the shelf has the file of the update, or the reason why it has not.

        Raises FloodedError where it has to wait for others, and StateError where the disk refuses.
        """
        if self.turns.locked():
            raise FloodedError(_WAIT)
        async with self.turns:
            with self.shelf.room(needed.update_id) as folder:
                await self._brought(needed, folder)

    async def _brought(self, needed: Needed, folder: Path) -> None:
        began = time.monotonic()
        file, result = folder / needed.name, folder / "result"
        refusal = await self._downloaded(needed, file) or await read_apart(
            file, result, Limits(self.settings.file_seconds, self.settings.file_memory)
        )
        if refusal:
            self.shelf.refuse(needed.update_id, refusal)
        else:
            until = int(time.time()) + self.settings.file_hours * _HOUR
            sent = Sent(needed.chat, needed.update_id, until)
            self.shelf.put(sent, result)
            # Not on the planner's thread, where others would wait for it.
            await asyncio.to_thread(self.shelf.open, sent)
        # Neither the name nor the reason, which may hold words of the file.
        told: dict[str, object] = {"update": needed.update_id, "read": not refusal}
        _LOG.info("file", extra={**told, "ms": round((time.monotonic() - began) * 1000)})

    async def _downloaded(self, needed: Needed, file: Path) -> str:
        """Empty once the file is there; else why Telegram does not give it."""
        most = self.settings.file_megabytes << 20
        for failures in range(1, _TRIES + 1):
            try:
                found = await self.patience.call(Call("getFile", {"file_id": needed.file_id}))
                path = found.get("file_path") if isinstance(found, dict) else None
                if not isinstance(path, str):
                    return _REFUSED
                if await self.patience.api.download(path, file, most):
                    return ""
                return self._too_big()
            except RejectedError as error:
                return self._too_big() if "too big" in str(error).lower() else _REFUSED
            except UnreachableError as error:
                _LOG.warning("file not fetched", extra={"error": str(error)})
                await asyncio.sleep(pause(failures))
            except CallError:
                return _REFUSED
        return _REFUSED

    def _too_big(self) -> str:
        return texts.FILE_TOO_BIG.format(most=self.settings.file_megabytes)


async def keep_shelf(shelf: Shelf, every: float = 60.0) -> None:
    """Deletes files whose time is over, every so many seconds, for ever."""
    while True:
        await asyncio.sleep(every)
        if gone := shelf.sweep():
            _LOG.info("files deleted", extra={"files": gone})
