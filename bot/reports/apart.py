"""A process that does work for another one, which a hostile file may bring down but nothing else.

A line of JSON comes in on its standard input for each piece of work, and a line goes out with what
came of it. Nothing that comes back is run, whatever a hostile file has made of the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

import bot


class CrashedError(Exception):
    """The work ended the process that did it."""


class SlowError(Exception):
    """The work took longer than it may, and the process was ended."""


class Apart:
    """A process of a module's, started when there is work and anew after it has ended."""

    def __init__(self, module: str, seconds: float) -> None:
        """``seconds`` is what one piece of work may take."""
        self._module = module
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.end()

    def ask(self, work: object) -> Any:
        """What comes of a piece of work, as JSON values; raises CrashedError or SlowError."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(_line(work))
            process.stdin.flush()
            return json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            self.end()
            raise (CrashedError if timer.is_alive() else SlowError) from error
        finally:
            timer.cancel()

    def end(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)
            process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(bot.__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Of many threads the memory alone would be more than a process may take.
            env={**_environment(), "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
        )
        return self._process


def serve(work: Callable[[Any], object]) -> None:
    """Do each piece of work that standard input brings, until it ends."""
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(_line(work(json.loads(line))))
        sys.stdout.buffer.flush()


def _environment() -> dict[str, str]:
    """The environment without what a hostile file has no business to know: the bot's token."""
    return {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return  # What was still to be written to a process that is gone.


def _line(value: object) -> bytes:
    return json.dumps(value).encode("ascii") + b"\n"
