"""What is asked is answered once, whatever happens to the bot, the network or Telegram."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.chat.worker.delivery import PLACEHOLDER
from tests.chat.process import BotProcess, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import KINDS, Faults
from tests.chat.server.wire import BotApiServer

pytestmark = pytest.mark.slow


def answers(server: BotApiServer) -> Counter[str]:
    """How often each full answer stands in the chats."""
    return Counter(t for t in server.do(BotApi.texts) if t != PLACEHOLDER)


def ask(server: BotApiServer, number: int, chats: int) -> Counter[str]:
    """Queues questions and gives the answers that are due."""
    for i in range(number):
        server.do(BotApi.ask, f"question {i}", 1 + i % chats)
    return Counter(f"answer to question {i}" for i in range(number))


def test_killed_after_ten_replies_with_fifty_queued(tmp_path: Path) -> None:
    with BotApiServer(round_trip=0.02) as server:
        due = ask(server, 50, chats=20)
        with BotProcess(server, tmp_path / "state") as bot:
            wait_until(lambda: answers(server).total() >= 10)
            bot.kill()
            assert answers(server).total() < 50
            bot.start()
            wait_until(lambda: answers(server).total() >= 50)
            bot.stop()
        assert answers(server) == due
        assert server.api.breaches == []


def test_killed_twelve_times_at_random(tmp_path: Path) -> None:
    chance = random.Random(20151)
    with BotApiServer(round_trip=0.02) as server:
        due = ask(server, 150, chats=25)
        with BotProcess(server, tmp_path / "state") as bot:
            for _ in range(12):
                count = len(server.api.requests) + chance.randint(1, 40)
                wait_until(lambda count=count: len(server.api.requests) >= count)
                bot.kill()
                bot.start()
            wait_until(lambda: len(answers(server)) == 150)
            bot.stop()
        assert answers(server) == due
        placeholders = server.do(BotApi.texts).count(PLACEHOLDER)
        # One at most for each chat that was being answered at a kill.
        assert placeholders <= 12 * 25
        assert server.api.breaches == []


@pytest.mark.parametrize(("method", "sent"), [("sendPhoto", "photo"), ("sendMessage", "question")])
def test_killed_before_it_learns_that_a_message_was_sent(
    tmp_path: Path, method: str, sent: str
) -> None:
    with BotApiServer() as server:
        server.faults = Faults("unanswered", every=1, only=frozenset({method}), most=1)
        server.do(BotApi.ask, f"{sent} 1")
        with BotProcess(server, tmp_path / "state") as bot:
            wait_until(lambda: len(server.do(BotApi.texts)) == 1)
            bot.kill()
            bot.start()
            wait_until(lambda: server.do(BotApi.texts)[-1] == f"answer to {sent} 1")
            wait_until(lambda: 'event="update ended"' in bot.text())
            bot.stop()
        methods = [m.method for m in server.api.messages.values()]
        # The picture stands there once, and its caption instead of a second one.
        assert methods == [method, "sendMessage"]
        assert server.do(BotApi.texts)[0] == (
            "answer to photo 1" if sent == "photo" else PLACEHOLDER
        )
        assert server.api.breaches == []


def test_every_seventh_call_failing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(len(KINDS)) as pool:
        trials = list(pool.map(lambda kind: _trial(kind, tmp_path / kind), KINDS))
    assert trials == [""] * len(KINDS)


def _trial(kind: str, state: Path) -> str:
    """Empty, or what went wrong under a fault."""
    with BotApiServer() as server:
        server.faults = Faults(kind, every=7)
        due = ask(server, 40, chats=10)
        with BotProcess(server, state) as bot:
            wait_until(lambda: len(answers(server)) == 40, 40)
            code, _ = bot.stop()
        if answers(server) != due or code != 0 or server.api.breaches or not server.faults.struck:
            return f"{kind}: {answers(server) - due} {due - answers(server)} {code}"
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
