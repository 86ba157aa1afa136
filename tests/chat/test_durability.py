"""What is asked is answered once, whatever happens to the bot, the network or Telegram."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.chat.process import BotProcess, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import KINDS, Faults, Kind
from tests.chat.server.wire import BotApiServer

pytestmark = pytest.mark.slow


def answers(server: BotApiServer) -> Counter[str]:
    """How often each text stands in the chats: answers, and nothing else."""
    return Counter(server.do(BotApi.texts))


def ask(server: BotApiServer, number: int, chats: int, what: str = "question") -> Counter[str]:
    """Queues questions and gives the answers that are due."""
    for i in range(number):
        server.do(BotApi.ask, f"{what} {i}", 1 + i % chats)
    return Counter(f"answer to {what} {i}" for i in range(number))


@pytest.mark.parametrize("what", ["question", "photo"])
def test_killed_after_ten_replies_with_fifty_queued(tmp_path: Path, what: str) -> None:
    with BotApiServer(round_trip=0.02) as server:
        due = ask(server, 50, chats=20, what=what)
        with BotProcess(server, tmp_path / "state") as bot:
            wait_until(lambda: answers(server).total() >= 10)
            bot.kill()
            assert answers(server).total() < 50
            bot.start()
            wait_until(lambda: answers(server).total() >= 50)
            bot.stop()
        assert answers(server) == due
        assert server.api.breaches == []


@pytest.mark.parametrize("what", ["question", "photo"])
def test_killed_twelve_times_at_random(tmp_path: Path, what: str) -> None:
    chance = random.Random(20151)
    with BotApiServer(round_trip=0.02) as server:
        due = ask(server, 150, chats=25, what=what)
        with BotProcess(server, tmp_path / "state") as bot:
            for _ in range(12):
                count = len(server.api.requests) + chance.randint(1, 40)
                wait_until(lambda count=count: len(server.api.requests) >= count)
                bot.kill()
                bot.start()
            wait_until(lambda: len(answers(server)) == 150, 60)
            bot.stop()
        assert answers(server) == due
        assert server.api.breaches == []


@pytest.mark.parametrize(
    ("method", "what"),
    [("sendPhoto", "photo"), ("sendDocument", "page"), ("sendMessage", "question")],
)
def test_killed_before_it_learns_that_a_message_was_sent(
    tmp_path: Path, method: str, what: str
) -> None:
    with BotApiServer() as server:
        server.faults = Faults("unanswered", every=1, only=frozenset({method}), most=1)
        due = ask(server, 1, chats=1, what=what)
        with BotProcess(server, tmp_path / "state") as bot:
            wait_until(lambda: answers(server) == due)
            bot.kill()
            bot.start()
            wait_until(lambda: 'event="update ended"' in bot.text())
            bot.stop()
        assert [m.method for m in server.api.messages.values()] == [method]
        assert answers(server) == due
        assert server.api.breaches == []


@pytest.mark.parametrize("what", ["question", "photo"])
def test_every_seventh_call_failing(tmp_path: Path, what: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        trials = list(pool.map(lambda kind: every_seventh(kind, what, tmp_path / kind), KINDS))
    assert trials == [""] * len(KINDS)


def every_seventh(
    kind: Kind, what: str, state: Path, number: int = 40, slow_seconds: float = 1.5
) -> str:
    """Empty, or what went wrong where every seventh call fails."""
    with BotApiServer() as server:
        # A chat that has blocked the bot is written to no more: only what is sent may be struck.
        only = frozenset({"sendMessage", "sendPhoto"} if kind == "403" else ())
        server.faults = Faults(kind, every=7, only=only)
        server.slow_seconds = slow_seconds
        due = ask(server, number, chats=10, what=what)
        with BotProcess(server, state) as bot:
            wait_until(lambda: bot.text().count('event="update ended"') >= number, 300)
            code, _ = bot.stop()
        found, struck = answers(server), server.faults.struck
        missing = struck if kind == "403" else 0
        whole = (due - found).total() == missing and not found - due
        if not whole or code != 0 or server.api.breaches or not struck:
            return f"{kind}: {found - due} too many, {due - found} missing, ended with {code}"
    return ""


def test_an_update_that_kills_the_bot_is_set_aside_and_the_others_are_answered(
    tmp_path: Path,
) -> None:
    with BotApiServer() as server:
        server.do(BotApi.ask, "die please", 1)
        due = ask(server, 20, chats=20)
        with BotProcess(server, tmp_path / "state") as bot:
            for _ in range(5):
                assert bot.process.wait(20) == 9
                bot.start()
            wait_until(lambda: answers(server).total() == 21)
            assert bot.stop()[0] == 0
        apologies = answers(server) - due
        assert list(apologies.values()) == [1]
        assert next(iter(apologies)).startswith("Sorry")
        assert not due - answers(server)
