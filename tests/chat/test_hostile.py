"""A part of what benchmarks/fuzz.py sends; the rest takes too long for every day."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import Trial
from tests.chat.hostile.files import hostile_files, pdf
from tests.chat.hostile.updates import hostile_updates
from tests.chat.process import BotProcess, free_port, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.wire import BotApiServer

pytestmark = pytest.mark.slow


def test_the_bot_outlives_spoilt_updates_and_hostile_files(
    server: BotApiServer, tmp_path: Path
) -> None:
    port = free_port()
    environment = {"PEELBOT_METRICS_PORT": str(port), "PEELBOT_MEANING": "off"}
    environment |= {"TELEGRAM_FILE_SECONDS": "20"}
    with BotProcess(
        server, tmp_path / "state", module=("bot", "telegram"), environment=environment
    ) as bot:
        trial = Trial(server, bot, port)
        trial.updates(hostile_updates(250, seed=7), 250)
        trial.files(hostile_files(10, seed=7), 10)
        server.do(BotApi.send_file, "sound.pdf", pdf(), 5)
        wait_until(lambda: bool(server.do(BotApi.texts, 5)))
        assert server.do(BotApi.texts, 5)[0].startswith("I have read Barset PEEL 2016: 1 page")
        assert bot.stop()[0] == 0
        assert "attempt failed" not in bot.text()
