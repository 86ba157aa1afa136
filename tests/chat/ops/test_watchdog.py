from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time

import pytest

from bot.chat.ops import watchdog
from bot.chat.ops.watchdog import EXIT_CODE, Heart, watching


def test_a_silence_past_its_limit_ends_the_process() -> None:
    ended: list[str] = []
    rung = threading.Event()

    def end(reason: str) -> None:
        ended.append(reason)
        rung.set()

    silences = ("polling", lambda: 5.0, 60.0), ("the answer being made", lambda: 121.0, 120.0)
    with watching(silences, end, interval=0.01):
        assert rung.wait(5)
    assert ended == ["the answer being made has been silent for more than 120 s"]


def test_a_beating_heart_is_left_alone() -> None:
    ended: list[str] = []
    heart = Heart()
    with watching([("polling", heart.silence, 0.5)], ended.append, interval=0.01):
        for _ in range(20):
            heart.beat()
            threading.Event().wait(0.02)
    assert ended == []


def test_a_long_sleep_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "_BREATH", 0.001)
    beats: list[float] = []

    class Counted(Heart):
        def beat(self) -> None:
            beats.append(time.monotonic())

    began = time.monotonic()
    asyncio.run(Counted().sleep(0.3))
    assert time.monotonic() - began >= 0.3
    assert len(beats) > 3


def test_a_process_hangs_no_longer_than_the_limit() -> None:
    hang = "import time; from bot.chat.ops.watchdog import Heart, watching\n"
    hang += "with watching([('loop', Heart().silence, 0.2)], interval=0.05): time.sleep(60)"
    ended = subprocess.run([sys.executable, "-c", hang], timeout=30, check=False)
    assert ended.returncode == EXIT_CODE
