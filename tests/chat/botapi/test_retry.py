from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import FloodedError, UnreachableError
from bot.chat.botapi.retry import Patience, pause
from bot.errors import TelegramError
from tests.chat.harness import Parts, run
from tests.chat.server.faults import Faults, Kind
from tests.chat.server.wire import BotApiServer

ASK = Call("getMe", {})
SAY = Call("sendMessage", {"chat_id": 1, "text": "x"})


def repeating(
    server: BotApiServer,
    folder: Path,
    test: Callable[[Patience], Awaitable[None]],
    between: Call | None = None,
) -> list[float]:
    """The pauses of a test, during which another call may be made."""
    pauses: list[float] = []

    async def main(found: Parts) -> None:
        async def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if between is not None:
                await found.api.call(between)

        await test(Patience(found.api, sleep))

    run(server, folder, main)
    return pauses


def asked(server: BotApiServer, method: str = "getMe") -> int:
    return sum(r.method == method for r in server.api.requests)


def test_pauses_double_up_to_ten_seconds_and_half_of_each_is_chance() -> None:
    longest = [max(pause(n) for _ in range(2000)) for n in (1, 2, 3, 4, 5, 6, 60)]
    assert longest == pytest.approx([0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0], rel=0.05)
    shortest = [min(pause(n) for _ in range(2000)) for n in (1, 60)]
    assert shortest == pytest.approx([0.25, 5.0], rel=0.05)


@pytest.mark.parametrize("kind", ["502", "reset", "malformed", "lost"])
def test_an_outage_is_outlasted_with_longer_and_longer_pauses(
    server: BotApiServer, tmp_path: Path, kind: Kind
) -> None:
    server.faults = Faults(kind, every=1, most=12)

    async def test(patience: Patience) -> None:
        assert (await patience.call(ASK))["is_bot"] is True

    pauses = repeating(server, tmp_path, test)
    assert server.faults.struck == len(pauses) == 12
    for n, seconds in enumerate(pauses, 1):
        assert min(10.0, 0.25 * 2**n) / 2 <= seconds <= min(10.0, 0.25 * 2**n)


def test_a_flood_is_waited_out_as_long_as_telegram_says(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("429", every=1, most=12)

    async def test(patience: Patience) -> None:
        await patience.call(ASK)

    pauses = repeating(server, tmp_path, test)
    assert len(pauses) == 12
    assert all(1.0 <= seconds <= 1.5 for seconds in pauses)


def test_a_flood_may_be_left_to_the_caller(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("429", every=1, most=1)

    async def test(patience: Patience) -> None:
        with pytest.raises(FloodedError, match="wait 1 s"):
            await patience.call(SAY, floods=False)

    assert repeating(server, tmp_path, test) == []


def test_what_may_have_been_carried_out_is_not_repeated_unless_it_may_be(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("lost", every=1, most=1)

    async def test(patience: Patience) -> None:
        with pytest.raises(UnreachableError):
            await patience.call(SAY, repeatable=False)

    assert repeating(server, tmp_path, test) == []
    assert asked(server, "sendMessage") == 1


def test_what_was_not_carried_out_is_repeated_whatever_it_is(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("401", every=1, most=2)

    async def test(patience: Patience) -> None:
        await patience.call(SAY, repeatable=False)

    assert len(repeating(server, tmp_path, test)) == 2
    assert asked(server, "sendMessage") == 1


def test_a_call_that_fails_eight_times_while_others_succeed_is_given_up(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("502", every=1, only=frozenset({"sendMessage"}))

    async def test(patience: Patience) -> None:
        with pytest.raises(UnreachableError):
            await patience.call(SAY)

    # None had succeeded before the first failure, which may thus have been everyone's.
    assert len(repeating(server, tmp_path, test, between=ASK)) == 8
    assert server.faults.struck == 9


@pytest.mark.parametrize(("kind", "most", "text"), [("401", 3, "BotFather"), ("409", 6, "polls")])
def test_so_many_refusals_in_a_row_end_the_bot(
    server: BotApiServer, tmp_path: Path, kind: Kind, most: int, text: str
) -> None:
    server.faults = Faults(kind, every=1)

    async def test(patience: Patience) -> None:
        with pytest.raises(TelegramError, match=text):
            await patience.call(ASK)

    assert len(repeating(server, tmp_path, test)) == most - 1
    assert server.faults.struck == most


@pytest.mark.parametrize(("kind", "most"), [("401", 3), ("409", 6)])
def test_refusals_with_successes_between_them_do_not(
    server: BotApiServer, tmp_path: Path, kind: Kind, most: int
) -> None:
    async def test(patience: Patience) -> None:
        for _ in range(4):
            server.faults = Faults(kind, every=1, most=most - 1)
            for _ in range(2 * most):
                await patience.call(ASK)

    assert len(repeating(server, tmp_path, test)) == 4 * (most - 1)


def test_more_refusals_than_successes_end_it_too(server: BotApiServer, tmp_path: Path) -> None:
    async def test(patience: Patience) -> None:
        server.faults = Faults("401", every=1, most=2)
        await patience.call(ASK)
        server.faults = Faults("401", every=1, most=2)
        with pytest.raises(TelegramError):
            await patience.call(ASK)

    repeating(server, tmp_path, test)
    assert server.faults.struck == 2


def test_a_slip_now_and_then_is_forgotten(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("401", every=3)

    async def test(patience: Patience) -> None:
        for _ in range(40):
            await patience.call(ASK)

    repeating(server, tmp_path, test)
    assert server.faults.struck == 19
