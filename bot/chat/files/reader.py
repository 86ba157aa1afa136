"""The process that reads one file, bounded before it looks at it.

    python -m bot.chat.files.reader FILE RESULT SECONDS MEGABYTES

What comes out is written to RESULT; why nothing does is told on standard output as a JSON string,
which is empty where all went well. It knows no token and opens no connection.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.chat import texts
from bot.errors import ReportError
from bot.reports.corpus import open_report
from bot.search.arrays import Tables, build
from bot.search.files import replacing
from bot.search.storage import pack

LONGEST = 600_000
"""Characters of a report that is taken, some 250 pages."""
_RESULT = 64 << 20
"""Bytes."""
_FILES = 64
_TRIED = 2.0
"""Seconds that the bot itself may take for what it does with a file that was read."""


def main(arguments: Sequence[str]) -> int:
    """0 once it has been told how the reading went."""
    file, result, seconds, megabytes = arguments
    _bound(int(seconds), int(megabytes))
    print(json.dumps(_read(Path(file), Path(result))))
    return 0


def _bound(seconds: int, megabytes: int) -> None:
    """Limits this process; the system ends it where it goes beyond, also without the bot."""
    os.nice(10)
    with suppress(OSError):  # of Linux: where the memory runs out, this process goes first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    signal.alarm(seconds)
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_FSIZE, _RESULT),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError):  # macOS lets nobody limit some of them
            resource.setrlimit(what, (lowest, hard if what == resource.RLIMIT_CPU else lowest))


def _read(file: Path, result: Path) -> str:
    try:
        document = open_report(file)
        if len(document.text) > LONGEST:
            return texts.FILE_TOO_LONG.format(most=LONGEST)
        model = Model.shipped(meaning=False)
        tables = build([document], model.stemmer)
        if _seconds(tables, model) > _TRIED:
            return texts.FILE_TOO_SLOW
        with replacing(result) as stream:
            stream.write(pack(tables))
    except ReportError as error:
        return str(error).removeprefix(f"cannot read {file}: ")
    except MemoryError:
        return texts.FILE_TOO_LARGE
    except Exception:  # whatever a hostile file brings about ends here
        return texts.FILE_UNREADABLE
    return ""


def _seconds(tables: Tables, model: Model) -> float:
    """How long the bot will take to open the report and to answer from it."""
    began = time.process_time()
    assistant = Assistant(tables, model)
    assistant.gradings()
    assistant.areas()
    assistant.answer("Give me the main findings")
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
