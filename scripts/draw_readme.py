"""Draw README's pictures of the console and of Telegram from what the program itself answers.

    python -m scripts.draw_readme

Both are SVG files in docs/pictures/. The console's is a conversation at the real prompt, with keys
typed into it; Telegram's shows the messages and buttons that the bot plans for an update. Run it
again where tests/scripts/test_draw_readme.py says that a picture has grown old.
"""

from __future__ import annotations

import io
import os
import re
from contextlib import closing, redirect_stdout
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import telegram
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.chat.context import Context
from bot.chat.memory.store import Store
from bot.chat.replies.routes import plan
from bot.config import Settings, load
from bot.console.commands import Talk
from bot.console.prompt import converse
from scripts.bubbles import Message, draw

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
TYPED = ("what is the workforce grading?", "how much did they save?")
WRITTEN = "How much did the force save?"
COLUMNS = 88


def pictures(state: Path) -> dict[str, str]:
    """The SVG texts by the names of their files, over the report that the program ships with."""
    settings = replace(load({}, state / "none"), state=state)
    assistant = open_assistant(settings)
    return {
        "console.svg": console(assistant, settings),
        "telegram.svg": chat(assistant, settings),
    }


def console(assistant: Assistant, settings: Settings) -> str:
    """A conversation as the prompt writes it to a terminal."""
    screen = _Terminal()
    known = {"COLUMNS": str(COLUMNS), "TERM": "xterm-16color"}
    with (
        patch.dict(os.environ, known),
        create_pipe_input() as keys,
        create_app_session(input=keys, output=DummyOutput()),
        redirect_stdout(screen),
    ):
        keys.send_text("".join(f"{question}\r" for question in TYPED) + "\x04")
        converse(Talk(assistant, settings))
    recorded = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    recorded.print(Text.from_ansi(screen.getvalue()))
    picture = recorded.export_svg(title="peelbot", theme=MONOKAI, unique_id="peelbot")
    # A picture may not fetch fonts from elsewhere; the viewer's own do as well.
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def chat(assistant: Assistant, settings: Settings) -> str:
    """A question, and the messages and buttons that the bot plans as its answer."""
    person = {"id": 7, "is_bot": False, "first_name": "Ann"}
    place = {"id": 7, "type": "private", "first_name": "Ann"}
    message = {"message_id": 1, "date": 1, "chat": place, "from": person, "text": WRITTEN}
    update = telegram.Update.de_json({"update_id": 1, "message": message}, None)
    with closing(Store(settings.state / "chats.sqlite3")) as store:
        calls = plan(update, Context(assistant, settings, 99, "peelbot", store))
    answers = [
        Message("bot", call.parameters["text"], _labels(call.parameters["reply_markup"]))
        for call in calls
    ]
    return draw([Message("own", escape(WRITTEN)), *answers])


def _labels(markup: dict[str, list[list[dict[str, str]]]]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in markup["inline_keyboard"]]


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as state:
        for name, picture in pictures(Path(state)).items():
            (PICTURES / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
