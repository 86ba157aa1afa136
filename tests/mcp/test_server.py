"""The protocol as another program speaks it: the SDK's own client at the two ends of a pipe."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BARSET

sdk = pytest.importorskip("mcp", reason="the extra mcp is not installed: pip install '.[mcp]'")

pytestmark = pytest.mark.slow
Client = Any


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "barset-2016.txt").write_text(BARSET, encoding="utf-8")
    loam = BARSET.replace("Barset", "Loam").replace("£4.5m", "£9m")
    (corpus / "loam-2016.txt").write_text(loam, encoding="utf-8")
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    own = {"PEELBOT_CORPUS": folder / "corpus", "PEELBOT_STATE": folder / "state"}
    return {**os.environ, **{k: str(v) for k, v in own.items()}, "PEELBOT_MEANING": "off"}


def talking(folder: Path, talk: Callable[[Client], Awaitable[None]]) -> None:
    started = sdk.StdioServerParameters(
        command=sys.executable, args=["-m", "bot", "mcp"], env=environment(folder)
    )

    async def run() -> None:
        async with sdk.Client(started, read_timeout_seconds=60) as client:
            await talk(client)

    asyncio.run(run())


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    assert json.loads(result.content[0].text) == found
    return found


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_the_tools_are_told_and_only_read(folder: Path) -> None:
    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["find", "read", "grades", "cite", "verify"]
        assert all(tool.description and tool.annotations.read_only_hint for tool in tools)

    talking(folder, talk)


def test_a_quotation_found_is_cited_verified_and_read_in_its_place(folder: Path) -> None:
    async def talk(client: Client) -> None:
        answer = await call(client, "find", question="How much did the radios cost Barset?")
        assert answer["status"] == "answered"
        quote = answer["quotes"][0]
        assert (quote["text"], quote["document"]) == (
            "It spent £4.5m on new radios.",
            "barset-2016",
        )
        cited = await call(client, "cite", code=quote["code"])
        assert cited["status"] == "unchanged"
        assert cited["citations"][0]["text"] == quote["text"]
        assert cited["citations"][0]["citation"].endswith(f" · {quote['code']}")
        again = await call(client, "cite", quote=quote["text"])
        assert again["citations"][0]["code"] == quote["code"]
        altered = await call(client, "verify", quote="It spent £45m on new radios.")
        assert altered["status"] == "altered"
        assert [c["quoted"] for c in altered["difference"] if not c["same"]] == ["£45m"]
        other = await call(client, "verify", quote=quote["text"], report="loam")
        assert (other["status"], other["places"][0]["document"]) == ("elsewhere", "barset-2016")
        near = await call(client, "read", report="barset", quote=quote["text"])
        assert near["text"].startswith("Barset Police is good at reducing crime. It spent £4.5m")

    talking(folder, talk)


def test_reading_and_grades(folder: Path) -> None:
    async def talk(client: Client) -> None:
        outline = await call(client, "read", report="barset-2016")
        assert [s["heading"] for s in outline["sections"]][:2] == [
            "Barset PEEL 2016",
            "How effective is the force at reducing crime?",
        ]
        section = await call(client, "read", report="barset", section="investigate crime")
        assert "The force has 1,310 officers." in section["text"]
        assert section["next"] is None
        grades = await call(client, "grades", report="loam")
        assert [(g["subject"], g["grade"]) for g in grades["reports"][0]["grades"]] == [
            ("How effective is the force at reducing crime?", "Good"),
            ("How well does the force investigate crime?", "Requires improvement"),
            ("How well does the force protect vulnerable people?", None),
        ]
        assert (await call(client, "grades"))["of"] == 2

    talking(folder, talk)


def test_what_is_wrong_is_said_in_words(folder: Path) -> None:
    async def talk(client: Client) -> None:
        assert "there are barset-2016, loam-2016" in await refused(client, "read", report="kent")
        assert "choose of" in await refused(client, "read", report="peel 2016")
        assert "give a quote or a code" in await refused(client, "cite")
        assert "longer than 4,000" in await refused(client, "verify", quote="word " * 1000)
        assert "wrong or missing" in await refused(client, "cite", code="V16A-KG6R-50K1-YN1X-147")

    talking(folder, talk)


def test_without_reports_the_tools_say_so_and_the_protocol_goes_on(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()

    async def talk(client: Client) -> None:
        assert len((await client.list_tools()).tools) == 5
        assert "holds no report" in await refused(client, "grades")

    talking(tmp_path, talk)


def test_nothing_but_the_protocol_is_on_standard_output(folder: Path) -> None:
    (folder / "corpus" / "bad.pdf").write_bytes(b"no pdf at all")
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        },
    }
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    asked = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    asked["params"] = {"name": "grades", "arguments": {}}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "mcp"],
        env=environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    answers = []
    for message in (hello, ready, asked):
        process.stdin.write(json.dumps(message) + "\n")
        process.stdin.flush()
        if "id" in message:
            answers.append(json.loads(process.stdout.readline()))
    process.stdin.close()
    assert process.stdout.read() == ""
    complaint = process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "peelbot"
    assert "bad.pdf" in complaint
