"""Has a file read by a process of its own, which a hostile file may bring down but nothing else."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import bot
from bot.chat import texts

_TOLD = 4096
"""Bytes that are read of what the process tells."""
_SLACK = 5.0
"""Seconds after which a process is ended that outlives its own limits."""
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TZ", "PYTHONDONTWRITEBYTECODE")
"""Of the bot's environment; the token is not among them."""

_OUT_OF_TIME = (-14, -24)
"""Ended by SIGALRM or SIGXCPU."""

POSSIBLE = find_spec("resource") is not None
"""Whether the system can bound a process; Windows cannot."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    seconds: int
    megabytes: int


async def read_apart(file: Path, result: Path, limits: Limits) -> str:
    """Empty once the result is written; else why the file cannot be read, for who sent it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.chat.files.reader"),
        *(str(file), str(result), str(limits.seconds), str(limits.megabytes)),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,
        env=_environment(),
        cwd="/",
        start_new_session=True,
    )
    try:
        told = await asyncio.wait_for(_told(process), limits.seconds + _SLACK)
    except asyncio.TimeoutError:
        return texts.FILE_TOO_SLOW
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return _reason(told, process.returncode)


async def _told(process: Process) -> bytes:
    assert process.stdout is not None
    told = await process.stdout.read(_TOLD)
    await process.wait()
    return told


def _reason(told: bytes, status: int | None) -> str:
    if status == 0:
        with suppress(ValueError):
            reason = json.loads(told)
            if isinstance(reason, str):
                return reason
    # Where memory runs out, a library may end the process before Python hears of it.
    return texts.FILE_TOO_SLOW if status in _OUT_OF_TIME else texts.FILE_TOO_LARGE


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = str(Path(bot.__file__).resolve().parent.parent)
    return {**kept, "PYTHONPATH": home, "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}
