"""The real bot with the smallest plan: it repeats what it is told, for tests that start it.

``slow``, ``fail``, ``die``, ``photo`` and ``page`` at the start of a message make it so.
``HANG_SECONDS`` in the environment shortens the times after which it is taken to hang.
"""

from __future__ import annotations

import os
import sys
import time

import telegram

from bot import config
from bot.chat.botapi.call import Call
from bot.chat.worker import service
from bot.chat.worker.planner import Handlers
from bot.chat.worker.service import Me
from bot.chat.worker.start import run_with
from bot.errors import BotError

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "78da63f8cfc0000003010100f70341430000000049454e44ae426082"
)


def plan(update: telegram.Update) -> tuple[Call, ...]:
    message = update.message
    if message is None or message.text is None:
        return ()
    text, chat = message.text, message.chat.id
    if text.startswith("slow"):
        time.sleep(float(text.split()[1]))
    if text.startswith("fail"):
        raise LookupError(f"cannot answer {text}")
    if text.startswith("die"):
        os._exit(9)
    if text.startswith("photo"):
        said = {"chat_id": chat, "caption": f"answer to {text}"}
        return (Call("sendPhoto", said, {"photo": PIXEL}),)
    if text.startswith("page"):
        said = {"chat_id": chat, "caption": f"answer to {text}"}
        return (Call("sendDocument", said, {"document": b"<!doctype html>"}, "loam.html"),)
    if text.startswith("calls"):
        return tuple(
            Call("sendMessage", {"chat_id": chat, "text": f"answer {i} to {text}"})
            for i in range(int(text.split()[1]))
        )
    return (Call("sendMessage", {"chat_id": chat, "text": f"answer to {text}"}),)


def open_handlers(me: Me) -> Handlers:
    assert me.username
    return Handlers(plan)


def main() -> int:
    if seconds := os.environ.get("HANG_SECONDS"):
        service._HANG_SECONDS = service._PLAN_SECONDS = float(seconds)
    try:
        startup = (Call("setMyCommands", {"commands": [{"command": "help", "description": "-"}]}),)
        return run_with(config.load(), open_handlers, startup)
    except BotError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
