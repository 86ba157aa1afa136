from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.botapi.call import Call, encode
from bot.chat.inbox.inbox import Inbox, Step, Waiting, address
from bot.errors import StateError
from tests.chat.harness import message

PLAN = (Call("sendMessage", {"chat_id": 1, "text": "yes"}),)


Open = Callable[[], Inbox]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens the inbox, as often as it is called, and closes it at the end."""
    with ExitStack() as at_end:
        yield lambda: at_end.enter_context(closing(Inbox(tmp_path / "inbox.sqlite3")))


def test_an_update_is_stored_once_and_waits_in_the_order_of_its_number(opened: Open) -> None:
    inbox = opened()
    with inbox.transaction():
        assert inbox.add([message(8, chat=2), message(7)]) == (Waiting(8, 2), Waiting(7, 1))
        assert inbox.add([message(7), message(9)]) == (Waiting(9, 1),)
    inbox.close()
    again = opened()
    assert again.recover() == (Waiting(7, 1), Waiting(8, 2), Waiting(9, 1))


def test_what_is_not_committed_is_not_there(opened: Open) -> None:
    inbox = opened()
    with pytest.raises(RuntimeError, match="power cut"), inbox.transaction():
        inbox.add([message(1)])
        raise RuntimeError("power cut")
    assert inbox.recover() == ()


def test_an_attempt_is_counted_when_it_begins_and_taken_back_when_released(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1)])
    assert inbox.begin(1).attempts == 1
    assert inbox.begin(1).attempts == 2
    inbox.release(1)
    assert inbox.begin(1).attempts == 2


def test_a_plan_and_its_steps_come_back(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1)])
    picture = Call("sendPhoto", {"chat_id": 1, "caption": "é"}, {"photo": b"\x89PNG\0"})
    inbox.plan(1, encode((*PLAN, picture)))
    inbox.step(1, 0, Step(message_id=44))
    inbox.step(1, 0, Step(finished=True, message_id=44))
    inbox.step(1, 1, Step(begun=7))
    inbox.close()
    entry = opened().begin(1)
    assert entry.plan == (*PLAN, picture)
    assert entry.steps == {0: Step(finished=True, message_id=44), 1: Step(begun=7)}


def test_a_new_plan_forgets_the_steps_of_the_old_one(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1)])
    inbox.plan(1, encode(PLAN))
    inbox.step(1, 0, Step(message_id=44))
    inbox.plan(1, encode(PLAN))
    assert inbox.begin(1).steps == {}


def test_only_updates_that_ran_at_two_unclean_ends_run_alone(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1), message(2)])
    inbox.begin(1)
    assert inbox.recover() == (Waiting(1, 1), Waiting(2, 1))
    inbox.begin(1)
    inbox.begin(2)
    inbox.failed(2)
    assert inbox.recover() == (Waiting(1, 1, alone=True), Waiting(2, 1))


def test_only_an_attempt_that_died_while_it_was_planned_counts(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1), message(2)])
    for _ in range(4):
        inbox.begin(1)
        inbox.begin(2)
        inbox.intend(2, 0, 1, encode(PLAN))
        inbox.recover()
    assert [inbox.begin(number).attempts for number in (1, 2)] == [5, 1]


def test_what_people_wrote_is_forgotten_when_it_is_answered(tmp_path: Path, opened: Open) -> None:
    inbox = opened()
    inbox.add([message(1, text="my secret question")])
    inbox.plan(1, encode((Call("sendMessage", {"chat_id": 1, "text": "my secret answer"}),)))
    inbox.done(1, {0: Step(begun=1, finished=True, message_id=5)})
    assert inbox.begin(1).steps == {0: Step(begun=1, finished=True, message_id=5)}
    inbox.close()
    with closing(sqlite3.connect(tmp_path / "inbox.sqlite3")) as db:
        dump = "\n".join(db.iterdump())
    assert "secret" not in dump
    assert "done" in dump


def test_old_updates_are_purged_with_their_steps_and_waiting_ones_are_kept(opened: Open) -> None:
    inbox = opened()
    inbox.add([message(i) for i in range(1, 5)])
    inbox.step(1, 0, Step(message_id=5))
    inbox.done(1)
    inbox.bury(2, "unreadable")
    late = time.time() + 10
    assert inbox.purge(done_before=0, dead_before=0) == 0
    assert inbox.purge(done_before=late, dead_before=0) == 1
    assert inbox.counts() == {"dead": 1, "new": 2}
    assert inbox.purge(done_before=late, dead_before=late) == 1
    assert inbox.add([message(1)]) == (Waiting(1, 1),)
    assert inbox.begin(1).steps == {}


def test_facts_are_remembered(opened: Open) -> None:
    inbox = opened()
    assert inbox.fact("registered") is None
    inbox.remember("registered", "a")
    inbox.remember("registered", "b")
    assert inbox.fact("registered") == "b"


def test_a_file_that_is_no_database_is_named_with_the_mend(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "inbox.sqlite3").write_bytes(b"x" * 5000)
    with pytest.raises(StateError, match=r"inbox\.sqlite3.*moved away"):
        opened()


def test_commits_survive_a_power_cut(opened: Open) -> None:
    inbox = opened()
    assert inbox._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert inbox._db.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(
    ("update", "found"),
    [
        (message(3, chat=9), (9, 3)),
        ({"update_id": 1, "edited_message": {"message_id": 4, "chat": {"id": -7}}}, (-7, 4)),
        ({"update_id": 1, "channel_post": {"message_id": 4, "chat": {"id": -100}}}, (-100, 4)),
        (
            {
                "update_id": 1,
                "callback_query": {
                    "from": {"id": 5},
                    "message": {"message_id": 6, "chat": {"id": 8}},
                },
            },
            (8, 6),
        ),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "data": "x"}}, (5, None)),
        ({"update_id": 1, "inline_query": {"id": "q", "from": {"id": 5}}}, (5, None)),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -3}, "from": {"id": 5}}}, (-3, None)),
        ({"update_id": 1, "poll": {"id": "1", "question": "?"}}, (0, None)),
        ({"update_id": 1, "message": "broken"}, (0, None)),
        ({"update_id": 1, "message": {"chat": {"id": "x"}, "from": {"id": 2**80}}}, (0, None)),
        ({"update_id": 1}, (0, None)),
    ],
)
def test_the_address_of_an_update(update: dict[str, object], found: tuple[int, int | None]) -> None:
    assert address(update) == found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["message", "inline_query", "x"]), JSON, max_size=3))
def test_any_json_object_with_a_number_can_be_stored(content: dict[str, object]) -> None:
    with closing(Inbox(Path(":memory:"))) as inbox:
        assert len(inbox.add([{**content, "update_id": 1}])) == 1
        assert isinstance(inbox.begin(1).body, str)
