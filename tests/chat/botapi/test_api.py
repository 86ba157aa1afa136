from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.chat.botapi import api
from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import RejectedError, UnreachableError
from bot.chat.ops.metrics import Metrics
from bot.config import Telegram
from tests.chat.echo_bot import PIXEL
from tests.chat.harness import Parts, run
from tests.chat.process import free_port
from tests.chat.server.faults import Faults, Kind
from tests.chat.server.wire import TOKEN, BotApiServer


def test_parameters_of_every_kind_and_pictures_arrive(server: BotApiServer, tmp_path: Path) -> None:
    buttons = {"inline_keyboard": [[{"text": "é", "callback_data": "m"}]]}
    media = {"type": "photo", "media": "attach://photo", "caption": "new"}
    said = {"chat_id": 1, "text": "a & b", "protect_content": True, "reply_markup": buttons}

    async def test(found: Parts) -> None:
        assert (await found.api.call(Call("sendMessage", said)))["message_id"] == 1
        await found.api.call(Call("sendPhoto", {"chat_id": 1}, {"photo": PIXEL}))
        edit = {"chat_id": 1, "message_id": 2, "media": media}
        await found.api.call(Call("editMessageMedia", edit, {"photo": PIXEL}))

    run(server, tmp_path, test)
    assert server.api.requests[0].parameters == said
    assert server.api.requests[2].parameters["media"] == media
    assert server.api.breaches == []


def test_calls_after_one_another_share_a_connection(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        for _ in range(5):
            await found.api.call(Call("getMe", {}))
        assert len(server.do(lambda _: server.connections)) == 1
        await asyncio.gather(*(found.api.call(Call("getMe", {})) for _ in range(3)))
        assert len(server.do(lambda _: server.connections)) == 3

    run(server, tmp_path, test)


def failure_of(settings: Telegram, call: Call) -> UnreachableError:
    async def main() -> UnreachableError:
        called = Api(settings, Metrics())
        try:
            with pytest.raises(UnreachableError) as raised:
                await called.call(call)
        finally:
            await called.close()
        return raised.value

    return asyncio.run(main())


def test_a_call_that_finds_nobody_has_not_been_carried_out() -> None:
    settings = Telegram(token=TOKEN, base_url=f"http://127.0.0.1:{free_port()}/bot")
    error = failure_of(settings, Call("getMe", {}))
    assert str(error) == "ConnectError"
    assert not error.may_have_acted


def test_a_call_without_an_answer_may_have_been_carried_out(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_TO_ANSWER", 0.05)
    server.api.slow_down["getMe"] = 5.0
    error = failure_of(Telegram(token=TOKEN, base_url=server.url), Call("getMe", {}))
    assert str(error) == "ReadTimeout"
    assert error.may_have_acted


def test_a_poll_may_take_its_time(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_TO_ANSWER", 0.05)

    async def test(found: Parts) -> None:
        assert await found.api.call(Call("getUpdates", {"timeout": 1})) == []

    run(server, tmp_path, test)


def test_a_file_is_written_as_far_as_it_may_be_large(server: BotApiServer, tmp_path: Path) -> None:
    server.api.files["one"] = b"words " * 1000
    to = tmp_path / "one.txt"

    async def test(found: Parts) -> None:
        assert await found.api.download("documents/one", to, 6000)
        assert to.read_bytes() == b"words " * 1000
        assert not await found.api.download("documents/one", to, 5999)
        assert to.stat().st_size < 6000
        with pytest.raises(RejectedError, match="HTTP 404"):
            await found.api.download("documents/two", to, 6000)

    run(server, tmp_path, test)


@pytest.mark.parametrize("kind", ["502", "reset"])
def test_a_file_that_cannot_be_had_now_may_be_later(
    server: BotApiServer, tmp_path: Path, kind: Kind
) -> None:
    server.api.files["one"] = b"words"
    server.faults = Faults(kind, every=1, only=frozenset({"download"}), most=1)

    async def test(found: Parts) -> None:
        with pytest.raises(UnreachableError):
            await found.api.download("documents/one", tmp_path / "one.txt", 100)
        assert await found.api.download("documents/one", tmp_path / "one.txt", 100)

    run(server, tmp_path, test)
