"""What a sentence must state to answer a question."""

import pytest

from bot.questions.contents import asks_person, content_of, head_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how many officers are there", "count"),
        ("how much did it save", "money"),
        ("what is the budget", "money"),
        ("what percentage are women", "percent"),
        ("until what year", "date"),
        ("when was the gym built", "date"),
        ("the gym opened when?", "date"),
        ("when the gym was built", "date"),
        ("who works with the school", "name"),
        ("where do visitors wait", "place"),
        ("why did costs rise", "reason"),
        ("how long is a visit", "duration"),
        ("how long has it been shut", "period"),
        ("how quickly are calls answered", "speed"),
        ("how often do they meet", "measure"),
        ("how big is the yard", "figure"),
        ("how are calls handled", None),
    ],
)
def test_what_is_wanted(text: str, name: str | None) -> None:
    content = content_of(text)
    assert (content.name if content else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("who decides how much money is spent", "name"),
        ("where can I read how many pupils left", "place"),
        ("the street where the prison stands has how many shops", "count"),
        ("who drives the van when it snows", "name"),
        ("when moving house what help is there", None),
        ("when a parent falls ill can we visit", None),
        ("a number of pupils left, is that good", None),
    ],
)
def test_the_word_that_asks_decides(text: str, name: str | None) -> None:
    content = content_of(text)
    assert (content.name if content else None) == name


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("How many police officers does it have?", "police officers"),
        ("what is the yearly turnover of the home?", "yearly turnover"),
        ("number of pupils in the school", "pupils"),
    ],
)
def test_the_noun_whose_figure_is_asked(text: str, head: str) -> None:
    found = head_of(text)
    assert found is not None
    assert text[slice(*found)] == head


def test_only_a_title_asks_for_a_person() -> None:
    assert asks_person("who is the head teacher?")
    assert not asks_person("who is the force working with?")
    assert not asks_person("which body runs it?")
