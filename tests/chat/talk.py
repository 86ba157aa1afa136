"""People talking to the bot: updates as Telegram sends them, and what the bot plans for each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import telegram

from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.replies.routes import plan
from bot.chat.sights.gallery import Wanted
from bot.render.place.drawing import Artist
from bot.render.place.showing import show
from tests.chat.server.markup import parse_html
from tests.chat.server.parameters import breaches, units

BOT = {"id": 99, "is_bot": True, "first_name": "Peelbot", "username": "peelbot"}
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100200, "type": "supergroup", "title": "Governance"}
NOON = 1_700_000_000


@dataclass
class Clock:
    now: float = NOON

    def __call__(self) -> float:
        return self.now


@dataclass
class Talk:
    """Every plan is made twice, as after a crash, and every request is held to the Bot API."""

    context: Context
    clock: Clock
    update_id: int = 100
    message_id: int = 10
    sent: dict[int, list[int]] = field(default_factory=dict)

    def plan(self, **content: Any) -> Any:
        self.update_id += 1
        raw = json.loads(json.dumps({"update_id": self.update_id, **content}))
        update = telegram.Update.de_json(raw, None)
        calls = plan(update, self.context)
        if isinstance(calls, Wanted):
            with Artist() as artist:
                self.context.gallery.put(calls, show(calls.span, calls.file, artist))
            calls = plan(update, self.context)
        assert plan(update, self.context) == calls
        for call in calls if isinstance(calls, tuple) else ():
            check(call)
        return calls

    def message(self, chat: dict[str, Any], **content: Any) -> dict[str, Any]:
        self.message_id += 1
        base = {"message_id": self.message_id, "date": int(self.clock()), "chat": chat}
        return {**base, "from": ANNA, **content}

    def say(self, text: str, chat: dict[str, Any] = PRIVATE, **more: Any) -> tuple[Call, ...]:
        return self.plan(message=self.message(chat, text=text, **more))

    def deliver(self, calls: tuple[Call, ...]) -> list[int]:
        """What the transport does with the last plan: ids for its messages, remembered."""
        ids = []
        for call in calls:
            if call.method in ("sendMessage", "sendPhoto", "sendDocument"):
                self.message_id += 1
                self.context.store.remember_sent(
                    self.update_id, call.parameters["chat_id"], self.message_id
                )
                ids.append(self.message_id)
        return ids

    def edit(self, message_id: int, text: str, chat: dict[str, Any] = PRIVATE) -> tuple[Call, ...]:
        message = self.message(chat, text=text, date=NOON, edit_date=int(self.clock()))
        return self.plan(edited_message={**message, "message_id": message_id})

    def press(
        self, data: str | None, chat: dict[str, Any] = PRIVATE, **more: Any
    ) -> tuple[Call, ...]:
        under = {"message_id": 5, "date": NOON, "chat": chat, "from": BOT, "text": "…", **more}
        query = {"id": "1", "from": ANNA, "chat_instance": "c", "message": under, "data": data}
        return self.plan(callback_query=query)

    def inline(self, text: str) -> Any:
        query = {"id": "1", "from": ANNA, "query": text, "offset": ""}
        (call,) = self.plan(inline_query=query)
        return call.parameters


def texts(calls: tuple[Call, ...]) -> list[str]:
    return [call.parameters["text"] for call in calls if call.method == "sendMessage"]


def buttons(call: Call) -> dict[str, Any]:
    """The buttons under a message, by their texts."""
    rows = call.parameters.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button for row in rows for button in row}


def data(call: Call, text: str) -> str:
    return str(buttons(call)[text]["callback_data"])


def check(call: Call) -> None:
    parameters = json.loads(json.dumps(dict(call.parameters)))
    files = dict(call.files)
    uploaded = files if call.method in ("sendPhoto", "sendDocument") else {}
    assert breaches(call.method, {**parameters, **uploaded}) == []
    for text, limit in _markup(parameters):
        parsed = parse_html(text)
        assert 0 < units(parsed.text) <= limit
        assert len(parsed.kinds) <= 100
    for result in parameters.get("results", []):
        check_result(result)


def check_result(result: dict[str, Any]) -> None:
    parsed = parse_html(result["input_message_content"]["message_text"])
    assert 0 < units(parsed.text) <= 4096
    assert result["title"].strip()


def _markup(parameters: dict[str, Any]) -> list[tuple[str, int]]:
    found = []
    if "parse_mode" in parameters:
        found += [
            (parameters[n], m) for n, m in (("text", 4096), ("caption", 1024)) if n in parameters
        ]
    media = parameters.get("media", {})
    return found + ([(media["caption"], 1024)] if "caption" in media else [])
