from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.chat.inbox.inbox import Waiting
from bot.chat.worker.dispatch import BACKLOG, Dispatcher
from bot.errors import StateError


class Attempts:
    """Attempts that end when they are told to, and note what ran beside them."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.beside: dict[int, set[int]] = {}
        self.results: dict[int, list[float | None]] = {}
        self.cancelled: list[int] = []
        self._running: set[int] = set()
        self._gates: dict[int, asyncio.Event] = {}
        self.open = False

    async def make(self, update_id: int) -> float | None:
        self.begun.append(update_id)
        self._running.add(update_id)
        for running in self._running:
            self.beside.setdefault(running, set()).update(self._running)
        try:
            if not self.open:
                await self.gate(update_id).wait()
            return self.results[update_id].pop(0) if self.results.get(update_id) else None
        except asyncio.CancelledError:
            self.cancelled.append(update_id)
            raise
        finally:
            self._running.discard(update_id)

    def gate(self, update_id: int) -> asyncio.Event:
        return self._gates.setdefault(update_id, asyncio.Event())

    async def end(self, update_id: int) -> None:
        self.gate(update_id).set()
        await settled()


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def dispatching(
    test: Callable[[Dispatcher, Attempts], Awaitable[None]], concurrency: int = 2
) -> None:
    async def main() -> None:
        attempts = Attempts()
        dispatcher = Dispatcher(attempts, concurrency)
        task = asyncio.ensure_future(dispatcher.run())
        await settled()
        await asyncio.wait_for(test(dispatcher, attempts), 10)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(main())


def test_one_at_a_time_in_a_chat_and_several_chats_at_once() -> None:
    async def test(dispatcher: Dispatcher, attempts: Attempts) -> None:
        dispatcher.add([Waiting(1, 7), Waiting(2, 7), Waiting(3, 8), Waiting(4, 9)])
        await settled()
        assert attempts.begun == [1, 3]
        assert (dispatcher.backlog, dispatcher.active) == (4, 2)
        await attempts.end(1)
        assert attempts.begun == [1, 3, 2]
        await attempts.end(2)
        assert attempts.begun == [1, 3, 2, 4]
        await attempts.end(3)
        await attempts.end(4)
        assert (dispatcher.backlog, dispatcher.active) == (0, 0)

    dispatching(test)


def test_it_is_full_of_what_waits_and_of_what_is_begun() -> None:
    async def test(dispatcher: Dispatcher, attempts: Attempts) -> None:
        dispatcher.add([Waiting(i, i) for i in range(BACKLOG - 1)])
        await settled()
        assert dispatcher.active == 2
        assert not dispatcher.full
        dispatcher.add([Waiting(BACKLOG, BACKLOG)])
        assert dispatcher.full
        await attempts.end(0)
        assert not dispatcher.full

    dispatching(test)


def test_the_oldest_goes_first_whatever_the_order_of_adding() -> None:
    async def test(dispatcher: Dispatcher, attempts: Attempts) -> None:
        attempts.open = True
        dispatcher.add([Waiting(9, 1), Waiting(4, 2), Waiting(6, 3)])
        await settled()
        assert attempts.begun == [4, 6, 9]

    dispatching(test, concurrency=1)


def test_a_suspect_runs_alone() -> None:
    async def test(dispatcher: Dispatcher, attempts: Attempts) -> None:
        dispatcher.add([Waiting(1, 1), Waiting(2, 2, alone=True), Waiting(3, 3), Waiting(4, 4)])
        await settled()
        assert attempts.begun == [1]
        await attempts.end(1)
        assert attempts.begun == [1, 2]
        await attempts.end(2)
        assert attempts.begun == [1, 2, 3, 4]
        assert attempts.beside[2] == {2}

    dispatching(test, concurrency=8)


def test_a_failed_attempt_is_repeated_before_the_chats_next_update() -> None:
    async def test(dispatcher: Dispatcher, attempts: Attempts) -> None:
        attempts.open = True
        attempts.results = {1: [0.01, 0.01]}
        dispatcher.add([Waiting(1, 7), Waiting(2, 7), Waiting(3, 8)])
        while dispatcher.backlog:
            await asyncio.sleep(0.001)
        assert attempts.begun == [1, 3, 1, 1, 2]

    dispatching(test)


def test_stopping_begins_nothing_and_breaks_off_what_is_late() -> None:
    async def main() -> None:
        attempts = Attempts()
        dispatcher = Dispatcher(attempts, 2)
        running = asyncio.ensure_future(dispatcher.run())
        dispatcher.add([Waiting(1, 1), Waiting(2, 2), Waiting(3, 3)])
        await settled()
        running.cancel()
        attempts.gate(1).set()
        await dispatcher.stop(0.1)
        assert attempts.begun == [1, 2]
        assert attempts.cancelled == [2]

    asyncio.run(main())


def test_an_error_that_ends_the_bot_comes_out() -> None:
    class Failing:
        async def make(self, update_id: int) -> float | None:
            raise StateError(f"disk full at {update_id}")

    async def main() -> None:
        dispatcher = Dispatcher(Failing(), 2)
        dispatcher.add([Waiting(1, 1)])
        with pytest.raises(StateError, match="disk full at 1"):
            await dispatcher.run()

    asyncio.run(main())
