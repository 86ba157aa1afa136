"""How bad files and unread pages are put into words."""

import pytest

from bot.reports.problem import Problem, numbered, shown


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((3,), "page 3"),
        ((3, 4, 5), "pages 3–5"),
        ((1, 3, 4, 9), "pages 1, 3–4 and 9"),
    ],
)
def test_pages_in_words(pages: tuple[int, ...], words: str) -> None:
    assert numbered(pages) == words


def test_names_are_shown_on_one_line() -> None:
    assert shown("a\nb\x1b\udcff “ü”.txt") == r"a\nb\x1b\udcff “ü”.txt"


def test_what_is_read_in_part_is_not_called_unread() -> None:
    assert str(Problem("a.pdf", "it is damaged.")) == "cannot read a.pdf: it is damaged."
    assert str(Problem("a.pdf", "page 1 is bad.", partly=True)) == "in a.pdf: page 1 is bad."
