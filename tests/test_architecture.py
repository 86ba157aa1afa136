"""Imports point one way, and each library has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"

LAYERS = (
    {"errors", "config", "document", "answer"},
    {"formats", "fit", "analysis", "acronyms", "vectors"},
    {
        "inspection",
        "passages",
        "lexicon",
        "postings",
        "corpus",
        "query",
        "spelling",
        "phrases",
        "question",
    },
    {"tables", "meaning", "index", "ranking", "saved"},
    {"answering", "conversation"},
    {"assistant"},
    {"render"},
    {"console", "console_commands", "console_prompt", "chat", "evaluation"},
    {"__main__"},
)
"""From the ground up; a module imports from its own layer and from those before it."""

HOMES = {
    "rank_bm25": {"postings.py", "evaluation/baseline.py"},
    "nltk": {"analysis.py", "passages.py"},
    "spellchecker": {"spelling.py"},
    "rapidfuzz": {"spelling.py"},
    "dotenv": {"config.py"},
    "tomllib": {"corpus.py"},
}


def modules() -> list[Path]:
    return sorted(BOT.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "bot":
                yield from (f"bot.{alias.name}" for alias in node.names)


def layer(name: str) -> int:
    return next(i for i, names in enumerate(LAYERS) if name in names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(BOT).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "bot" and len(parts) > 1 and parts[1] != "__version__":
            assert layer(parts[1]) <= layer(own), f"{path.name} imports {name}"


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    users = {
        str(path.relative_to(BOT))
        for path in modules()
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users == HOMES[library]


def test_only_chat_knows_telegram() -> None:
    users = {
        path.relative_to(BOT).parts[0]
        for path in modules()
        if any(name.split(".")[0] == "telegram" for name in imported(path))
    }
    assert users == {"chat"}
