"""A thread that runs functions one after another, for what must not hold up the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_Job = tuple["asyncio.Future[Any]", Callable[[], Any]]
_Outcome = tuple[Any, BaseException | None]


class SerialThread:
    """Runs functions in the order given and hands their results to the event loop.

    Up to ``together`` that wait are run inside one context of ``around``, and none is reported
    before it has closed: many small writes share one commit. The thread is a daemon, so that a
    function that never ends cannot keep the process alive, as concurrent.futures' own would.
    """

    def __init__(
        self,
        name: str,
        around: Callable[[], AbstractContextManager[None]] = nullcontext,
        together: int = 1,
    ) -> None:
        self._around = around
        self._together = together
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives; it runs to its end even if the waiting is cancelled."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, partial(function, *args, **kwargs)))
        return await future

    def close(self, seconds: float) -> bool:
        """Ends the thread after what was given to it; whether it ended in time."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            jobs: list[_Job | None] = [job]
            with suppress(Empty):
                while len(jobs) < self._together and jobs[-1] is not None:
                    jobs.append(self._jobs.get_nowait())
            self._work([job for job in jobs if job is not None])
            if jobs[-1] is None:
                return

    def _work(self, jobs: list[_Job]) -> None:
        try:
            with self._around():
                outcomes = [_outcome(function) for _, function in jobs]
        except BaseException as error:  # nothing was kept: everyone must know
            outcomes = [(None, error)] * len(jobs)
        with suppress(RuntimeError):  # the event loop has gone, and the waiters with it
            jobs[0][0].get_loop().call_soon_threadsafe(_settle, jobs, outcomes)


def _outcome(function: Callable[[], Any]) -> _Outcome:
    try:
        return function(), None
    except BaseException as error:  # handed to the one who waits for it
        return None, error


def _settle(jobs: list[_Job], outcomes: list[_Outcome]) -> None:
    for (future, _), (result, error) in zip(jobs, outcomes, strict=True):
        if future.done():  # nobody waits any more
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
