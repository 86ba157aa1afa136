"""The bot as its operator meets it: started, watched, stopped, refused."""

from __future__ import annotations

import json
import signal
import socket
import time
import urllib.request
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.chat.inbox.inbox import Inbox
from bot.chat.ops.watchdog import EXIT_CODE
from bot.chat.worker.start import INBOX
from tests.chat.harness import aged
from tests.chat.process import BotProcess, free_port, get, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import Faults
from tests.chat.server.wire import TOKEN, BotApiServer

pytestmark = pytest.mark.slow

REAL = ("bot", "telegram")
WHERE = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private", "first_name": "Ann"}}
ANN = {"id": 5, "is_bot": False, "first_name": "Ann"}
GROUP = {"id": -1005, "type": "supergroup", "title": "Office"}
FILE = {"file_id": "f", "file_unique_id": "u"}
MEMBER = {"user": {"id": 1, "is_bot": True, "first_name": "b"}, "status": "member"}

CONTENTS = (
    {
        "sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False}
        | {"is_video": False}
    },
    {"voice": {**FILE, "duration": 3}},
    {"photo": [{**FILE, "width": 1, "height": 1}], "caption": "what is the workforce grading?"},
    {"photo": [{**FILE, "width": 1, "height": 1}]},
    {"location": {"latitude": 52.2, "longitude": -0.9}},
    {"contact": {"phone_number": "+44", "first_name": "Bo"}},
    {"document": FILE},
    {"video_note": {**FILE, "length": 1, "duration": 1}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {
        "poll": {
            "id": "p",
            "question": "?",
            "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
        }
    },
    {"new_chat_members": [ANN]},
    {"pinned_message": {**WHERE, "from": ANN, "text": "pinned"}},
    {"text": "\u202eabc\x00 <b>&amp; 💥" * 50},
    {"text": "/unknown@somebody_else"},
    {"text": "/gradings"},
    {"a_field_of_tomorrow": {"x": 1}},
)
"""Contents of messages, one of every kind that Telegram can send."""

UPDATES = (
    {"edited_message": {**WHERE, "edit_date": 2, "from": ANN, "text": "what grade for finances?"}},
    {"channel_post": {"message_id": 9, "date": 1, "chat": {"id": -1, "type": "channel"}}},
    {"edited_channel_post": {"message_id": 9, "date": 1, "chat": {"id": -1, "type": "channel"}}},
    {"message": {"message_id": 9, "date": 1, "chat": GROUP, "from": ANN, "text": "not for you"}},
    {"message": {"message_id": 9, "date": 1, "chat": GROUP, "group_chat_created": True}},
    {"message": {"message_id": 9, "date": 1, "chat": GROUP, "migrate_to_chat_id": -7}},
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": ANN,
            "date": 1,
            "old_chat_member": {**MEMBER, "status": "left"},
            "new_chat_member": MEMBER,
        }
    },
    {"inline_query": {"id": "i", "from": ANN, "query": "workforce", "offset": ""}},
    {"inline_query": {"id": "j", "from": ANN, "query": "", "offset": ""}},
    {"callback_query": {"id": "c", "from": ANN, "chat_instance": "x", "data": "forged"}},
    {
        "poll_answer": {
            "poll_id": "p",
            "user": ANN,
            "option_ids": [0],
            "option_persistent_ids": ["1"],
        }
    },
    {
        "message_reaction": {
            "chat": GROUP,
            "message_id": 1,
            "date": 1,
            "old_reaction": [],
            "new_reaction": [],
        }
    },
    {"update_of_tomorrow": {"x": 1}},
)


def test_every_kind_of_update_gets_an_answer_or_silence(
    server: BotApiServer, tmp_path: Path
) -> None:
    for chat, content in enumerate(CONTENTS, 100):
        server.do(lambda api, i=chat, c=content: api.push({"message": api.incoming(i, c)}))
    for update in UPDATES:
        server.do(BotApi.push, json.loads(json.dumps(update)))
    server.do(BotApi.push, {"message": "not a message"})
    server.do(BotApi.ask, "what is the workforce grading?", 6)
    with BotProcess(server, tmp_path / "state", module=REAL) as bot:
        wait_until(lambda: _ended(bot) == len(CONTENTS) + len(UPDATES) + 2, 60)
        assert bot.stop()[0] == 0
        log = bot.text()
    assert {file.stat().st_mode & 0o077 for file in (tmp_path / "state").iterdir()} == {0}
    assert "attempt failed" not in log
    assert log.count("outcome=unreadable") == 1
    assert log.count("outcome=dead") == 0
    assert "level=error" not in log
    assert "Requires improvement" in server.do(BotApi.texts, 6)[0]
    (greeting,) = server.do(BotApi.texts, -1005)
    assert "/ask@peel_test_bot QUESTION" in greeting
    assert "sendPhoto" in {m.method for m in server.api.messages.values()}
    assert server.api.breaches == []
    assert server.api.rejections == []


