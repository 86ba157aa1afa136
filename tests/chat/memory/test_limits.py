from __future__ import annotations

from bot.chat.memory.limits import admit
from bot.chat.memory.store import Store


def test_the_third_of_two_is_told_and_the_fourth_is_not(store: Store) -> None:
    verdicts = [admit(store, 1, update, 0.0, 0.0, 2) for update in range(4)]
    assert verdicts == ["go", "go", "tell", "silent"]
    assert [admit(store, 1, update, 0.0, 0.0, 2) for update in range(4)] == verdicts
    assert admit(store, 2, 9, 0.0, 0.0, 2) == "go"


def test_a_minute_later_all_is_forgiven(store: Store) -> None:
    for update in range(4):
        admit(store, 1, update, 0.0, 0.0, 2)
    assert admit(store, 1, 5, 59.0, 59.0, 2) == "silent"
    assert admit(store, 1, 6, 60.0, 60.0, 2) == "go"


def test_questions_sent_over_an_hour_but_read_at_once_are_all_answered(store: Store) -> None:
    verdicts = {admit(store, 1, update, 90.0 * update, 9000.0, 1) for update in range(40)}
    assert verdicts == {"go"}


def test_nothing_is_limited_by_zero(store: Store) -> None:
    assert {admit(store, 1, update, 0.0, 0.0, 0) for update in range(99)} == {"go"}


def test_after_an_hour_nothing_of_a_question_is_kept(store: Store) -> None:
    admit(store, 1, 1, 0.0, 0.0, 2)
    admit(store, 2, 2, 3601.0, 3601.0, 2)
    assert store.run("SELECT person FROM surface_pace") == [(2,)]
