"""README's pictures, held against what the program says today."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from scripts.draw_readme import PICTURES, TYPED, WRITTEN, pictures

SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> list[str]:
    """What is written in a picture; how it is cut into lines and pieces may differ."""
    texts = ElementTree.fromstring(picture).iter(f"{SVG}text")
    return " ".join("".join(text.itertext()) for text in texts).split()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pictures(tmp_path_factory.mktemp("state"))


@pytest.mark.parametrize(("name", "asked"), [("console.svg", TYPED), ("telegram.svg", (WRITTEN,))])
def test_a_picture_says_what_the_program_says(
    drawn: dict[str, str], name: str, asked: tuple[str, ...]
) -> None:
    kept = words((PICTURES / name).read_text(encoding="utf-8"))
    assert kept == words(drawn[name]), "python -m scripts.draw_readme draws the pictures anew"
    assert all(question in " ".join(kept) for question in asked)


def test_a_picture_fetches_nothing(drawn: dict[str, str]) -> None:
    for picture in drawn.values():
        assert "url(http" not in picture
