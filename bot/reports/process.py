"""A process that reads files for another one: both ends of it.

A file's path and digest come in; what the file says, or why it cannot be read, goes out.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.reports import apart
from bot.reports.apart import Apart, CrashedError, SlowError
from bot.reports.document import Block, Kind
from bot.reports.formats.extract import Extract

_SECONDS = 300.0
"""After which a file is given up."""
_CRASHED = "it brings down the program that reads it. Print it anew as .pdf or take it out."
_SLOW = f"reading it takes more than {_SECONDS:.0f} seconds. Split it or take it out."


class Process:
    """A reading process, started when there is a file to read and anew after it has ended."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._apart = Apart("bot.reports.process", seconds)

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._apart.end()

    def read(self, file: Path, digest: str) -> Extract | str:
        """What a file says, or why it cannot be read; also where it ends the process."""
        try:
            return _extract(self._apart.ask([os.fsdecode(file.absolute()), digest]))
        except SlowError:
            return _SLOW
        except (CrashedError, TypeError, KeyError, ValueError):
            self._apart.end()
            return _CRASHED


def _read(work: Any) -> object:
    from bot.reports.single import extracted

    file, digest = work
    try:
        return _table(extracted(Path(file), digest))
    except ValueError as error:
        return str(error)


def _table(extract: Extract) -> dict[str, Any]:
    return {
        "text": extract.text,
        "blocks": [(b.kind.value, b.start, b.end, b.level) for b in extract.blocks],
        "pages": extract.pages,
        "unread": extract.unread,
    }


def _extract(answer: Any) -> Extract | str:
    if isinstance(answer, str):
        return answer
    blocks = tuple(Block(Kind(kind), *numbers) for kind, *numbers in answer["blocks"])
    return Extract(answer["text"], blocks, tuple(answer["pages"]), tuple(answer["unread"]))


if __name__ == "__main__":
    apart.serve(_read)
