"""The program: reads the settings, runs one command, and says in one line what went wrong."""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.command_line import command_line
from bot.config import Settings, load
from bot.errors import BotError

_BAD = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 nothing found, 2 bad usage."""
    # Before numpy is loaded: in the small products of one question its threads only spin (on
    # Telegram 105 ms of processor a reply instead of 25); what is large is shared out in
    # bot/search/meaning.py.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = command_line().parse_args(arguments)
    command: Callable[[argparse.Namespace, Settings], int] = options.command
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        settings = _settings(options)
        logging.basicConfig(level=settings.log_level, format="%(levelname)s: %(message)s")
        for text in settings.misspelt:
            logging.warning(text)
        return command(options, settings)
    except BotError as error:
        print(f"peelbot: {error}", file=sys.stderr)
        return _BAD
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _settings(options: argparse.Namespace) -> Settings:
    settings = load()
    if options.corpus:
        settings = replace(settings, corpus=Path(options.corpus))
    return settings


if __name__ == "__main__":
    sys.exit(main())
