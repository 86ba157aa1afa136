from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.render.visible import lines, visible


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_nothing_acts_on_a_terminal_and_no_offset_moves(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} <= {"\n"}
    assert all(b == a or b in " \ufffd" for a, b in zip(text, shown, strict=True))


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text


def test_lines_drops_the_blank_ones() -> None:
    assert lines(" one\n\n \t\ntwo\r\n") == ["one", "two"]
