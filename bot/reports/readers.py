"""Reads many files at once, each in a process that a bad file may bring down but nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from bot.reports.formats.extract import Extract
from bot.reports.process import Process
from bot.reports.single import extracted

Told = Callable[[str, int, int], None]
"""Is told the name of a file that is begun or done, how many are done, and of how many."""
_WORTH = 3_000_000
"""Bytes from which a second process, which takes 0.3 s to start, saves time."""
_MOST = 8
"""Processes at once; each holds the file that it reads."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: where it is, the SHA-256 of its bytes, and how many there are."""

    file: Path
    digest: str
    size: int


def read_all(
    tasks: Sequence[Task], told: Told | None = None, processes: int | None = None
) -> list[Extract | str]:
    """What each file says, or why it cannot be read, in the order of the tasks.

    Few small files are read in this process; ``processes`` chooses otherwise, 0 for none.
    """
    count = _worthwhile(tasks) if processes is None else processes
    found: dict[int, Extract | str] = {}
    with _shared_out(tasks, count) if count else nullcontext(_in_turn(tasks)) as steps:
        for number, extract in steps:
            if extract is not None:
                found[number] = extract
            if told:
                told(tasks[number].file.name, len(found), len(tasks))
    return [found[number] for number in range(len(tasks))]


_Step = tuple[int, "Extract | str | None"]
"""The number of a task, and what came of it; None where it was only begun."""


def _in_turn(tasks: Sequence[Task]) -> Iterator[_Step]:
    for number, task in enumerate(tasks):
        yield number, None
        yield number, _read_here(task)


@contextmanager
def _shared_out(tasks: Sequence[Task], count: int) -> Iterator[Iterator[_Step]]:
    """The steps of reading in some processes, each fed by a thread of its own."""
    with ExitStack() as stack:
        processes: SimpleQueue[Process] = SimpleQueue()
        for _ in range(count):
            processes.put(stack.enter_context(Process()))
        pool = ThreadPoolExecutor(count)
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        yield _steps(tasks, pool, processes)


def _steps(
    tasks: Sequence[Task], pool: ThreadPoolExecutor, processes: SimpleQueue[Process]
) -> Iterator[_Step]:
    steps: SimpleQueue[_Step] = SimpleQueue()

    def read(number: int) -> None:
        process = processes.get()
        steps.put((number, None))
        steps.put((number, process.read(tasks[number].file, tasks[number].digest)))
        processes.put(process)

    # The largest first, so that none is left for the end when the others have nothing to do.
    for number in sorted(range(len(tasks)), key=lambda n: -tasks[n].size):
        pool.submit(read, number)
    left = len(tasks)
    while left:
        step = steps.get()
        left -= step[1] is not None
        yield step


def _read_here(task: Task) -> Extract | str:
    try:
        return extracted(task.file, task.digest)
    except ValueError as error:
        return str(error)


def _worthwhile(tasks: Sequence[Task]) -> int:
    """How many processes make the reading faster."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    worth = sum(task.size for task in tasks) // _WORTH
    count = min(len(tasks), usable or 1, worth, _MOST)
    return count if count > 1 else 0
