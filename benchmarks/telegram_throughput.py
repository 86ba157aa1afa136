"""Replies a second through the whole bot: durable inbox, answers, and Telegram 100 ms away.

    python -m benchmarks.telegram_throughput [--updates N] [--round-trip S] [--concurrency N]

Starts a Bot API server on 127.0.0.1 with that many questions queued, one from each person, and the
bot as a process of its own, three times: python-telegram-bot's echo bot, our own way with an echo,
and the whole bot over the reports. The time runs from the first poll to the last full answer; the
processor's time is that of the whole process, its start included, and without it. ``--distinct``
asks no question twice. ``--only`` measures one of ``stock``, ``echo`` and ``reports``.
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


BOTS = {
    "stock": ("benchmarks.stock_bot",),
    "echo": ECHO,
    "reports": ("bot", "telegram"),
}


def main() -> int:
    """0 where every question was answered without an error."""
    options = _options()
    print(f"{options.updates} questions, {options.round_trip * 1000:g} ms round trip")
    names = [options.only] if options.only else list(BOTS)
    return max(_measured(name, options) for name in names)


def _measured(name: str, options: argparse.Namespace) -> int:
    settings = {"PEELBOT_LOG_LEVEL": "WARNING", "TELEGRAM_RATE_LIMIT": "0"}
    if options.concurrency:
        settings["TELEGRAM_CONCURRENCY"] = str(options.concurrency)
    with (
        BotApiServer(round_trip=options.round_trip) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        state = Path(folder) / "state"
        with BotProcess(server, state, module=BOTS[name], environment=settings) as bot:
            # One question by itself: the reports are indexed, and what a start costs is known.
            server.do(BotApi.ask, QUESTIONS[0], 10**9)
            _last_answer(server, bot, 1)
            time.sleep(options.settle)
            start, first = _cpu_seconds(bot.process.pid), len(server.api.requests)
            server.do(_ask_all, options)
            ended = _last_answer(server, bot, options.updates + 1)
            peak, whole = _peak_megabytes(bot.process.pid), _cpu_seconds(bot.process.pid)
            bot.stop()
            log = bot.text()
    return _told(name, options.updates, server.api, first, ended, (start, whole, peak), log)


def _ask_all(api: BotApi, options: argparse.Namespace) -> None:
    for i in range(options.updates):
        more = f" and number {i}?" if options.distinct else ""
        api.ask(QUESTIONS[i % len(QUESTIONS)] + more, 1 + i)


def _told(
    name: str,
    updates: int,
    api: BotApi,
    first: int,
    ended: float,
    used: tuple[float, float, float],
    log: str,
) -> int:
    made = api.requests[first:]
    calls = sum(r.method.startswith(("send", "edit")) for r in made)
    seconds = ended - made[0].at
    errors = len(api.breaches) + len(api.rejections) + log.count("level=error")
    start, whole, peak = used
    per_reply = (whole - start) / updates * 1000
    print(
        f"{name:8} {updates / seconds:5.0f} replies/s  {per_reply:5.1f} ms of processor a reply"
        f"  (and {start:.1f} s to start)  {peak:4.0f} MB  {calls} calls  {errors} errors"
    )
    if errors:
        print(log[:2000], *api.breaches[:5], *api.rejections[:5], sep="\n")
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
    description = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--round-trip", type=float, default=0.1, metavar="SECONDS")
    parser.add_argument("--concurrency", type=int, help="default: the bot's own")
    parser.add_argument("--distinct", action="store_true", help="no question is asked twice")
    parser.add_argument("--only", choices=BOTS, help="default: all three")
    parser.add_argument("--settle", type=float, default=5.0, metavar="SECONDS")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
