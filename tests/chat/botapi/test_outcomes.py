from __future__ import annotations

import json

import pytest

from bot.chat.botapi.outcomes import (
    BlockedError,
    CallError,
    ConflictError,
    FloodedError,
    MovedError,
    RejectedError,
    UnauthorisedError,
    UnreachableError,
    judge,
)


def body(code: int, description: str = "no", **parameters: object) -> bytes:
    answer = {"ok": False, "error_code": code, "description": description}
    return json.dumps({**answer, "parameters": parameters} if parameters else answer).encode()


def judged(code: int, content: bytes, method: str = "sendMessage") -> CallError:
    with pytest.raises(CallError) as raised:
        judge(method, code, content)
    return raised.value


def test_a_success_gives_its_result() -> None:
    said = b'{"ok": true, "result": {"message_id": 1}}'
    assert judge("sendMessage", 200, said) == {"message_id": 1}
    assert judge("deleteWebhook", 200, b'{"ok": true, "result": false}') is False


@pytest.mark.parametrize(
    ("code", "content", "method", "kind"),
    [
        (400, body(400), "sendMessage", RejectedError),
        (401, body(401), "sendMessage", UnauthorisedError),
        (403, body(403), "sendMessage", BlockedError),
        (404, body(404), "getMe", UnauthorisedError),
        (404, body(404), "sendMessage", RejectedError),
        (409, body(409), "getUpdates", ConflictError),
        (413, b"<html>", "sendPhoto", UnreachableError),
        (500, body(500), "sendMessage", UnreachableError),
        (502, b"<html>", "sendMessage", UnreachableError),
        (200, b'{"ok": true, "res', "sendMessage", UnreachableError),
        (200, b"[1]", "sendMessage", UnreachableError),
        (200, b'{"ok": true}', "sendMessage", UnreachableError),
        (200, b"", "sendMessage", UnreachableError),
        (200, body(403), "sendMessage", BlockedError),
    ],
)
def test_each_answer_has_one_meaning(
    code: int, content: bytes, method: str, kind: type[CallError]
) -> None:
    assert type(judged(code, content, method)) is kind


@pytest.mark.parametrize(
    ("code", "content", "acted"),
    [
        (413, b"<html>", False),
        (502, b"<html>", True),
        (500, body(500), True),
        (200, b"{", True),
        (200, b"[]", True),
    ],
)
def test_a_refusal_alone_has_certainly_not_acted(code: int, content: bytes, acted: bool) -> None:
    error = judged(code, content)
    assert isinstance(error, UnreachableError)
    assert error.may_have_acted is acted


def test_a_flood_says_how_long_and_a_moved_chat_where() -> None:
    flood = judged(429, body(429, retry_after=37))
    assert isinstance(flood, FloodedError)
    assert flood.seconds == 37
    bare = judged(429, body(429))
    assert isinstance(bare, FloodedError)
    assert bare.seconds == 1
    moved = judged(400, body(400, migrate_to_chat_id=-1009))
    assert isinstance(moved, MovedError)
    assert moved.chat_id == -1009
