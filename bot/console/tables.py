"""A table of what each report answers, a screen at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.packs.lines import sheets
from bot.packs.table import asked
from bot.render.progress import reading_bar
from bot.render.sheet import Sheet

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant

_SCREEN = 10
"""Reports that are shown at once."""


class Tables:
    """The table last asked for, and how far it has been shown."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._shown = 0

    def open(self, assistant: Assistant, question: str) -> Sheet:
        """The first reports of a new table."""
        with reading_bar("Asking") as told:
            (self._sheet,) = sheets(asked(assistant, [question], told=told))
        self._shown = 0
        first = self.more()
        return first if first else self._sheet

    def more(self) -> Sheet | None:
        """The next reports of it; None where all have been shown."""
        if self._sheet is None:
            return None
        entries = self._sheet.entries[self._shown :][:_SCREEN]
        self._shown += len(entries)
        return replace(self._sheet, entries=entries, left=self.waiting) if entries else None

    @property
    def waiting(self) -> int:
        """How many reports /more has left."""
        return len(self._sheet.entries) - self._shown if self._sheet else 0

    def close(self) -> None:
        """Another question is asked: /more is about that from now on."""
        self._sheet = None
