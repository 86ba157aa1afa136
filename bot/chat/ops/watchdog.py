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
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_BREATH = 5.0
EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h; supervisors restart on it."""


def end_process(reason: str) -> None:
    """Ends the process at once, whatever its threads do."""
    _LOG.critical("watchdog ends the process", extra={"reason": reason})
    logging.shutdown()
    os._exit(EXIT_CODE)


Silence = tuple[str, Callable[[], float], float]
"""What is watched, how long it has been silent, and how long it may be, in seconds."""


@contextmanager
def watching(
    silences: Sequence[Silence],
    end: Callable[[str], None] = end_process,
    interval: float = 1.0,
    well: Callable[[], None] = lambda: None,
) -> Iterator[None]:
    """Calls ``end`` with the reason when a silence passes its limit, looking every so often.

    Where none does it calls ``well``.
    """
    over = threading.Event()
    thread = threading.Thread(
        target=_watch, args=(silences, end, interval, well, over), name="watchdog", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _watch(
    silences: Sequence[Silence],
    end: Callable[[str], None],
    interval: float,
    well: Callable[[], None],
    over: threading.Event,
) -> None:
    while not over.wait(interval):
        for name, silence, limit in silences:
            if silence() > limit:
                end(f"{name} has been silent for more than {limit:g} s")
                return
        well()


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

    async def during(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives; waiting for it is no silence."""
        task = asyncio.ensure_future(work)
        try:
            while not (await asyncio.wait({task}, timeout=_BREATH))[0]:
                self.beat()
            return task.result()
        finally:
            task.cancel()

    def silence(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._last
