"""A thread that runs functions one after another, for what must not hold up the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_BATCH = 256


@dataclass(slots=True)
class _Job:
    function: Callable[[], Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None

    def work(self) -> None:
        try:
            self.result = self.function()
        except BaseException as error:  # handed to the one who waits for it
            self.error = error

    def settle(self) -> None:
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class SerialThread:
    """Runs functions in the order given and hands their results to the event loop.

    With ``around``, all that waits is run inside one such context, and nothing is reported
    before it has closed: many small writes share one commit. The thread is a daemon, so that
    a function that never ends cannot keep the process alive.
    """

    def __init__(
        self, name: str, around: Callable[[], AbstractContextManager[None]] | None = None
    ) -> None:
        self._around = around
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives; it runs to its end even if the waiting is cancelled."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(lambda: function(*args, **kwargs), future))
        return await future

    def close(self, seconds: float) -> bool:
        """Ends the thread after what was given to it; whether it ended in time."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, last = self._gather(first)
            self._work(jobs)
            with suppress(RuntimeError):  # the event loop has gone, and the waiters with it
                jobs[0].future.get_loop().call_soon_threadsafe(_settle, jobs)
            if last:
                return

    def _gather(self, first: _Job) -> tuple[list[_Job], bool]:
        jobs = [first]
        with suppress(Empty):
            while self._around is not None and len(jobs) < _BATCH:
                job = self._jobs.get_nowait()
                if job is None:
                    return jobs, True
                jobs.append(job)
        return jobs, False

    def _work(self, jobs: list[_Job]) -> None:
        if self._around is None:
            jobs[0].work()
            return
        try:
            with self._around():
                for job in jobs:
                    job.work()
        except BaseException as error:  # nothing was kept: everyone must know
            for job in jobs:
                job.error = error


def _settle(jobs: list[_Job]) -> None:
    for job in jobs:
        job.settle()
