"""Replies a second through the whole bot: durable inbox, answers, and Telegram 100 ms away.

    python -m benchmarks.telegram_throughput [--updates N] [--round-trip S] [--concurrency N]

Starts a Bot API server on 127.0.0.1 with that many questions queued, one from each person, and the
bot as a process of its own. The time runs from the first poll to the last full answer.
``--transport`` leaves the reports out and measures the way alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.chat.process import ECHO, BotProcess
from tests.chat.server.bot_api import BotApi
from tests.chat.server.wire import BotApiServer

QUESTIONS = (
    "what is the workforce grading?",
    "what grade for finances?",
    "how many officers does the force have?",
    "list the areas for improvement",
    "what did the inspection find about demand?",
)


def main() -> int:
    """0 where every question was answered without an error."""
    options = _options()
    with BotApiServer(round_trip=options.round_trip) as server:
        for i in range(options.updates):
            server.do(BotApi.ask, QUESTIONS[i % len(QUESTIONS)], 1 + i)
        with tempfile.TemporaryDirectory() as folder:
            return _measured(server, Path(folder), options)


def _measured(server: BotApiServer, folder: Path, options: argparse.Namespace) -> int:
    module = ECHO if options.transport else ("bot", "telegram")
    settings = {"PEELBOT_LOG_LEVEL": "WARNING", "TELEGRAM_RATE_LIMIT": "0"}
    if options.concurrency:
        settings["TELEGRAM_CONCURRENCY"] = str(options.concurrency)
    with BotProcess(server, folder / "state", module=module, environment=settings) as bot:
        ended = _last_answer(server, bot, options.updates)
        peak, busy = _peak_megabytes(bot.process.pid), _cpu_seconds(bot.process.pid)
        bot.stop()
        log = bot.text()
    began = next(r.at for r in server.api.requests if r.method == "getUpdates")
    calls = sum(r.method.startswith(("send", "edit")) for r in server.api.requests)
    rate = options.updates / (ended - began)
    errors = len(server.api.breaches) + len(server.api.rejections) + log.count("level=error")
    print(f"{options.updates} questions, {options.round_trip * 1000:g} ms round trip")
    print(f"{ended - began:.1f} s, {rate:.0f} replies/s, {calls} calls, {errors} errors")
    per_reply = busy / options.updates * 1000
    print(f"the bot: {per_reply:.1f} ms of processor a reply, {peak:.0f} MB of memory at most")
    if errors:
        print(log[:2000], *server.api.breaches[:5], *server.api.rejections[:5], sep="\n")
    return 1 if errors else 0


def _last_answer(server: BotApiServer, bot: BotProcess, due: int) -> float:
    while True:
        answered = {chat for (chat, _), _ in server.do(_messages)}
        if len(answered) >= due:
            return max(r.at for r in server.api.requests if r.method != "getUpdates")
        if bot.process.poll() is not None:
            raise SystemExit(f"the bot ended: {bot.text()}")
        time.sleep(0.2)


def _messages(api: BotApi) -> list[tuple[tuple[int, int], object]]:
    return list(api.messages.items())


def _peak_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _cpu_seconds(process: int) -> float:
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--round-trip", type=float, default=0.1, metavar="SECONDS")
    parser.add_argument("--concurrency", type=int, help="default: the bot's own")
    parser.add_argument("--transport", action="store_true", help="without the reports")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
