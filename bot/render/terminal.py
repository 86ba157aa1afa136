"""One answer or page written to a stream: rich on a terminal, plain everywhere else."""

from __future__ import annotations

import os
from typing import TextIO

from bot.answering.answer import Answer
from bot.render import plain
from bot.render.notice import Page


def show(answer: Answer, stream: TextIO) -> None:
    """Writes the answer; FORCE_COLOR set to anything makes the stream count as a terminal.

    https://force-color.org and https://no-color.org; rich itself reads the latter.
    """
    if _has_colour(stream):
        # Loading rich takes longer than an answer, and a pipe does not need it.
        from bot.render import pretty, screen

        screen.open_screen(stream).print(pretty.render(answer))
    else:
        stream.write(plain.render(answer) + "\n")


def show_page(page: Page, stream: TextIO) -> None:
    """Writes a page in the same way."""
    if _has_colour(stream):
        from bot.render import pretty, screen

        screen.open_screen(stream).print(pretty.page(page))
    else:
        stream.write(plain.page(page) + "\n")


def _has_colour(stream: TextIO) -> bool:
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))
