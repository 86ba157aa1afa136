"""Ends the process when a part of it that should give signs of life has been silent too long.

A thread watches, so that a hung event loop is seen too. What was begun is in the inbox, and the
next start goes on with it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable

_LOG = logging.getLogger(__name__)

_BREATH = 5.0
EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h; supervisors restart on it."""


def end_process(reason: str) -> None:
    """Ends the process at once, whatever its threads do."""
    _LOG.critical("watchdog ends the process", extra={"reason": reason})
    logging.shutdown()
    os._exit(EXIT_CODE)


class Watchdog:
    """Calls ``end`` with the reason when a watched silence (seconds) passes its limit."""

    def __init__(self, end: Callable[[str], None] = end_process, interval: float = 1.0) -> None:
        self._end = end
        self._interval = interval
        self._watched: list[tuple[str, Callable[[], float], float]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def watch(self, name: str, silence: Callable[[], float], limit: float) -> None:
        """Watches a silence, to be called before ``start``."""
        self._watched.append((name, silence, limit))

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the watch."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._interval):
            for name, silence, limit in self._watched:
                if silence() > limit:
                    self._end(f"{name} has been silent for more than {limit:g} s")
                    return


class Heart:
    """Remembers when it last beat."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def beat(self) -> None:
        """Gives a sign of life."""
        self._last = time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleeps, which is no silence."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.beat()
            await asyncio.sleep(min(left, _BREATH))

    def silence(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._last
