"""A bot's side of Telegram: its updates, chats and messages, and the methods it may call.

What the server does is what Telegram's own Bot API server does; its errors use the same words.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from tests.chat.server.markup import MarkupError, Parsed, parse_html
from tests.chat.server.parameters import breaches, units

BOT_ID = 4_200_042
USERNAME = "peel_test_bot"


class Refused(Exception):  # noqa: N818  (an answer, not a failure of the server)
    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(reason: str) -> Refused:
    return Refused(400, f"Bad Request: {reason}")


@dataclass
class Message:
    """A message of the bot's, with every text it has had."""

    chat: int
    id: int
    texts: list[str]
    kinds: tuple[str, ...] = ()
    markup: Any = None
    method: str = "sendMessage"
    parameters: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.texts[-1]


@dataclass(frozen=True)
class Request:
    method: str
    parameters: dict[str, Any]
    at: float


class BotApi:
    """One bot; all methods run on the server's event loop."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.requests: list[Request] = []
        self.breaches: list[str] = []
        """What the bot sent against the documentation; a test wants this empty."""
        self.rejections: list[str] = []
        self.messages: dict[tuple[int, int], Message] = {}
        self.pending: dict[int, dict[str, Any]] = {}
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.webhook: dict[str, Any] = {}
        self.can_read_all_group_messages = False
        self.expired_queries: set[str] = set()
        self.flood_per_second = 0
        """Messages that a chat takes in a second before it floods; 0: no limit."""
        self.flooded: set[int] = set()
        """Chats that take no message."""
        self.slow_down: dict[str, float] = {}
        """Seconds that a method takes."""
        self.files: dict[str, bytes] = {}
        """What people sent, by file_id."""
        self.fetched: list[str] = []
        """The files that were fetched, by file_id."""
        self.hanging: set[int] = set()
        """Chats in which sending does not end."""
        self._sent: dict[int, list[float]] = defaultdict(list)
        self._next_message = 1
        self._next_update = 1000
        self._poll: asyncio.Future[None] | None = None
        self._last_poll: tuple[int | None, float] = (None, 0.0)

    # What people do.

    def push(self, update: dict[str, Any]) -> int:
        """Queues an update, giving it a number where it has none."""
        update_id = update.setdefault("update_id", self._next_update)
        self._next_update = max(self._next_update, update_id) + 1
        self.pending[update_id] = update
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        return int(update_id)

    def ask(self, text: str, chat: int = 1) -> int:
        """Queues a message of a person in a private chat."""
        return self.push({"message": self.incoming(chat, {"text": text})})

    def press(self, text: str, chat: int = 1) -> int:
        """Queues the press of a button, by its text, under the last message that has it."""
        buttons = (
            (message, button)
            for (where, _), message in sorted(self.messages.items(), reverse=True)
            for row in (message.markup or {}).get("inline_keyboard", [])
            for button in row
            if where == chat and button["text"] == text
        )
        message, button = next(buttons)
        under = {**self.incoming(chat, {"text": message.text}), "message_id": message.id}
        query = {"id": str(self._next_update), "from": under["from"], "chat_instance": "c"}
        return self.push(
            {"callback_query": {**query, "message": under, "data": button["callback_data"]}}
        )

    def send_file(self, name: str, content: bytes, chat: int = 1, caption: str = "") -> int:
        """Queues a message that brings a file of a person's."""
        number = f"file-{len(self.files)}"
        self.files[number] = content
        document = {"file_id": number, "file_unique_id": number, "file_name": name}
        more = {"caption": caption} if caption else {}
        sent = {"document": {**document, "file_size": len(content)}, **more}
        return self.push({"message": self.incoming(chat, sent)})

    def incoming(self, chat: int, content: dict[str, Any]) -> dict[str, Any]:
        person = {"id": chat, "is_bot": False, "first_name": f"Person {chat}"}
        place = {"id": chat, "type": "private", "first_name": f"Person {chat}"}
        base = {"message_id": self._number(), "date": int(time.time()), "chat": place}
        return {**base, "from": person, **content}

    def texts(self, chat: int | None = None) -> list[str]:
        """The texts that stand in a chat, or in all, oldest first."""
        found = sorted(self.messages.items(), key=lambda item: item[0][1])
        return [m.text for (where, _), m in found if chat is None or where == chat]

    def _number(self) -> int:
        self._next_message += 1
        return self._next_message - 1

    # What the bot does.

    async def call(self, method: str, values: dict[str, Any], files: dict[str, bytes]) -> Any:
        self.requests.append(Request(method, values, time.monotonic()))
        found = breaches(method, values)
        self.breaches += found
        if found:
            raise self._rejected(bad(found[0]))
        if method in self.slow_down:
            await asyncio.sleep(self.slow_down[method])
        if method == "sendMessage" and values.get("chat_id") in self.hanging:
            await asyncio.sleep(60)
        if method == "getUpdates":
            return await self._get_updates(values)
        handler: Callable[[dict[str, Any], dict[str, bytes]], Any]
        handler = getattr(self, f"_{method}", self._accept)
        try:
            return handler(values, files)
        except Refused as refusal:
            raise self._rejected(refusal) from None

    def _rejected(self, refusal: Refused) -> Refused:
        if refusal.code == 400:
            self.rejections.append(refusal.description)
        return refusal

    def _accept(self, values: dict[str, Any], files: dict[str, bytes]) -> bool:  # noqa: ARG002
        return True

    def _getMe(self, *_: Any) -> dict[str, Any]:  # noqa: N802
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Peelbot",
            "username": USERNAME,
            "can_join_groups": True,
            "can_read_all_group_messages": self.can_read_all_group_messages,
            "supports_inline_queries": True,
        }

    async def _get_updates(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook:
            reason = "can't use getUpdates method while webhook is active; use deleteWebhook"
            raise Refused(409, f"Conflict: {reason} to delete the webhook first")
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )
        poll = self._poll = asyncio.get_running_loop().create_future()
        offset, limit = values.get("offset"), values.get("limit", 100)
        self._confirm(offset)
        # Telegram answers a repeated offset with a single update.
        if offset == self._last_poll[0] and time.monotonic() - self._last_poll[1] < 3:
            limit = 1
        try:
            await self._wait(poll, values.get("timeout", 0))
        finally:
            poll.cancel()
        self._last_poll = (offset, time.monotonic()) if self.pending else (None, 0.0)
        return [self.pending[number] for number in sorted(self.pending)[:limit]]

    def _confirm(self, offset: int | None) -> None:
        if offset is None:
            return
        kept = sorted(self.pending)[offset:] if offset < 0 else None
        for number in list(self.pending):
            if (kept is not None and number not in kept) or 0 <= number < offset:
                del self.pending[number]

    async def _wait(self, poll: asyncio.Future[None], seconds: float) -> None:
        """Returns when an update arrives or the time is over; raises where another poll came."""
        if not self.pending and seconds:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(poll, seconds)

    def _setWebhook(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        self.webhook = dict(values) if values["url"] else {}
        return True

    def _deleteWebhook(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        self.webhook = {}
        if values.get("drop_pending_updates"):
            self.pending.clear()
        return True

    def _getWebhookInfo(self, *_: Any) -> dict[str, Any]:  # noqa: N802
        info = {"url": self.webhook.get("url", ""), "has_custom_certificate": False}
        failed = {k: v for k, v in self.webhook.items() if k.startswith("last_error")}
        return {**info, **failed, "pending_update_count": len(self.pending)}

    def _sendMessage(self, values: dict[str, Any], _: Any) -> dict[str, Any]:  # noqa: N802
        parsed = self._parsed(values, "text", 4096, "message")
        return self._sent_message("sendMessage", values, parsed)

    def _sendPhoto(self, values: dict[str, Any], files: dict[str, bytes]) -> Any:  # noqa: N802
        if not files.get("photo", b"").startswith((b"\x89PNG", b"\xff\xd8")):
            raise bad("IMAGE_PROCESS_FAILED")
        parsed = self._parsed(values, "caption", 1024, "message caption", may_be_empty=True)
        return self._sent_message("sendPhoto", values, parsed, files)

    def _sendDocument(self, values: dict[str, Any], files: dict[str, bytes]) -> Any:  # noqa: N802
        if not files.get("document"):
            raise bad("file must be non-empty")
        parsed = self._parsed(values, "caption", 1024, "message caption", may_be_empty=True)
        return self._sent_message("sendDocument", values, parsed, files)

    def _sent_message(
        self,
        method: str,
        values: dict[str, Any],
        parsed: Parsed,
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> dict[str, Any]:
        chat = self._open_chat(values["chat_id"])
        self._flood(chat)
        message = Message(
            chat,
            self._number(),
            [parsed.text],
            parsed.kinds,
            values.get("reply_markup"),
            method,
            values,
            dict(files),
        )
        self.messages[chat, message.id] = message
        place = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
        base = {"message_id": message.id, "date": int(time.time()), "chat": place}
        return {**base, "text": message.text}

    def _open_chat(self, chat: int) -> int:
        if chat in self.moved:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved[chat],
            )
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _flood(self, chat: int) -> None:
        if chat in self.flooded:
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        if not self.flood_per_second:
            return
        now = time.monotonic()
        recent = self._sent[chat] = [at for at in self._sent[chat] if at > now - 1]
        if len(recent) >= self.flood_per_second:
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        recent.append(now)

    def _getFile(self, values: dict[str, Any], _: Any) -> dict[str, Any]:  # noqa: N802
        content = self.files.get(values["file_id"])
        if content is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if len(content) > 20 << 20:
            raise bad("file is too big")
        found = {"file_id": values["file_id"], "file_unique_id": "u", "file_size": len(content)}
        return {**found, "file_path": f"documents/{values['file_id']}"}

    def _editMessageText(self, values: dict[str, Any], _: Any) -> Any:  # noqa: N802
        if "inline_message_id" in values:
            return True
        parsed = self._parsed(values, "text", 4096, "message")
        return self._edited(values, parsed, ("sendMessage",), "text")

    def _editMessageCaption(self, values: dict[str, Any], _: Any) -> Any:  # noqa: N802
        parsed = self._parsed(values, "caption", 1024, "message caption", may_be_empty=True)
        return self._edited(values, parsed, ("sendPhoto", "sendDocument"), "caption")

    def _edited(
        self, values: dict[str, Any], parsed: Parsed, methods: tuple[str, ...], what: str
    ) -> Any:
        chat = self._open_chat(values["chat_id"])
        message = self.messages.get((chat, values["message_id"]))
        if message is None:
            raise bad("message to edit not found")
        if message.method not in methods:
            raise bad(f"there is no {what} in the message to edit")
        if (message.text, message.markup) == (parsed.text, values.get("reply_markup")):
            raise bad(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message.texts.append(parsed.text)
        message.kinds, message.markup = parsed.kinds, values.get("reply_markup")
        return {"message_id": message.id, "chat": {"id": chat}, "text": message.text}

    def _editMessageReplyMarkup(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        if (message := self.messages.get((values["chat_id"], values["message_id"]))) is None:
            raise bad("message to edit not found")
        message.markup = values.get("reply_markup")
        return True

    def _deleteMessage(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        if self.messages.pop((values["chat_id"], values["message_id"]), None) is None:
            raise bad("message to delete not found")
        return True

    def _answerCallbackQuery(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        return self._answered(values["callback_query_id"])

    def _answerInlineQuery(self, values: dict[str, Any], _: Any) -> bool:  # noqa: N802
        for result in values["results"]:
            content = result.get("input_message_content", {})
            self._parsed(content, "message_text", 4096, "message", may_be_empty=True)
        return self._answered(values["inline_query_id"])

    def _answered(self, query: str) -> bool:
        if query in self.expired_queries:
            reason = "query is too old and response timeout expired or query ID is invalid"
            raise bad(reason)
        return True

    def _parsed(
        self,
        values: dict[str, Any],
        name: str,
        limit: int,
        what: str,
        *,
        may_be_empty: bool = False,
    ) -> Parsed:
        source = values.get(name, "")
        try:
            html = values.get("parse_mode") == "HTML"
            parsed = parse_html(source) if html else Parsed(source.strip(), ())
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from None
        if not parsed.text and not may_be_empty:
            raise bad("message text is empty")
        if units(parsed.text) > limit:
            raise bad(f"{what} is too long")
        if len(parsed.kinds) > 100:
            self.breaches.append(f"{name} has {len(parsed.kinds)} entities, 100 are kept")
        return parsed
