"""Pages shown by the bot as a process: drawn apart, sent once, and of a file that was sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chat.process import BotProcess, wait_until
from tests.chat.server.bot_api import BotApi, Message
from tests.chat.server.faults import Faults
from tests.chat.server.wire import BotApiServer
from tests.reports.formats.paper import Set, pdf, prose

pytestmark = pytest.mark.slow

REAL = ("bot", "telegram")
OFFICERS = "how many officers does the force have?"
REST = "It works with Loam Constabulary, and its roofs have been mended in the year with much care."
PAPER = pdf(
    prose(REST),
    [Set("Quarry", 72, 72, 16, bold=True), *prose(f"The force has 1,310 officers. {REST}", y=100)],
)


def bot_over(server: BotApiServer, folder: Path) -> BotProcess:
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    (corpus / "loam.pdf").write_bytes(PAPER)
    environment = {"PEELBOT_CORPUS": str(corpus), "PEELBOT_MEANING": "off"}
    return BotProcess(server, folder / "state", module=REAL, environment=environment)


def messages(server: BotApiServer, number: int, chat: int = 1) -> list[Message]:
    """What stands in a chat, once it is so many messages."""
    wait_until(lambda: len(server.do(BotApi.texts, chat)) >= number)
    return [m for (where, _), m in sorted(server.api.messages.items()) if where == chat]


def test_a_page_is_drawn_and_sent_once_though_the_bot_is_killed(
    server: BotApiServer, tmp_path: Path
) -> None:
    with bot_over(server, tmp_path) as bot:
        server.do(BotApi.ask, OFFICERS)
        messages(server, 1)
        server.faults = Faults("unanswered", every=1, only=frozenset({"sendPhoto"}), most=1)
        server.do(BotApi.press, "Show on page")
        _, photo = messages(server, 2)
        assert photo.method == "sendPhoto" and photo.files["photo"].startswith(b"\xff\xd8")
        assert "page 2\nThe quote is marked." in photo.text
        bot.kill()
        bot.start()
        wait_until(lambda: bot.text().count('event="update ended"') >= 2)
        server.do(BotApi.ask, "/page 1")
        assert len(messages(server, 3)) == 3
        assert 'event="page drawn"' in bot.text()
        assert bot.stop()[0] == 0
    assert server.api.breaches == []


def test_of_a_file_that_was_sent_the_text_is_shown(server: BotApiServer, tmp_path: Path) -> None:
    with bot_over(server, tmp_path) as bot:
        server.do(BotApi.send_file, "quorn.pdf", PAPER.replace(b"1,310", b"2,468"))
        messages(server, 1)
        server.do(BotApi.ask, OFFICERS)
        messages(server, 2)
        server.do(BotApi.press, "Show on page")
        shown = messages(server, 3)[2]
        assert shown.method == "sendDocument"
        assert "I cannot show its own page, so here is its text" in shown.text
        assert b"2,468" in shown.files["document"]
        assert bot.stop()[0] == 0
    assert server.api.breaches == server.api.rejections == []
