from __future__ import annotations

from bot.render.telegram.text import escape, units


def test_units_are_utf_16() -> None:
    assert units("a£😀") == 4


def test_what_json_cannot_carry_is_replaced() -> None:
    assert escape("a\ud83db\x00c\nd\te") == "a\ufffdb c\nd\te"