def _ended(bot: BotProcess) -> int:
    return bot.text().count('event="update ended"')


def test_commands_are_registered_once_for_each_version(
    server: BotApiServer, tmp_path: Path
) -> None:
    def registered() -> int:
        return sum(r.method == "setMyCommands" for r in server.api.requests)

    with BotProcess(server, tmp_path / "state") as bot:
        wait_until(lambda: "commands registered" in bot.text())
        bot.stop()
        polls = len([r for r in server.api.requests if r.method == "getUpdates"])
        bot.start()
        wait_until(
            lambda: len([r for r in server.api.requests if r.method == "getUpdates"]) > polls
        )
        bot.stop()
    assert registered() == 1


def test_old_updates_are_purged(server: BotApiServer, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    with closing(Inbox(state / INBOX)) as inbox:
        aged(inbox, 1, hours=49)
    with BotProcess(server, state) as bot:
        wait_until(lambda: "old updates deleted" in bot.text())


def test_a_stop_finishes_what_it_can_in_eight_seconds_and_leaves_the_rest(
    server: BotApiServer, tmp_path: Path
) -> None:
    for chat in range(1, 31):
        server.do(BotApi.ask, "question", chat)
    server.api.slow_down["sendMessage"] = 1.0
    server.api.hanging.add(1)
    with BotProcess(server, tmp_path / "state", environment={"TELEGRAM_CONCURRENCY": "16"}) as bot:
        wait_until(lambda: sum(r.method == "sendMessage" for r in server.api.requests) == 16)
        code, seconds = bot.stop()
        assert (code, seconds < 8) == (0, True)
        assert server.do(BotApi.texts) == ["answer to question"] * 15
        server.api.slow_down.clear()
        server.api.hanging.clear()
        bot.start()
        wait_until(lambda: server.do(BotApi.texts) == ["answer to question"] * 30)
        wait_until(lambda: _ended(bot) == 30)
        assert "attempt=2" not in bot.text()
        assert bot.stop()[0] == 0


def test_a_second_signal_ends_it_at_once(server: BotApiServer, tmp_path: Path) -> None:
    server.do(BotApi.ask, "question", 1)
    server.api.hanging.add(1)
    with BotProcess(server, tmp_path / "state") as bot:
        wait_until(lambda: any(r.method == "sendMessage" for r in server.api.requests))
        bot.process.send_signal(signal.SIGTERM)
        wait_until(lambda: "event=stopping" in bot.text())
        bot.process.send_signal(signal.SIGINT)
        assert bot.process.wait(5) == 130


def test_a_plan_that_hangs_ends_it_and_is_tried_again(server: BotApiServer, tmp_path: Path) -> None:
    server.do(BotApi.ask, "slow 30")
    hang = {"HANG_SECONDS": "0.5"}
    with BotProcess(server, tmp_path / "state", environment=hang) as bot:
        assert bot.process.wait(15) == EXIT_CODE
        bot.start()
        assert bot.process.wait(15) == EXIT_CODE
    assert bot.text().count("the answer being made has been silent for more than 0.5 s") == 2


def test_a_refused_token_ends_the_bot_with_the_mend(server: BotApiServer, tmp_path: Path) -> None:
    server.authorised = False
    with BotProcess(server, tmp_path / "state", module=REAL) as bot:
        assert bot.process.wait(15) == 2
    assert "Copy it anew from @BotFather" in bot.text()
    assert TOKEN not in bot.text()


def test_a_missing_token_ends_the_bot_with_the_mend(server: BotApiServer, tmp_path: Path) -> None:
    environment = {"TELEGRAM_BOT_TOKEN": ""}
    with BotProcess(server, tmp_path / "state", module=REAL, environment=environment) as bot:
        assert bot.process.wait(15) == 2
    assert "TELEGRAM_BOT_TOKEN is missing" in bot.text()
    assert server.api.requests == []


def test_a_second_bot_in_the_same_folder_is_refused(server: BotApiServer, tmp_path: Path) -> None:
    with BotProcess(server, tmp_path / "state") as first:
        wait_until(lambda: "answering" in first.text())
        with BotProcess(server, tmp_path / "state") as second:
            assert second.process.wait(15) == 2
        assert f"(process {first.process.pid}) already answers" in second.text()
        assert first.process.poll() is None


def test_the_bot_waits_for_a_telegram_that_is_away_at_the_start(tmp_path: Path) -> None:
    port = free_port()
    with BotApiServer(port=port) as server:
        url = server.url
    later = BotApiServer(port=port)
    assert later.url == url
    with BotProcess(later, tmp_path / "state") as bot:
        time.sleep(2)
        assert bot.process.poll() is None
        with later:
            later.do(BotApi.ask, "question")
            wait_until(lambda: later.do(BotApi.texts) == ["answer to question"])
            assert bot.stop()[0] == 0


def test_figures_and_health_are_served(server: BotApiServer, tmp_path: Path) -> None:
    port = free_port()
    server.faults = Faults("502", every=1, only=frozenset({"getMe"}), most=2)
    environment = {"PEELBOT_METRICS_PORT": str(port), "PEELBOT_LOG_LEVEL": "DEBUG"}
    with BotProcess(server, tmp_path / "state", module=REAL, environment=environment) as bot:
        wait_until(lambda: get(port, "/healthz")[0] == 503)
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        server.do(BotApi.ask, "what is the workforce grading?")
        wait_until(lambda: 'outcome="answered"} 1' in get(port, "/metrics")[1])
        lines = get(port, "/metrics")[1].splitlines()
        assert get(port, "/")[0] == 404
        assert bot.stop()[0] == 0
    assert 'peelbot_questions{status="answered"} 1.0' in lines
    assert 'peelbot_api_calls_total{method="getMe",outcome="unreachable"} 2.0' in lines
    assert "peelbot_waiting 0.0" in lines
    assert "peelbot_answer_seconds_count 1.0" in lines
    assert TOKEN not in bot.text()
    assert "workforce" not in bot.text()


def test_health_is_bad_while_telegram_answers_no_polls(
    server: BotApiServer, tmp_path: Path
) -> None:
    port = free_port()
    environment = {"PEELBOT_METRICS_PORT": str(port), "TELEGRAM_POLL_TIMEOUT": "1"}
    environment["HANG_SECONDS"] = "4"
    with BotProcess(server, tmp_path / "state", environment=environment) as bot:
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        server.faults = Faults("502", every=1, only=frozenset({"getUpdates"}))
        trouble = "Telegram has not answered a poll for 5 s\n"
        wait_until(lambda: get(port, "/healthz") == (503, trouble))
        server.faults = Faults()
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        assert bot.stop()[0] == 0


def test_health_is_told_beside_silent_connections(server: BotApiServer, tmp_path: Path) -> None:
    port = free_port()
    environment = {"PEELBOT_METRICS_PORT": str(port)}
    with (
        BotProcess(server, tmp_path / "state", environment=environment) as bot,
        ExitStack() as stack,
    ):
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        for _ in range(128):
            stack.enter_context(socket.create_connection(("127.0.0.1", port), 5))
        assert get(port, "/healthz") == (200, "ok\n")
        assert bot.stop()[0] == 0


def test_updates_come_by_webhook_too(server: BotApiServer, tmp_path: Path) -> None:
    port = free_port()
    environment = {
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_URL": "https://bot.example/hook",
        "TELEGRAM_WEBHOOK_PORT": str(port),
    }
    with BotProcess(server, tmp_path / "state", environment=environment) as bot:
        wait_until(lambda: bool(server.api.webhook))
        update = {"update_id": 1, "message": server.do(BotApi.incoming, 5, {"text": "question"})}
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/hook",
            json.dumps(update).encode(),
            {
                "Content-Type": "application/json",
                "X-Telegram-Bot-Api-Secret-Token": server.api.webhook["secret_token"],
            },
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            assert answer.status == 200
        wait_until(lambda: server.do(BotApi.texts) == ["answer to question"])
        assert bot.stop()[0] == 0
    assert server.api.breaches == []


def webhook(port: int, **more: str) -> dict[str, str]:
    return {
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_URL": "https://bot.example/hook",
        "TELEGRAM_WEBHOOK_PORT": str(free_port()),
        "PEELBOT_METRICS_PORT": str(port),
        **more,
    }


def test_health_tells_of_a_webhook_over_which_nothing_can_come(
    server: BotApiServer, tmp_path: Path
) -> None:
    port = free_port()
    environment = webhook(port, TELEGRAM_POLL_TIMEOUT="1", HANG_SECONDS="2")
    with BotProcess(server, tmp_path / "state", environment=environment) as bot:
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        server.faults = Faults("502", every=1, only=frozenset({"getWebhookInfo"}))
        wait_until(lambda: get(port, "/healthz") == (503, "Telegram has not answered for 3 s\n"))
        server.faults = Faults()
        wait_until(lambda: get(port, "/healthz") == (200, "ok\n"))
        failed = {"last_error_date": int(time.time()), "last_error_message": "Connection refused"}
        server.do(lambda api: api.webhook.update(failed))
        server.do(BotApi.ask, "question")
        trouble = (503, "Telegram cannot deliver: Connection refused\n")
        wait_until(lambda: get(port, "/healthz") == trouble)
        server.do(lambda api: api.webhook.update(url="https://other.example"))
        wait_until(lambda: "another address" in get(port, "/healthz")[1])
        assert bot.stop()[0] == 0


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs Unix sockets")
def test_systemd_is_told_when_it_answers_while_it_lives_and_when_it_stops(
    server: BotApiServer, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(20)
        server.faults = Faults("502", every=1, only=frozenset({"getMe"}), most=1)
        environment = {"NOTIFY_SOCKET": str(tmp_path / "notify")}
        with BotProcess(server, tmp_path / "state", environment=environment) as bot:
            told = [systemd.recv(1000).decode() for _ in range(3)]
            assert told == ["READY=1\nSTATUS=answering", "WATCHDOG=1", "WATCHDOG=1"]
            bot.process.send_signal(signal.SIGTERM)
            while (last := systemd.recv(1000).decode()) == "WATCHDOG=1":
                pass
            assert last == "STOPPING=1"
            assert bot.process.wait(15) == 0


def test_nobody_waits_for_two_hundred_flooded_chats(tmp_path: Path) -> None:
    with BotApiServer(round_trip=0.1) as server:
        server.api.flooded.update(range(1, 201))
        for chat in range(1, 201):
            server.do(BotApi.ask, "question", chat)
        with BotProcess(server, tmp_path / "state") as bot:
            wait_until(lambda: sum(r.method == "sendMessage" for r in server.api.requests) > 400)
            waits = []
            for chat in range(1001, 1006):
                asked = time.monotonic()
                server.do(BotApi.ask, "question", chat)
                wait_until(lambda chat=chat: bool(server.do(BotApi.texts, chat)))
                waits.append(time.monotonic() - asked)
            assert max(waits) <= 1.0
            server.api.flooded.clear()
            wait_until(lambda: len(server.do(BotApi.texts)) == 205)
            assert bot.stop()[0] == 0
        assert "attempt=2" not in bot.text()


def test_updates_with_wrongly_typed_fields_are_set_aside(
    server: BotApiServer, tmp_path: Path
) -> None:
    sound = server.do(BotApi.incoming, 5, {"text": "what is the workforce grading?"})
    for number, field in enumerate(("message_id", "date", "text", "from", "chat")):
        for value in ({}, [], {"id": {"id": 1}}, "x", 2**70, -1.5, True):
            server.do(BotApi.push, {"message": {**sound, field: value}, "update_id": 5000 + number})
            server.do(BotApi.push, {"message": {**sound, "chat": {**sound["chat"], "id": value}}})
    server.do(BotApi.ask, "what is the workforce grading?", 6)
    with BotProcess(server, tmp_path / "state", module=REAL) as bot:
        wait_until(lambda: bool(server.do(BotApi.texts, 6)), 40)
        assert bot.stop()[0] == 0


def test_ten_thousand_waiting_updates_do_not_fill_the_memory(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.api.slow_down["sendMessage"] = 60.0
    server.do(lambda api: [api.ask("question " + "x" * 3000, i) for i in range(100)])
    with BotProcess(server, tmp_path / "state") as bot:
        wait_until(lambda: not server.api.pending)
        before = _megabytes(bot)
        server.do(lambda api: [api.ask("question " + "x" * 3000, i) for i in range(10_000)])
        wait_until(lambda: len(server.api.pending) <= 200, 40)
        # Their texts alone are 30 MB.
        assert _megabytes(bot) - before < 20


def _megabytes(bot: BotProcess) -> float:
    status = Path(f"/proc/{bot.process.pid}/status")
    if not status.exists():
        pytest.skip("the system does not tell a process's memory under /proc")
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
