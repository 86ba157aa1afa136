"""Write docs/conversations.md: ten conversations on Telegram, as the bot itself plans its answers.

    python -m scripts.transcripts

Run it again where tests/scripts/test_transcripts.py says that what the bot answers has changed.
"""

from __future__ import annotations

import asyncio
import html
import re
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import telegram

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.files.apart import Limits, read_apart
from bot.chat.files.needed import Needed
from bot.chat.files.shelf import Sent, Shelf
from bot.chat.memory.store import Store
from bot.chat.replies.routes import plan
from bot.config import Settings, load

FILE = Path(__file__).parent.parent / "docs" / "conversations.md"
_COLUMNS = 76
_NOW = 1_700_000_000.0
_ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
_BOT = {"id": 99, "is_bot": True, "first_name": "Peelbot", "username": "peelbot"}
_PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
_GROUP = {"id": -1007, "type": "supergroup", "title": "Scrutiny panel"}
_HEAD = """# Ten conversations

What people write on Telegram (›) and what the bot answers (‹), its buttons in brackets, over the
report that comes with it. Made by `python -m scripts.transcripts`, never by hand.
"""
_REPORT = """Loam Borough Council inspection 2024

Published 3 May 2024

How well does the council collect waste?

Good

The council collects waste from 61,200 homes each week. It recycles 54% of what it collects.

How well does the council repair its roads?

Requires improvement

Repairs take 19 days on average because two of the five crews have no foreman.

Areas for improvement

• The council should fill the two posts of foreman
• The council should tell residents when a repair is due
"""

CONVERSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The first meeting", ("/start", "[What is the overall grade?]")),
    ("A grade, and why", ("what is the workforce grading?", "why?", "[In context]")),
    ("A figure, and where it stands", ("how much did the force save?", "source?")),
    ("A list", ("list all the gradings",)),
    ("What the report does not say", ("how many police horses are there?",)),
    (
        "Misspelt, and with a story",
        ("hi! my neighbour says they lost ofifcers. how many were cut?",),
    ),
    ("Two questions at once", ("what grade for finances? and what should improve?", "thanks!")),
    ("In a group", ("added", "/ask@peelbot what is the overall grade?", "not for the bot")),
    ("A claim", ("they saved £30m, right?", "says who?")),
    (
        "A file of one’s own",
        (
            "file loam.txt",
            "what grade for roads?",
            "how long do repairs take?",
            "how many special constables are there?",
            "[Ask my reports instead]",
            "/library",
            "/forget",
        ),
    ),
)
"""By heading: what is written, a button in brackets, ``added`` to a group, or a file sent."""


def transcripts(folder: Path) -> str:
    """The page, made in a folder for what the bot keeps meanwhile."""
    settings = replace(load({}, folder / "none"), state=folder / "state")
    assistant = open_assistant(settings)
    assistant.learn()
    parts = [_HEAD]
    for number, (title, lines) in enumerate(CONVERSATIONS, 1):
        with closing(Store(folder / f"{number}.sqlite3")) as store:
            place = _GROUP if "added" in lines else _PRIVATE
            talk = _Talk(_context(assistant, settings, store, folder), folder, place)
            said = "\n".join(line for text in lines for line in talk.turn(text))
        parts.append(f"## {number}. {title}\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


def _context(assistant: Assistant, settings: Settings, store: Store, folder: Path) -> Context:
    shelf = Shelf(folder / "files", assistant.model, lambda: _NOW)
    return Context(*(assistant, settings, 99, "peelbot", store), clock=lambda: _NOW, shelf=shelf)


@dataclass
class _Talk:
    """Somebody and the bot, one update after another."""

    context: Context
    folder: Path
    place: Mapping[str, Any]
    updates: int = 0
    buttons: dict[str, str] = field(default_factory=dict)
    """What the buttons of the latest messages come back as."""

    def turn(self, text: str) -> Iterator[str]:
        """What is written and what is answered, in lines."""
        yield f"› {text}"
        calls = self._planned(self._update(text))
        for call in calls:
            yield from self._told(call)
        if not calls:
            yield "  (silence)"
        yield ""

    def _planned(self, content: dict[str, Any]) -> tuple[Call, ...]:
        self.updates += 1
        update = telegram.Update.de_json({"update_id": self.updates, **content}, None)
        planned = plan(update, self.context)
        if isinstance(planned, Needed):
            self._read(planned)
            planned = plan(update, self.context)
        assert not isinstance(planned, Needed)
        return planned

    def _read(self, needed: Needed) -> None:
        file, result = self.folder / needed.name, self.folder / "result"
        file.write_text(_REPORT, encoding="utf-8")
        assert not asyncio.run(read_apart(file, result, Limits(60, 512)))
        assert self.context.shelf is not None
        self.context.shelf.put(Sent(7, needed.update_id, int(_NOW) + 3600), result)

    def _update(self, text: str) -> dict[str, Any]:
        if text == "added":
            old, new = ({"user": _BOT, "status": status} for status in ("left", "member"))
            change = {"chat": self.place, "from": _ANN, "date": 1}
            return {"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": new}}
        message = {"message_id": 10 + self.updates, "date": int(_NOW), "chat": self.place}
        if text.startswith("["):
            under = {**message, "from": _BOT, "text": "…"}
            query = {"id": "1", "from": _ANN, "chat_instance": "c", "message": under}
            return {"callback_query": {**query, "data": self.buttons[text.strip("[]")]}}
        if text.startswith("file "):
            document = {"file_id": "f", "file_unique_id": "u", "file_name": text[5:]}
            return {"message": {**message, "from": _ANN, "document": document}}
        return {"message": {**message, "from": _ANN, "text": text}}

    def _told(self, call: Call) -> Iterator[str]:
        text = call.parameters.get("text") or call.parameters.get("caption") or ""
        if not call.method.startswith(("send", "edit")):
            return
        yield from _lines(text)
        rows = call.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        for row in rows:
            labels = " ".join(f"[{button['text']}]" for button in row)
            yield from textwrap.wrap(
                labels, _COLUMNS, initial_indent="    ", subsequent_indent="    "
            )
            pressed = {b["text"]: b["callback_data"] for b in row if "callback_data" in b}
            self.buttons.update(pressed)


def _lines(text: str) -> Iterator[str]:
    """A message of HTML as lines; quotes are marked, and bold and italics left out."""
    mark, quoted = "‹ ", False
    for line in re.sub(r"(</?blockquote[^>]*>)", r"\n\1\n", text).split("\n"):
        if line.startswith(("<blockquote", "</blockquote")):
            quoted = line.startswith("<b")
            continue
        plain = html.unescape(re.sub(r"<[^>]+>", "", line)).strip()
        if not plain:
            continue
        indent = "  │ " if quoted else "  "
        first = f"{mark}│ " if quoted and mark == "‹ " else mark if not quoted else indent
        yield from textwrap.wrap(
            plain, _COLUMNS, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        )
        mark = "  "


def main() -> None:
    """Write the page."""
    with TemporaryDirectory() as folder:
        FILE.write_text(transcripts(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
