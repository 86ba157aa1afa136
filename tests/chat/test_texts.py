from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot.chat import pages, replies, texts
from tests.chat.server.markup import parse_html

FILES = [
    path for room in (pages, replies) for path in sorted(Path(room.__file__ or "").parent.glob("*"))
]
SENTENCE = re.compile(r"[A-Z][a-z]+\b.* [a-z]+|[a-z]+ [a-z]+ [a-z]+")


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".py"], ids=lambda p: p.stem)
def test_no_sentence_stands_elsewhere(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    beside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    beside |= {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        for part in ast.walk(node)
    }
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in beside
    ]
    assert [text for text in said if SENTENCE.search(text)] == []


def test_every_text_is_markup_that_telegram_takes() -> None:
    said = [text for name, text in vars(texts).items() if name.isupper() and isinstance(text, str)]
    assert len(said) > 40
    for text in said:
        assert parse_html(text).text
