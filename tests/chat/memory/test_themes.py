from __future__ import annotations

from bot.chat.memory.themes import Theme, themes


def test_questions_that_share_a_telling_word_are_one_theme() -> None:
    asked = [
        ("how many detectives are there?", 2),
        ("are the detectives trained?", 5),
        ("does a detective have a laptop?", 1),
        ("who pays for body armour?", 4),
        ("is armour worn?", 4),
        ("what about drones?", 3),
    ]
    assert themes(asked) == (
        Theme("detectives", 8, "are the detectives trained?"),
        Theme("armour", 8, "who pays for body armour?"),
        Theme("others", 3, "what about drones?"),
    )


def test_words_of_every_question_make_no_theme() -> None:
    assert themes([("who is it?", 1), ("what is there?", 2)]) == (
        Theme("others", 3, "what is there?"),
    )
    assert themes([]) == ()


def test_only_so_many_themes_are_named() -> None:
    words = [f"drone{letter}" for letter in "abcdefgh"]
    asked = [(f"{start} {word}?", 1) for word in words for start in ("who has a", "is there a")]
    found = themes(asked, top=3)
    assert len(found) == 4
    assert sum(theme.number for theme in found) == 16
