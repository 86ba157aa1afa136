"""One answer written to a stream: rich on a terminal, plain everywhere else."""

from __future__ import annotations

import os
from typing import TextIO

from bot.answering.answer import Answer
from bot.render import plain


def show(answer: Answer, stream: TextIO) -> None:
    """Writes the answer; FORCE_COLOR set to anything makes the stream count as a terminal.

    https://force-color.org and https://no-color.org; rich itself reads the latter.
    """
    if stream.isatty() or os.environ.get("FORCE_COLOR"):
        # Loading rich takes longer than an answer, and a pipe does not need it.
        from bot.render import pretty, screen

        screen.open_screen(stream).print(pretty.render(answer))
    else:
        stream.write(plain.render(answer) + "\n")
