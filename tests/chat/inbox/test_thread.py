from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.chat.inbox.thread import SerialThread


def test_functions_run_in_order_on_one_thread_that_is_not_the_loops() -> None:
    async def main() -> None:
        thread = SerialThread("t")
        seen: list[int] = []
        names = await asyncio.gather(
            *(
                thread.run(lambda i=i: seen.append(i) or threading.current_thread().name)
                for i in range(50)
            )
        )
        assert seen == list(range(50))
        assert set(names) == {"t"}
        assert thread.close(5)

    asyncio.run(main())


def test_an_error_reaches_the_one_who_waits_for_it() -> None:
    async def main() -> None:
        thread = SerialThread("t")
        with pytest.raises(ZeroDivisionError):
            await thread.run(lambda: 1 // 0)
        assert await thread.run(lambda: 5) == 5
        thread.close(5)

    asyncio.run(main())


def test_what_waits_shares_one_context_and_is_reported_after_it() -> None:
    closed: list[int] = []
    gate = threading.Event()
    inside: list[int] = []

    @contextmanager
    def around() -> Iterator[None]:
        inside.clear()
        yield
        closed.append(len(inside))

    async def main() -> None:
        thread = SerialThread("t", around, together=256)
        first = asyncio.ensure_future(thread.run(gate.wait))
        await asyncio.sleep(0.05)
        rest = [asyncio.ensure_future(thread.run(inside.append, i)) for i in range(10)]
        await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(first, *rest)
        assert closed == [0, 10]
        thread.close(5)

    asyncio.run(main())


def test_when_the_context_fails_everyone_is_told() -> None:
    @contextmanager
    def around() -> Iterator[None]:
        yield
        raise OSError("disk full")

    async def main() -> None:
        thread = SerialThread("t", around, together=256)
        results = await asyncio.gather(
            *(thread.run(int, 1) for _ in range(3)), return_exceptions=True
        )
        assert [str(r) for r in results] == ["disk full"] * 3
        thread.close(5)

    asyncio.run(main())


def test_a_function_runs_to_its_end_though_nobody_waits_any_more() -> None:
    done = threading.Event()

    async def main() -> None:
        thread = SerialThread("t")
        task = asyncio.ensure_future(thread.run(done.set))
        await asyncio.sleep(0)
        task.cancel()
        assert thread.close(5)

    asyncio.run(main())
    assert done.is_set()
