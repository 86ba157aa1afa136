"""A bar that shows which file is read, on a terminal, when reading takes time."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from threading import Timer
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.reports.problem import shown
from bot.reports.readers import Told

_PATIENCE = 1.0
"""Seconds before a bar shows."""


def reading_bar() -> AbstractContextManager[Told | None]:
    """Who is told of each file within it; nobody where standard error is no terminal."""
    return _Bar(Console(stderr=True)) if sys.stderr.isatty() else nullcontext()


class _Bar:
    """Appears after a second and is wiped out at the end."""

    def __init__(self, console: Console, patience: float = _PATIENCE) -> None:
        columns = TextColumn("Reading"), BarColumn(), MofNCompleteColumn()
        name = TextColumn("{task.description}")
        self._progress = Progress(*columns, name, console=console, transient=True)
        self._task = self._progress.add_task("", total=None)
        self._timer = Timer(patience, self._progress.start)

    def __enter__(self) -> Told:
        self._timer.daemon = True
        self._timer.start()
        return self._tell

    def _tell(self, name: str, done: int, total: int) -> None:
        text = escape(shown(name))
        self._progress.update(self._task, completed=done, total=total, description=text)

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()
