"""The lexicon's two forms and its complaints."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.questions.lexicon import parse, sources
from bot.search.analysis import Stemmer


def test_said_and_meant_goes_one_way() -> None:
    lexicon = parse(("bobbies = police officer  # lay",), Stemmer())
    assert lexicon.meaning(("bobbi",)) == (("polic", "officer"),)
    assert lexicon.meaning(("polic", "officer")) == ()


def test_one_and_other_goes_both_ways() -> None:
    lexicon = parse(("cut ~ saving",), Stemmer())
    assert lexicon.meaning(("cut",)) == (("save",),)
    assert lexicon.meaning(("save",)) == (("cut",),)


@pytest.mark.parametrize("line", ["cop", "cop = ", "a = b = c", " = b"])
def test_another_form_is_refused_by_line(line: str) -> None:
    with pytest.raises(ConfigError, match="line 2"):
        parse((f"# head\n{line}",), Stemmer())


def test_the_operators_file_is_read_after_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("gaffer = chief constable", encoding="utf-8")
    lexicon = parse(sources(own), Stemmer())
    assert lexicon.meaning(("gaffer",)) == (("chief", "constabl"),)
    assert lexicon.meaning(("cop",))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"PEELBOT_LEXICON.*none\.txt"):
        sources(tmp_path / "none.txt")
