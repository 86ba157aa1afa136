"""The conversations in the documentation, held against what the bot says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.transcripts import CONVERSATIONS, FILE, transcripts

pytestmark = pytest.mark.slow


def test_the_conversations_are_what_the_bot_says(tmp_path: Path) -> None:
    kept = FILE.read_text(encoding="utf-8")
    assert kept == transcripts(tmp_path), "python -m scripts.transcripts writes them anew"
    assert len(CONVERSATIONS) == kept.count("\n## ") == 10
