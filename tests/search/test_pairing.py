"""Texts of two lists that say the same."""

from __future__ import annotations

from pathlib import Path

from bot.reports.formats.text import read
from bot.reports.single import document
from bot.search.analysis import Stemmer
from bot.search.arrays import build
from bot.search.index import Index
from bot.search.pairing import paired

OLD = ("The quality of written plans for children.", "Supervision of social workers.", "Cars.")
NEW = ("Access to dentists.", "Plans for children and their quality.")


def index() -> Index:
    text = "Report\n\n" + "\n\n".join((*OLD, *NEW))
    return Index(build([document(Path("a.txt"), read(text.encode()), {})], Stemmer()))


def test_each_text_is_matched_once_with_the_most_alike() -> None:
    assert paired(OLD, NEW, index(), None) == ((0, 1),)
    assert paired(OLD, OLD, index(), None) == ((0, 0), (1, 1), (2, 2))


def test_nothing_is_matched_with_nothing() -> None:
    assert paired((), NEW, index(), None) == ()
    assert paired(OLD[1:], NEW[:1], index(), None) == ()
