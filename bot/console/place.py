"""A quote in its place, written to a file and opened where there is a screen."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.answering.answer import Quote

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.config import Settings

FOLDER = "pages"
"""The folder in the state folder that holds the last files written."""


def shown(quote: Quote, assistant: Assistant, settings: Settings) -> str:
    """What was written and where, as a sentence; raises StateError where that cannot be.

    On a terminal with a screen the file is opened by what the system opens it with.
    """
    # Loading these takes as long as an answer; no other command needs them.
    from bot.render.place.drawing import Artist
    from bot.render.place.showing import show
    from bot.render.place.writing import keep

    document = quote.span.document
    with Artist() as artist:
        sight = show(quote.span, assistant.file_of(document, settings.corpus), artist)
    written = keep(sight, settings.state / FOLDER)
    if sys.stdin is not None and sys.stdin.isatty() and has_screen(os.environ, sys.platform):
        webbrowser.open(written.absolute().as_uri())
    return f"{document.title}, {sight.said}: {written}"


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether something opened here comes before the eyes of who sits at the terminal."""
    if "SSH_CONNECTION" in environment:
        return False
    own = platform in ("win32", "darwin")
    return own or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
