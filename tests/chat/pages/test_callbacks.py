from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.pages.callbacks import ROOM, TOKEN, Action, Data, read
from bot.chat.replies.buttons import HANDLERS

DATA = st.builds(
    Data,
    action=st.sampled_from(Action),
    number=st.integers(0, 0xFFFF),
    token=st.from_regex(rf"[A-Za-z0-9_-]{{1,{TOKEN}}}", fullmatch=True),
)


def test_every_action_has_a_letter_of_its_own_and_a_handler() -> None:
    letters = [action.value for action in Action.__members__.values()]
    assert all(len(letter) == 1 for letter in letters)
    assert len(set(letters)) == len(letters)
    assert set(HANDLERS) == set(Action)


@given(DATA)
def test_a_button_comes_back_as_what_it_does_within_64_bytes(data: Data) -> None:
    assert 1 <= len(str(data).encode()) <= ROOM == 64
    assert read(str(data)) == data


@pytest.mark.parametrize(
    "forged", [None, "", "a", "a:0:", ":0:q", "z:0:q", "a:g:q", "a:00000:q", "a:0:é", "a:0:q\n"]
)
def test_anything_else_is_nothing(forged: str | None) -> None:
    assert read(forged) is None


def test_a_token_that_leaves_no_room_is_nothing() -> None:
    assert read("a:0:" + "q" * TOKEN)
    # Those of older buttons are longer by the two characters that now name a file.
    assert read("a:0:" + "q" * (TOKEN + 2))
    assert read("a:0:" + "q" * (TOKEN + 3)) is None
    assert read("A:0:" + "k" * (TOKEN + 2)) == Data(Action.ANSWER, 0, "k" * TOKEN, "kk")
    assert read("A:0:kk") is None
