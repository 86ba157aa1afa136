from __future__ import annotations

import pytest

from bot.chat.worker.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_takes_one_message_a_second_and_no_other_chat_waits_for_it() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.wait(7) == 0
    pace.note(7)
    clock.now += 0.25
    assert pace.wait(7) == 0.75
    assert pace.wait(8) == 0
    clock.now += 0.75
    assert pace.wait(7) == 0


def test_a_group_takes_twenty_messages_a_minute_and_a_person_more() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(20):
        assert (pace.wait(-5), pace.wait(5)) == (0, 0)
        pace.note(-5)
        pace.note(5)
        clock.now += 1
    assert (pace.wait(-5), pace.wait(5)) == (40, 0)
    clock.now += 40
    assert pace.wait(-5) == 0
    pace.note(-5)
    assert pace.wait(-5) == pytest.approx(1)


def test_chats_that_have_been_quiet_for_a_minute_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(clock)
    for chat in range(1000):
        pace.note(chat)
    clock.now += 61
    pace.note(1)
    assert pace._sent.keys() == {1}
