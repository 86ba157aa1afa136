"""What a format hands over: canonical text and the blocks in it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reports.document import Block


@dataclass(frozen=True, slots=True)
class Extract:
    """Clean reading text, its blocks in order, and the offset at which each page starts."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    """Pages, counted from 1, that hold pictures and no text."""
