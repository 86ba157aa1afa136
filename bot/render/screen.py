"""The terminal as rich sees it."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console


def open_screen(stream: TextIO) -> Console:
    """A console that takes text as it is: no markup, no emoji codes, no guessed colours."""
    return Console(file=stream, markup=False, emoji=False, highlight=False)
