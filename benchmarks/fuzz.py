"""What becomes of the bot when people send it anything: it must answer the next one as before.

    python -m benchmarks.fuzz [--updates N] [--files N] [--seed N]

Starts a Bot API server on 127.0.0.1 and the bot as a process. It gets that many spoilt updates, and
that many hostile files, in portions, and after each portion a sound question, which must be
answered. The bot must not end, no attempt may fail, and its memory must not grow: what it has after
the first quarter is compared with what it has at the end.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tests.chat.hostile.files import hostile_files
from tests.chat.hostile.updates import hostile_updates
from tests.chat.process import BotProcess, free_port, get, wait_until
from tests.chat.server.bot_api import BotApi
from tests.chat.server.wire import BotApiServer

_PORTION = 500
_FILES = 20
_SOUND = "what is the workforce grading?"
_ANSWER = "Requires improvement"
_MEGABYTES = 40.0
"""Growth that is taken for none: caches that fill, and pieces that the allocator keeps."""


def main() -> int:
    """0 where nothing went wrong."""
    options = _options()
    port = free_port()
    environment = {"PEELBOT_METRICS_PORT": str(port), "TELEGRAM_RATE_LIMIT": "0"}
    environment |= {"PEELBOT_MEANING": options.meaning, "TELEGRAM_FILE_SECONDS": "20"}
    with (
        BotApiServer() as server,
        tempfile.TemporaryDirectory() as folder,
        BotProcess(
            server, Path(folder) / "state", module=("bot", "telegram"), environment=environment
        ) as bot,
    ):
        trial = Trial(server, bot, port)
        updates = trial.updates(hostile_updates(options.updates, options.seed), options.updates)
        files = trial.files(hostile_files(options.files, options.seed), options.files)
        code = bot.stop()[0]
        log = bot.text()
    failed, aside = log.count('event="attempt failed"'), log.count('event="update set aside"')
    print(f"{options.updates} updates: {updates}; {aside} set aside")
    print(f"{options.files} files: {files}")
    print(f"{failed} attempts failed; the bot ended with {code}")
    if failed:
        lines = [line for line in log.splitlines() if "attempt failed" in line]
        print(*lines[:5], sep="\n")
    return 0 if not failed and not code and updates.steady and files.steady else 1


class Growth:
    """Megabytes after each portion."""

    def __init__(self) -> None:
        self.seen: list[float] = []
        self.began = time.monotonic()

    @property
    def by(self) -> float:
        """How much it grew since the first quarter."""
        return self.seen[-1] - self.seen[len(self.seen) // 4] if self.seen else 0.0

    @property
    def steady(self) -> bool:
        """Whether that is none to speak of."""
        return self.by < _MEGABYTES

    def __str__(self) -> str:
        seconds = time.monotonic() - self.began
        return (
            f"{seconds:.0f} s, {self.by:+.1f} MB since the first quarter" if self.seen else "none"
        )


class Trial:
    """Sends and watches."""

    def __init__(self, server: BotApiServer, bot: BotProcess, port: int) -> None:
        self._server, self._bot, self._port = server, bot, port
        self._sound = 10**6
        self._ask_soundly(60)

    def updates(self, updates: Iterator[dict[str, Any]], number: int) -> Growth:
        """Sends the updates in portions."""
        growth = Growth()
        for _ in range(0, number, _PORTION):
            self._portion([("push", (update,)) for update in islice(updates, _PORTION)], growth)
        return growth

    def files(self, files: Iterator[tuple[str, bytes]], number: int) -> Growth:
        """Sends the files in portions, each from a person of its own."""
        growth = Growth()
        for start in range(0, number, _FILES):
            some = enumerate(islice(files, _FILES), 10**7 + start)
            self._portion([("send_file", (*file, chat)) for chat, file in some], growth)
        return growth

    def _portion(self, acts: Iterable[tuple[str, tuple[Any, ...]]], growth: Growth) -> None:
        for name, arguments in acts:
            self._server.do(getattr(BotApi, name), *arguments)
        wait_until(self._idle, 600)
        self._ask_soundly(30)
        self._server.do(_forget)
        growth.seen.append(_megabytes(self._bot))

    def _ask_soundly(self, seconds: float) -> None:
        self._sound += 1
        self._server.do(BotApi.ask, _SOUND, self._sound)
        wait_until(lambda: bool(self._server.do(BotApi.texts, self._sound)), seconds)
        assert _ANSWER in self._server.do(BotApi.texts, self._sound)[0]

    def _idle(self) -> bool:
        if self._bot.process.poll() is not None:
            raise SystemExit(f"the bot ended: {self._bot.text()[-2000:]}")
        time.sleep(0.1)
        return (
            not self._server.api.pending
            and "\npeelbot_waiting 0.0" in get(self._port, "/metrics")[1]
        )


def _forget(api: BotApi) -> None:
    api.requests.clear()
    api.messages.clear()
    api.files.clear()
    api.fetched.clear()


def _megabytes(bot: BotProcess) -> float:
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    line = next(x for x in status.splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--meaning", choices=("on", "off"), default="off")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
