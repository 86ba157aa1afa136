from __future__ import annotations

from bot.render.telegram.text import escape, own, shortened, units


def test_units_are_utf_16() -> None:
    assert units("a£😀") == 4


def test_what_json_cannot_carry_is_replaced() -> None:
    assert escape("a\ud83db\x00c\nd\te") == "a\ufffdb c\nd\te"


def test_texts_are_shortened_at_a_word_within_utf_16_units() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two three four", 8) == "one two…"
    assert shortened("😀" * 10, 5) == "😀😀…"


def test_own_words_are_shortened_as_they_are_escaped() -> None:
    assert own("one & two & three", 17) == "one &amp; two…"
    assert own("\u202eone <two>", 15) == "one &lt;two&gt;"
