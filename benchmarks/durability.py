"""Whether every question is answered once: kills and faults, for words and pictures, as a table.

    python -m benchmarks.durability [--slow SECONDS]

The bot runs as a process against a Bot API server on 127.0.0.1. It is killed (-9) after ten of 50
answers, and twelve times at random during 150; and every seventh call to Telegram fails in each of
the ways that the server knows, of which ``slow`` takes 20 seconds. What counts is what stands in
the chats in the end: questions without an answer, with two, and messages that are no answer.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.chat.process import BotProcess, wait_until
from tests.chat.server.faults import KINDS
from tests.chat.server.wire import BotApiServer
from tests.chat.test_durability import answers, ask, every_seventh


def main() -> int:
    """0 where nothing was lost, came twice or was left over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--slow", type=float, default=20.0, metavar="SECONDS")
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for what in ("question", "photo"):
            for number, kills in ((50, 1), (150, 12)):
                told = _killed(what, number, kills, Path(folder) / f"{what} {number}")
                print(f"{what:8} {number} queued, {kills:2} kills: {told or 'each answered once'}")
                wrong += bool(told)
            for kind, told in _faults(what, Path(folder), options.slow):
                print(f"{what:8} every 7th call {kind:9}: {told or 'each answered once'}")
                wrong += bool(told)
    return 1 if wrong else 0


def _faults(what: str, folder: Path, slow: float) -> list[tuple[str, str]]:
    with ThreadPoolExecutor(2) as pool:
        states = [folder / f"{what} {kind}" for kind in KINDS]
        trials = pool.map(
            lambda kind, state: every_seventh(kind, what, state, 40, slow), KINDS, states
        )
        return list(zip(KINDS, trials, strict=True))


def _killed(what: str, number: int, kills: int, state: Path) -> str:
    chance = random.Random(20151)
    with BotApiServer(round_trip=0.02) as server:
        due = ask(server, number, chats=number // 5, what=what)
        with BotProcess(server, state) as bot:
            for _ in range(kills):
                if kills == 1:
                    wait_until(lambda: answers(server).total() >= 10)
                else:
                    made = len(server.api.requests) + chance.randint(1, 40)
                    wait_until(lambda made=made: len(server.api.requests) >= made)
                bot.kill()
                bot.start()
            wait_until(lambda: len(answers(server)) >= number, 120)
            wait_until(lambda: bool(server.do(lambda api: not api.pending)), 30)
            bot.stop()
        return _compared(answers(server), due)


def _compared(found: Counter[str], due: Counter[str]) -> str:
    lost, twice = due - found, found - due
    left = [text for text in twice if text not in due]
    if not lost and not twice:
        return ""
    return f"{lost.total()} lost, {twice.total() - len(left)} twice, {len(left)} left over"


if __name__ == "__main__":
    sys.exit(main())
