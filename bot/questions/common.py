"""The words of English so common that a text without them lacks nothing."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("common.txt")


def common_words() -> frozenset[str]:
    """The thousand commonest, folded."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
