from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.chat.botapi.call import Call
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox, Waiting
from bot.chat.ops.watchdog import Heart
from bot.chat.worker.polling import Polling, is_update
from bot.errors import TelegramError
from tests.chat.harness import Parts, message, run
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import Faults, Kind
from tests.chat.server.wire import BotApiServer


class Beats(Heart):
    """Counts its beats, and sleeps no longer than it must."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def beat(self) -> None:
        super().beat()
        self.count += 1

    async def sleep(self, seconds: float) -> None:
        await super().sleep(min(seconds, 0.01))


class Taken:
    """What a dispatcher would be given."""

    def __init__(self) -> None:
        self.updates: list[Waiting] = []
        self.full = False
        self.heart = Beats()

    def add(self, updates: tuple[Waiting, ...]) -> None:
        self.updates += updates


def poll(
    server: BotApiServer,
    folder: Path,
    test: Callable[[Parts, Taken, asyncio.Task[None]], Awaitable[None]],
    seconds: int = 1,
) -> int:
    """Polls during a test; how often the heart beat."""
    taken = Taken()
    heart = taken.heart

    async def main(found: Parts) -> None:
        patience = Patience(found.api, heart.sleep)
        loop = Polling(patience, found.journal, taken, found.metrics, seconds=seconds, heart=heart)
        task = asyncio.ensure_future(loop.run())
        try:
            await test(found, taken, task)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    run(server, folder, main)
    return heart.count


async def until(true: Callable[[], object]) -> None:
    while not true():
        await asyncio.sleep(0.01)


def test_updates_are_on_disk_before_they_are_confirmed(
    server: BotApiServer, tmp_path: Path
) -> None:
    for i in range(150):
        server.do(BotApi.ask, f"question {i}")

    async def test(found: Parts, taken: Taken, _: object) -> None:
        await until(lambda: len(taken.updates) == 150)
        await until(lambda: not server.api.pending)
        stored = await found.journal.do(Inbox.recover)
        assert [w.update_id for w in stored] == list(range(1000, 1150))

    assert poll(server, tmp_path, test) >= 2
    assert server.api.breaches == []


def test_a_disk_that_refuses_leaves_them_unconfirmed(server: BotApiServer, tmp_path: Path) -> None:
    server.do(BotApi.ask, "question")

    async def test(found: Parts, taken: Taken, task: asyncio.Task[None]) -> None:
        found.inbox.close()
        await asyncio.wait({task}, timeout=5)
        assert task.done()
        assert task.exception() is not None
        assert taken.updates == []

    poll(server, tmp_path, test)
    assert len(server.api.pending) == 1


def test_a_repeated_update_is_taken_once(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("lost", every=2, only=frozenset({"getUpdates"}))
    for i in range(5):
        server.do(BotApi.ask, f"question {i}")

    async def test(found: Parts, taken: Taken, _: object) -> None:
        del found
        await until(lambda: server.faults.struck >= 1 and len(taken.updates) >= 5)
        await asyncio.sleep(0.1)
        assert [w.update_id for w in taken.updates] == list(range(1000, 1005))

    poll(server, tmp_path, test, seconds=0)


def test_values_that_are_no_updates_do_not_stop_the_others(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.do(BotApi.push, {"update_id": 1000, "message": "broken"})
    server.do(BotApi.push, {"update_id": 1001, "novelty": {"of": "tomorrow"}})
    server.do(BotApi.ask, "question")

    async def test(_: Parts, taken: Taken, __: object) -> None:
        await until(lambda: len(taken.updates) == 3)

    poll(server, tmp_path, test)


def test_a_refused_token_ends_it(server: BotApiServer, tmp_path: Path) -> None:
    server.authorised = False

    async def test(_: Parts, __: Taken, task: asyncio.Task[None]) -> None:
        with pytest.raises(TelegramError, match="BotFather"):
            await task

    poll(server, tmp_path, test)


def test_a_second_poller_ends_it(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("409", every=1)

    async def test(_: Parts, __: Taken, task: asyncio.Task[None]) -> None:
        with pytest.raises(TelegramError, match="Another process polls"):
            await task

    assert poll(server, tmp_path, test) == 6


@pytest.mark.parametrize("kind", ["502", "429", "malformed"])
def test_what_goes_wrong_is_outlasted_with_a_beating_heart(
    server: BotApiServer, tmp_path: Path, kind: Kind
) -> None:
    server.faults = Faults(kind, every=1, only=frozenset({"getUpdates"}), most=10)
    server.do(BotApi.ask, "question")

    async def test(found: Parts, taken: Taken, _: object) -> None:
        while not taken.updates:
            await found.api.call(Call("getMe", {}))

    assert poll(server, tmp_path, test) > 10


def test_no_more_is_fetched_while_too_much_waits(server: BotApiServer, tmp_path: Path) -> None:
    async def test(_: Parts, taken: Taken, __: object) -> None:
        await until(lambda: server.api.requests)
        taken.full = True
        await turns(taken)  # the poll that was under way has ended
        count = len(server.api.requests)
        server.do(BotApi.ask, "question")
        await turns(taken)
        assert len(server.api.requests) == count
        taken.full = False
        await until(lambda: taken.updates)

    poll(server, tmp_path, test)


async def turns(taken: Taken) -> None:
    before = taken.heart.count
    await until(lambda: taken.heart.count > before + 10)


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        (message(1), True),
        ({"update_id": True}, False),
        ({"update_id": "1"}, False),
        ({"update_id": 2**63}, False),
        ({}, False),
        ([], False),
        (None, False),
    ],
)
def test_what_counts_as_an_update(value: object, sound: bool) -> None:
    assert is_update(value) is sound
