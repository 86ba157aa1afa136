from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.inbox.inbox import Inbox, Waiting
from bot.chat.inbox.journal import Journal
from bot.chat.ops.http_server import Request, Response
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.webhook import Webhook, checked_secret
from bot.config import Telegram
from bot.errors import ConfigError, StateError
from tests.chat.harness import message
from tests.chat.server.parameters import breaches

SECRET = "the-secret_42"
HEADERS = {"x-telegram-bot-api-secret-token": SECRET, "content-type": "application/json"}
SETTINGS = Telegram(
    token="1:x", mode="webhook", webhook_url="https://bot.example/hook", webhook_secret=SECRET
)


class Taken:
    def __init__(self) -> None:
        self.updates: list[Waiting] = []
        self.full = False

    def add(self, updates: tuple[Waiting, ...]) -> None:
        self.updates += updates


def posted(content: object, **changes: object) -> Request:
    request = {"method": "POST", "path": "/hook", "headers": HEADERS, **changes}

    async def body() -> bytes | None:
        whole = content is None or isinstance(content, bytes)
        return content if whole else json.dumps(content).encode()

    return Request(body=body, **request)


def receiving(folder: Path, test: Callable[[Webhook, Taken, Inbox], Awaitable[None]]) -> None:
    async def main() -> None:
        inbox, taken = Inbox(folder / "inbox.sqlite3"), Taken()
        with closing(Journal(inbox)) as journal:
            await test(Webhook(SETTINGS, journal, taken, Metrics()), taken, inbox)

    asyncio.run(main())


def test_an_update_is_on_disk_when_200_is_answered(tmp_path: Path) -> None:
    async def test(webhook: Webhook, taken: Taken, _: Inbox) -> None:
        assert await webhook.handle(posted(message(5))) == Response(200)
        with closing(Inbox(tmp_path / "inbox.sqlite3")) as second:
            assert second.recover() == (Waiting(5, 1),)
        assert await webhook.handle(posted(message(5))) == Response(200)
        assert taken.updates == [Waiting(5, 1)]

    receiving(tmp_path, test)


def test_a_disk_that_refuses_is_not_answered_with_200(tmp_path: Path) -> None:
    async def test(webhook: Webhook, taken: Taken, inbox: Inbox) -> None:
        inbox.close()
        with pytest.raises(StateError):
            await webhook.handle(posted(message(5)))
        assert taken.updates == []

    receiving(tmp_path, test)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (posted(message(1), path="/other"), 404),
        (posted(message(1), headers={"content-type": "application/json"}), 403),
        (posted(message(1), headers={**HEADERS, "x-telegram-bot-api-secret-token": "é"}), 403),
        (posted(message(1), method="GET"), 405),
        (posted(message(1), headers={**HEADERS, "content-type": "text/plain"}), 415),
        (posted(None), 413),
        (posted(b"{"), 400),
        (posted(b"\xff\xfe"), 400),
        (posted([]), 400),
        (posted({"update_id": "1"}), 400),
        (posted(message(1), headers={**HEADERS, "content-type": "application/json; x=y"}), 200),
    ],
)
def test_only_telegrams_requests_are_believed(
    tmp_path: Path, request_: Request, status: int
) -> None:
    async def test(webhook: Webhook, taken: Taken, _: Inbox) -> None:
        assert (await webhook.handle(request_)).status == status
        assert len(taken.updates) == (status == 200)

    receiving(tmp_path, test)


def test_nothing_is_taken_while_too_much_waits(tmp_path: Path) -> None:
    async def test(webhook: Webhook, taken: Taken, inbox: Inbox) -> None:
        taken.full = True
        assert (await webhook.handle(posted(message(1), headers={}))).status == 403
        assert (await webhook.handle(posted(message(1)))).status == 503
        assert (taken.updates, inbox.counts()) == ([], {})
        taken.full = False
        assert (await webhook.handle(posted(message(1)))).status == 200
        assert taken.updates == [Waiting(1, 1)]

    receiving(tmp_path, test)


def test_the_registration_keeps_to_the_bot_api(tmp_path: Path) -> None:
    async def test(webhook: Webhook, _: Taken, __: Inbox) -> None:
        call = webhook.registration()
        assert breaches(call.method, dict(call.parameters)) == []
        assert call.parameters["secret_token"] == SECRET
        assert "drop_pending_updates" not in call.parameters

    receiving(tmp_path, test)


def test_a_secret_is_made_where_none_is_set_and_checked_where_one_is() -> None:
    assert checked_secret("") != checked_secret("")
    assert breaches("setWebhook", {"url": "x", "secret_token": checked_secret("")}) == []
    with pytest.raises(ConfigError, match="TELEGRAM_WEBHOOK_SECRET"):
        checked_secret("not allowed")
