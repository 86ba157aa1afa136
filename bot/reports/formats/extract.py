"""What a format hands over: canonical text and the blocks in it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reports.document import Block, Kind


@dataclass(frozen=True, slots=True)
class Extract:
    """Clean reading text, its blocks in order, and the offset at which each page starts."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()


class Builder:
    """Appends blocks one by one and puts the white space between them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    @property
    def length(self) -> int:
        """The length of the text so far."""
        return self._length

    def add(self, kind: Kind, text: str, level: int = 0) -> None:
        """Append one block; white space around the text is dropped, and so is an empty one."""
        text = text.strip()
        if not text:
            return
        self._write(self._gap(kind))
        start = self._length
        self._write(text)
        self._blocks.append(Block(kind, start, self._length, level))

    def extract(self, pages: tuple[int, ...] = ()) -> Extract:
        """All that was added."""
        return Extract("".join(self._parts), tuple(self._blocks), pages)

    def _gap(self, kind: Kind) -> str:
        if not self._blocks:
            return ""
        inside_list = kind is Kind.ITEM and self._blocks[-1].kind is Kind.ITEM
        return "\n" if inside_list else "\n\n"

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
