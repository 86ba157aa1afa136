"""A process that reads files for another one: both ends of it.

A line of JSON with a file's path and digest comes in on standard input; a line with what it says,
or with why it cannot be read, goes out. Nothing that comes back is run, whatever a hostile file has
made of the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

import bot
from bot.reports.document import Block, Kind
from bot.reports.formats.extract import Extract

_SECONDS = 300.0
"""After which a file is given up."""
_CRASHED = "it brings down the program that reads it. Print it anew as .pdf or take it out."
_SLOW = f"reading it takes more than {_SECONDS:.0f} seconds. Split it or take it out."


class Process:
    """A reading process, started when there is a file to read and anew after it has ended."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._end()

    def read(self, file: Path, digest: str) -> Extract | str:
        """What a file says, or why it cannot be read; also where it ends the process."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(_line([os.fsdecode(file.absolute()), digest]))
            process.stdin.flush()
            answer = _extract(json.loads(process.stdout.readline()))
        except (OSError, ValueError, TypeError, KeyError):
            self._end()
            answer = _CRASHED if timer.is_alive() else _SLOW
        finally:
            timer.cancel()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(bot.__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot.reports.process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**_environment(), "PYTHONPATH": path},
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)
            process.wait()


def _environment() -> dict[str, str]:
    """The environment without what a hostile file has no business to know: the bot's token."""
    return {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return  # What was still to be written to a process that is gone.


def serve() -> None:
    """Read what standard input asks for until it ends."""
    from bot.reports.single import extracted

    for line in sys.stdin.buffer:
        file, digest = json.loads(line)
        answer: object
        try:
            answer = _table(extracted(Path(file), digest))
        except ValueError as error:
            answer = str(error)
        sys.stdout.buffer.write(_line(answer))
        sys.stdout.buffer.flush()


def _line(value: object) -> bytes:
    return json.dumps(value).encode("ascii") + b"\n"


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
    serve()
