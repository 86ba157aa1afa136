from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import run
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.lock import lock
from bot.chat.worker.start import INBOX
from bot.config import Settings, Telegram
from bot.errors import ConfigError
from tests.chat.harness import message
from tests.chat.server.bot_api import BotApi
from tests.chat.server.wire import TOKEN, BotApiServer


def settings(server: BotApiServer, folder: Path, **changes: object) -> Settings:
    telegram = Telegram(token=TOKEN, base_url=server.url)
    corpus = folder / "reports"
    corpus.mkdir(exist_ok=True)
    (corpus / "loam.txt").write_text("Loam\n\nIt has a plan.", encoding="utf-8")
    return Settings(corpus=corpus, state=folder / "state", telegram=replace(telegram, **changes))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the test run's own logging alone."""
    monkeypatch.setattr("bot.chat.ops.logs.set_up", lambda *_: None)


def test_a_bot_that_is_set_right(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.check(settings(server, tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert [line.split(":")[0].split(None, 1)[1] for line in lines] == [
        "token",
        "privacy mode",
        "inline mode",
        "webhook",
        "polling",
        "reports",
        "state",
    ]


def test_a_refused_token_comes_with_the_mend_and_is_not_shown(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.check(settings(server, tmp_path, token="12345:wrong_wrong_wrong_wrong")) == 1
    out = capsys.readouterr().out
    assert "MEND  token: Telegram refuses the token. Copy it anew from @BotFather" in out
    assert "wrong_wrong" not in out


def test_a_missing_token_is_a_matter_of_configuration(server: BotApiServer, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="TELEGRAM_BOT_TOKEN is missing"):
        run.check(settings(server, tmp_path, token=""))


def test_a_webhook_in_the_way_of_polling_and_open_groups_are_noted(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.api.webhook = {"url": "https://old.example/"}
    server.api.can_read_all_group_messages = True
    server.do(BotApi.ask, "waiting")
    assert run.check(settings(server, tmp_path)) == 0
    out = capsys.readouterr().out
    assert "note  webhook: one is set; the bot deletes it when it starts" in out
    assert "note  privacy mode: off" in out
    assert "1 updates wait at Telegram" in out
    assert server.api.webhook
    assert len(server.api.pending) == 1


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "MEND  webhook address: TELEGRAM_WEBHOOK_URL is missing"),
        ({"webhook_url": "http://a.example/"}, "MEND  webhook address: TELEGRAM_WEBHOOK_URL must"),
        ({"webhook_url": "https://a.example:81/"}, "MEND  webhook address"),
        ({"webhook_url": "https://a.example:99999/"}, "MEND  webhook address"),
        (
            {"webhook_url": "https://a.example/", "webhook_secret": "a b"},
            "MEND  webhook secret: TELEGRAM_WEBHOOK_SECRET must be",
        ),
    ],
)
def test_webhook_settings_are_checked(
    server: BotApiServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, str],
    line: str,
) -> None:
    assert run.check(settings(server, tmp_path, mode="webhook", **changes)) == 1
    assert line in capsys.readouterr().out


def test_a_running_bot_and_set_aside_updates_are_noted(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = settings(server, tmp_path)
    with lock(chosen.state):
        with closing(Inbox(chosen.state / INBOX)) as inbox:
            inbox.add([message(1), message(2)])
            inbox.bury(2, "unreadable")
        assert run.check(chosen) == 0
    assert "note  state: another Peelbot" in capsys.readouterr().out
    assert run.check(chosen) == 0
    assert "1 updates wait, 1 are set aside" in capsys.readouterr().out


def test_a_state_folder_that_cannot_be_made_needs_mending(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    assert run.check(settings(server, tmp_path)) == 1
    assert "MEND  state: cannot write to" in capsys.readouterr().out


def test_an_address_where_nothing_answers(
    server: BotApiServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.chat.check._TRIES", 1)
    assert run.check(settings(server, tmp_path, base_url="http://127.0.0.1:9/bot")) == 1
    assert "MEND  network: http://127.0.0.1:9/bot cannot be used" in capsys.readouterr().out


def test_bad_reports_and_misspelt_settings_need_mending(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = replace(settings(server, tmp_path), misspelt=("TELEGRAM_MOD is no setting.",))
    (chosen.corpus / "old.doc").write_text("x", encoding="utf-8")
    assert run.check(chosen) == 1
    out = capsys.readouterr().out
    assert "MEND  settings: TELEGRAM_MOD is no setting." in out
    assert "ok    reports: 1 report in" in out
    assert "MEND  reports: cannot read old.doc: .doc files are not read." in out


def test_a_missing_corpus_needs_mending(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = replace(settings(server, tmp_path), corpus=tmp_path / "none")
    assert run.check(chosen) == 1
    assert "MEND  reports: there is no folder" in capsys.readouterr().out
