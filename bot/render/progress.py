"""A bar that shows which file is read, on a terminal, when reading takes time."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING

from bot.reports.problem import shown
from bot.reports.readers import Told

if TYPE_CHECKING:
    from rich.console import Console

_PATIENCE = 1.0
"""Seconds before a bar shows."""


def reading_bar(doing: str = "Reading") -> AbstractContextManager[Told | None]:
    """Who is told of each file within it; nobody where standard error is no terminal.

    ``doing``: the word before the bar.
    """
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Bar(Console(stderr=True), doing=doing)


class Bar:
    """Appears after a second and is wiped out at the end."""

    def __init__(
        self, console: Console, patience: float = _PATIENCE, doing: str = "Reading"
    ) -> None:
        # What is no terminal never shows one, and need not wait for it to load.
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        name = TextColumn("{task.description}", markup=False)
        columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), name)
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=None)
        self._timer = Timer(patience, self._progress.start)

    def __enter__(self) -> Told:
        self._timer.daemon = True
        self._timer.start()
        return self._tell

    def _tell(self, name: str, done: int, total: int) -> None:
        self._progress.update(self._task, completed=done, total=total, description=shown(name))

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()
