"""The console: a prompt on a terminal, questions line by line otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import TYPE_CHECKING

from bot.console.commands import Answered, Around, Leave, Reply, Talk, reply
from bot.render import plain, sheet

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.config import Settings

_INTERRUPTED = 130
"""What a shell reports after Ctrl-C: 128 and the number of SIGINT."""


def run(
    assistant: Assistant, settings: Settings, newest: Callable[[], Assistant] | None = None
) -> int:
    """The exit status once the person has left or the input has ended.

    ``newest`` gives the assistant over the reports as they are by then.

    Where standard input or output is not a terminal, each line of input is a question or a
    command, and each reply is plain text followed by an empty line.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        # A character that the terminal's encoding lacks must not end the conversation.
        sys.stdout.reconfigure(errors="replace")
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        # Loading it takes longer than an answer; nothing else needs it.
        from bot.console.prompt import converse

        return converse(Talk(assistant, settings, newest))
    try:
        return _piped(Talk(assistant, settings, newest))
    except BrokenPipeError:
        # Python would complain when it flushes at exit: docs.python.org/3/library/signal.html
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED


def _piped(talk: Talk) -> int:
    if sys.stdin is None:
        return 0
    for raw in sys.stdin.buffer:
        text = raw.decode("utf-8-sig", errors="replace").strip()
        if not text:
            continue
        answer = reply(talk, text)
        if isinstance(answer, Leave):
            break
        sys.stdout.write(_plain(answer) + "\n\n")
        sys.stdout.flush()
    return 0


def _plain(shown: Reply) -> str:
    if isinstance(shown, Answered):
        return plain.render(shown.answer, shown.first)
    if isinstance(shown, sheet.Sheet):
        return sheet.plain(shown)
    if isinstance(shown, Around):
        return plain.context(shown.quote)
    return "" if isinstance(shown, Leave) else plain.page(shown)
