"""Questions in other languages, and English ones that only look so."""

import pytest

from bot.questions.language import Languages

ENGLISH = frozenset(
    "how much did the school spend on note la de police who was head of it in what are "
    "considerations funded force inspect es el mayor natural region".split()
)
LANGUAGES = Languages(ENGLISH, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Cuánto gastó la escuela en libros?", "Spanish"),
        ("¿Cuál es el mayor peligro natural de la región?", "Spanish"),
        ("quelle est la note de la police", "French"),
        ("Ile pieniędzy wydała szkoła?", "Polish"),
        ("Faint wariodd yr ysgol ar lyfrau?", "Welsh"),
        ("اسکول نے کتابوں پر کتنا خرچ کیا؟", "Urdu"),
        ("Cât a cheltuit școala pe cărți?", "Romanian"),
        ("Сколько школа потратила на книги?", "another language"),
        ("Hvad brugte skolen på bøger?", "another language"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert LANGUAGES.other(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "how much did the school spend on books",
        "how mutch did the skool spend",
        "Who was Temüjin?",
        "What are malum prohibitum considerations?",
        "HMICFRS",
        "2019/20",
        "café",
        "?!",
        "",
    ],
)
def test_english_is_left_alone(text: str) -> None:
    assert LANGUAGES.other(text) is None


def test_without_strange_words_nothing_is_loaded() -> None:
    languages = Languages(ENGLISH, ())
    languages.other("how much did the police spend")
    assert "_identifier" not in vars(languages)


def test_words_of_a_longer_list_are_english_too() -> None:
    assert Languages(ENGLISH, {"malum", "prohibitum"}).other("malum prohibitum") is None
    assert Languages(ENGLISH, ()).other("malum prohibitum") is not None
