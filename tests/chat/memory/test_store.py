from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.memory.links import Asked
from bot.chat.memory.store import KEPT_SECONDS, TURN_SECONDS, TURNS, Store
from bot.errors import StateError

HERE = (1, 0, 2)


def test_turns_are_those_before_an_update_in_the_last_half_hour(store: Store) -> None:
    for update, question in ((1, "a"), (2, "b"), (3, "c")):
        store.remember_turn(update, HERE, 100.0 * update, 100.0 * update, question)
    assert store.turns(3, HERE, 300.0) == ("a", "b")
    assert store.turns(4, HERE, 200.0 + TURN_SECONDS) == ("c",)
    assert store.turns(4, (1, 5, 2), 300.0) == ()


def test_a_turn_remembered_twice_is_one_and_an_edit_replaces_it(store: Store) -> None:
    store.remember_turn(1, HERE, 0.0, 0.0, "a")
    store.remember_turn(1, HERE, 0.0, 0.0, "b")
    assert store.turns(2, HERE, 1.0) == ("b",)


def test_only_the_last_turns_are_given(store: Store) -> None:
    for update in range(TURNS + 3):
        store.remember_turn(update, HERE, 0.0, 0.0, str(update))
    assert store.turns(99, HERE, 1.0) == tuple(str(n) for n in range(3, TURNS + 3))


def test_the_words_of_old_turns_leave_the_file(store: Store) -> None:
    store.remember_turn(1, HERE, 0.0, 0.0, "secret")
    store.remember_turn(2, (9, 0, 9), 0.0, TURN_SECONDS + 1.0, "new")
    assert store.run("SELECT question FROM surface_turn") == [("new",)]


def test_forgetting_is_for_one_person_in_one_chat(store: Store) -> None:
    for update, conversation in ((1, HERE), (2, (1, 0, 3)), (3, (4, 0, 2))):
        store.remember_turn(update, conversation, 0.0, 0.0, "a")
    store.forget(1, 2)
    assert store.turns(9, HERE, 1.0) == ()
    assert store.turns(9, (1, 0, 3), 1.0) == store.turns(9, (4, 0, 2), 1.0) == ("a",)


def test_a_kept_question_is_found_for_two_days_after_a_restart(tmp_path: Path) -> None:
    asked = Asked("why?", ("how many?",))
    with closing(Store(tmp_path / "s")) as store:
        key = store.keep(asked, 0.0)
        assert store.keep(asked, 10.0) == key
    assert len(key) == 16
    with closing(Store(tmp_path / "s")) as store:
        assert store.kept(key, 10.0 + KEPT_SECONDS) == asked
        assert store.kept(key, 11.0 + KEPT_SECONDS) is None
        assert store.kept("unknown", 0.0) is None
        store.keep(Asked("b"), 11.0 + KEPT_SECONDS)
        assert store.kept(key, 0.0) is None
    store.close()


def test_answers_are_the_messages_sent_for_a_question(store: Store) -> None:
    store.remember_question(1, 5, 70, 0.0)
    for message in (72, 71, 71):
        store.remember_sent(1, 5, message)
    store.remember_question(2, 5, 80, 0.0)
    store.remember_sent(2, 5, 81)
    assert store.answers(3, 5, 70) == (71, 72)
    assert store.first_update(5, 70) == 1
    assert store.first_update(5, 99) is None
    store.mark_gone(3, 5, 72)
    assert store.answers(3, 5, 70) == (71, 72)
    assert store.answers(4, 5, 70) == (71,)


def test_what_was_sent_is_dropped_after_two_days(store: Store) -> None:
    store.remember_question(1, 5, 70, 0.0)
    store.remember_question(2, 5, 80, KEPT_SECONDS + 1.0)
    store.remember_sent(1, 5, 71)
    store.run("UPDATE surface_sent SET at = at - ?", KEPT_SECONDS + 60)
    store._dropped.clear()  # as a minute later
    store.remember_sent(2, 5, 81)
    assert store.run("SELECT message FROM surface_sent") == [(81,)]
    assert store.run("SELECT message FROM surface_question") == [(80,)]


def test_the_turns_that_led_to_an_answer(store: Store) -> None:
    for update, message in ((1, 70), (2, 72), (4, 70)):
        store.remember_question(update, 1, message, 0.0)
    for update, message in ((1, 71), (2, 73), (3, 79), (4, 80)):
        store.remember_sent(update, 1, message)
    for update, question in ((1, "a"), (2, "b"), (3, "c")):
        store.remember_turn(update, HERE, 0.0, 0.0, question)
    assert store.turns_to(1, 71, 1.0) == store.turns_to(1, 80, 1.0) == ("a",)
    assert store.turns_to(1, 73, 1.0) == ("a", "b")
    assert store.turns_to(1, 79, 1.0) == ("a", "b", "c")
    assert store.turns_to(1, 99, 1.0) == ()


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        store.remember_turn(1, HERE, 0.0, 0.0, "a")
        raise RuntimeError
    assert store.turns(2, HERE, 1.0) == ()


def test_many_threads_may_write(store: Store) -> None:
    def write(update: int) -> None:
        store.remember_turn(update, (update % 4, 0, 0), 0.0, 0.0, str(update))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(200)))
    assert store.run("SELECT count(*) FROM surface_turn") == [(200,)]


def test_an_unusable_file_is_named_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("not a database, but long enough to be taken for a header" * 9)
    with pytest.raises(StateError, match=r"cannot use .*/s: .*set PEELBOT_STATE"):
        Store(tmp_path / "s")
