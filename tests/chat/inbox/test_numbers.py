"""The numbers that a message of unknown fate may have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.inbox.inbox import Inbox, Step
from tests.chat.harness import message

GROUP = -1_000_000_000_005


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with closing(Inbox(Path(":memory:"))) as opened:
        yield opened


def said(update_id: int, chat: int, number: int) -> dict[str, object]:
    update = message(update_id, chat)
    update["message"]["message_id"] = number
    return update


def test_the_newest_number_is_that_of_all_private_chats_together(inbox: Inbox) -> None:
    inbox.add([said(1, 7, 40), said(2, 8, 41), said(3, GROUP, 900), said(4, -5, 43)])
    assert inbox.intend(1, 0, 7, None) == Step(begun=43)
    assert inbox.intend(3, 0, GROUP, None) == Step(begun=900)
    assert inbox.intend(1, 0, GROUP - 1, None) == Step(begun=1)


def test_known_numbers_are_no_candidates(inbox: Inbox) -> None:
    inbox.add([said(1, 7, 40), said(2, 8, 42), said(3, GROUP, 45)])
    inbox.intend(1, 0, 7, None)
    inbox.done(2, {0: Step(begun=40, finished=True, message_id=44)})
    # One more than the highest for the message itself, and four for those not seen yet.
    assert inbox.candidates(7, 40) == (41, 43, 45, 46, 47, 48, 49)
    assert inbox.candidates(GROUP, 45) == (46, 47, 48, 49, 50)


def test_a_supergroup_has_its_own_numbers(inbox: Inbox) -> None:
    inbox.add([said(1, GROUP, 45), said(2, GROUP - 1, 46), said(3, 7, 47)])
    assert inbox.candidates(GROUP, 44) == (46, 47, 48, 49)


def test_there_are_a_hundred_candidates_at_most(inbox: Inbox) -> None:
    inbox.add([said(1, 7, 40), said(2, 7, 4000)])
    assert inbox.candidates(7, 40) == tuple(range(41, 141))
