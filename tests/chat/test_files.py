"""A file that a person sends, from the message to what is left of it, with the bot as a process."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.chat.process import BotProcess, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import Faults
from tests.chat.server.wire import BotApiServer
from tests.conftest import BARSET

pytestmark = pytest.mark.slow

REAL = ("bot", "telegram")
QUORN = BARSET.replace("Barset", "Quorn").replace("1,310", "2,468").encode()
OFFICERS = "how many officers does the force have?"
WORDS = {"PEELBOT_MEANING": "off"}


def bot_over(server: BotApiServer, folder: Path, **more: str) -> BotProcess:
    """The real bot over one invented report."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    (corpus / "barset.txt").write_text(BARSET, encoding="utf-8")
    environment = {"PEELBOT_CORPUS": str(corpus), **WORDS, **more}
    return BotProcess(server, folder / "state", module=REAL, environment=environment)


def said(server: BotApiServer, chat: int, number: int) -> list[str]:
    """What stands in a chat, once it is so many messages."""
    wait_until(lambda: len(server.do(BotApi.texts, chat)) >= number)
    return server.do(BotApi.texts, chat)


def test_a_file_is_read_for_its_chat_alone_and_forgotten(
    server: BotApiServer, tmp_path: Path
) -> None:
    with bot_over(server, tmp_path, PEELBOT_LOG_QUESTIONS="yes") as bot:
        server.do(BotApi.send_file, "secret plans.txt", QUORN, 1)
        read = said(server, 1, 1)[0]
        assert read.startswith("I have read Quorn PEEL 2016: 6 sections, 2 gradings, 2 areas")
        server.do(BotApi.ask, OFFICERS, 1)
        server.do(BotApi.ask, OFFICERS, 2)
        assert "2,468" in said(server, 1, 2)[1]
        assert "1,310" in said(server, 2, 1)[0]
        server.do(BotApi.ask, "/library", 1)
        server.do(BotApi.ask, OFFICERS, 1)
        assert "1,310" in said(server, 1, 4)[3]
        server.do(BotApi.ask, "/file", 1)
        server.do(BotApi.ask, OFFICERS, 1)
        assert "2,468" in said(server, 1, 6)[5]
        assert len(list((tmp_path / "state" / "files").iterdir())) == 1
        server.do(BotApi.ask, "/forget", 1)
        server.do(BotApi.ask, OFFICERS, 1)
        assert "1,310" in said(server, 1, 8)[7]
        assert bot.stop()[0] == 0
    assert list((tmp_path / "state" / "files").iterdir()) == []
    kept = b"".join(p.read_bytes() for p in (tmp_path / "state").rglob("*") if p.is_file())
    assert b"2,468" not in kept and b"Quorn" not in kept
    log = bot.text()
    assert "Quorn" not in log and "secret plans" not in log
    # Asked of the reports, by both; what was asked of the file is not logged.
    assert log.count(f'question="{OFFICERS}"') == 2
    assert server.api.breaches == server.api.rejections == []


def test_it_is_kept_over_a_kill_and_not_over_its_time(server: BotApiServer, tmp_path: Path) -> None:
    files = tmp_path / "state" / "files"
    with bot_over(server, tmp_path) as bot:
        server.do(BotApi.send_file, "quorn.txt", QUORN, 1)
        said(server, 1, 1)
        bot.kill()
        (files / "reading-7").mkdir()
        (files / "reading-7" / "rest.txt").write_bytes(QUORN)
        bot.start()
        server.do(BotApi.ask, OFFICERS, 1)
        assert "2,468" in said(server, 1, 2)[1]
        (kept,) = files.iterdir()
        bot.kill()
        chat, update, until, state = kept.name.split(".")
        kept.rename(files / f"{chat}.{update}.{int(until) - 6 * 3600 - 60}.{state}")
        bot.start()
        server.do(BotApi.ask, OFFICERS, 1)
        assert "1,310" in said(server, 1, 3)[2]
        assert list(files.iterdir()) == []
        bot.stop()


def test_killed_while_files_are_read_none_is_lost_and_none_told_twice(
    server: BotApiServer, tmp_path: Path
) -> None:
    for chat in range(1, 6):
        server.do(BotApi.send_file, "quorn.txt", QUORN, chat, OFFICERS)
    with bot_over(server, tmp_path) as bot:
        for number in (1, 6):
            wait_until(lambda n=number: len(server.do(BotApi.texts)) >= n)
            bot.kill()
            bot.start()
        wait_until(lambda: len(server.do(BotApi.texts)) >= 10, 60)
        wait_until(lambda: 'event="update ended"' in bot.text())
        assert bot.stop()[0] == 0
    for chat in range(1, 6):
        read, answer = server.do(BotApi.texts, chat)
        assert read.startswith("I have read") and "2,468" in answer
    assert server.api.breaches == []


def test_a_download_that_fails_is_tried_again(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("reset", every=1, only=frozenset({"download", "getFile"}), most=2)
    with bot_over(server, tmp_path) as bot:
        server.do(BotApi.send_file, "quorn.txt", QUORN, 1)
        assert said(server, 1, 1)[0].startswith("I have read")
        bot.stop()
    assert server.faults.struck == 2


def test_a_bad_file_gets_its_mend_and_nobody_waits_for_it(
    server: BotApiServer, tmp_path: Path
) -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w>" + b"A" * (300 << 20))
    sent = (
        ("report.docx", bomb.getvalue(), "unpacks to more than 64 MB"),
        ("report.pdf", b"%PDF-1.7\n" + b"1 0 obj <<>> " * 1000, "damaged or cut off"),
        ("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "I can read reports as PDF"),
        ("report.txt", b"\0" * 5000, "binary data"),
        ("report.html", b"<div>" * 200_000, "no text"),
        ("report.txt", BARSET.encode() * 1000, "more than 600,000 characters"),
        ("large.txt", b"x " * (1 << 20), "I take up to 1 MB"),
        ("../../etc/passwd.txt", QUORN, "I have read"),
    )
    with bot_over(server, tmp_path, TELEGRAM_FILE_MEGABYTES="1") as bot:
        for chat, (name, content, _) in enumerate(sent, 1):
            server.do(BotApi.send_file, name, content, chat)
        wait_until(lambda: "answering" in bot.text())
        server.do(BotApi.ask, OFFICERS, 99)
        assert "1,310" in said(server, 99, 1)[0]
        replies = [said(server, chat, 1)[0] for chat in range(1, len(sent) + 1)]
        assert bot.stop()[0] == 0
    for reply, (name, _, mend) in zip(replies, sent, strict=True):
        assert mend in reply, name
    assert "file-6" not in server.api.fetched
    assert server.api.breaches == server.api.rejections == []


def test_where_files_are_switched_off_none_is_taken(server: BotApiServer, tmp_path: Path) -> None:
    with bot_over(server, tmp_path, TELEGRAM_FILE_HOURS="0") as bot:
        server.do(BotApi.send_file, "quorn.txt", QUORN, 1)
        assert said(server, 1, 1)[0].startswith("I cannot read files sent to me")
        bot.stop()
    assert server.api.fetched == []


def test_who_is_not_on_the_list_has_no_file_read(server: BotApiServer, tmp_path: Path) -> None:
    with bot_over(server, tmp_path, TELEGRAM_ALLOWED_CHATS="2") as bot:
        server.do(BotApi.send_file, "quorn.txt", QUORN, 1)
        assert said(server, 1, 1)[0].startswith("I am sorry, I only answer in chats")
        bot.stop()
    assert server.api.fetched == []
