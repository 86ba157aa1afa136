from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable

import pytest
import telegram

from bot.chat.botapi.call import Call
from bot.chat.worker.planner import Handlers, UnreadableError, planning
from tests.chat.harness import message


def silent(_: telegram.Update) -> tuple[Call, ...]:
    return ()


def test_what_was_opened_is_closed_whatever_happens() -> None:
    events: list[str] = []

    def opened() -> Handlers:
        events.append(f"opened on {threading.current_thread().name}")
        return Handlers(silent, close=lambda: events.append("closed"))

    async def main() -> None:
        async with planning(opened) as planner:
            assert await planner.plan(json.dumps(message(1))) == ()
        with pytest.raises(LookupError):
            async with planning(opened):
                raise LookupError

    asyncio.run(main())
    assert events == ["opened on planner", "closed"] * 2


def test_what_cannot_be_opened_ends_it() -> None:
    def broken() -> Handlers:
        raise LookupError("no store")

    async def main() -> None:
        with pytest.raises(LookupError, match="no store"):
            async with planning(broken):
                raise AssertionError("not opened")

    asyncio.run(main())


def test_a_plan_that_does_not_end_is_left_behind_with_what_it_uses() -> None:
    begun, gate, closed = threading.Event(), threading.Event(), threading.Event()

    def hang(_: telegram.Update) -> tuple[Call, ...]:
        begun.set()
        gate.wait(20)
        return ()

    async def main() -> None:
        async with planning(lambda: Handlers(hang, close=closed.set)) as planner:
            plan = asyncio.ensure_future(planner.plan(json.dumps(message(1))))
            await until(begun.is_set)
            await until(lambda: planner.busy_seconds > 0.01)
            plan.cancel()
        gate.set()

    asyncio.run(main())
    assert not closed.is_set()


async def until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("update", [{"update_id": 1, "message": "broken"}, {"message": {}}])
def test_what_is_no_update_cannot_be_read(update: dict[str, object]) -> None:
    async def main() -> None:
        async with planning(lambda: Handlers(silent)) as planner:
            with pytest.raises(UnreadableError):
                await planner.plan(json.dumps(update))

    asyncio.run(main())
