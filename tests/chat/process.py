"""The bot as a process, started and ended as an operator would."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.chat.server.wire import TOKEN, BotApiServer

ROOT = Path(__file__).resolve().parents[2]
ECHO = ("tests.chat.echo_bot",)


class BotProcess:
    """A bot that talks to a server; what it logs goes to ``log``."""

    def __init__(
        self,
        server: BotApiServer,
        state: Path,
        *,
        module: tuple[str, ...] = ECHO,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.log = state.parent / f"{state.name}.log"
        self._command = [sys.executable, "-m", *module]
        self._environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(state.parent),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": server.url,
            "TELEGRAM_BASE_FILE_URL": server.file_url,
            "TELEGRAM_POLL_TIMEOUT": "5",
            "PEELBOT_STATE": str(state),
            **(environment or {}),
        }
        self._directory = state.parent
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process

    def start(self) -> BotProcess:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, cwd=self._directory, stderr=log, stdout=log
            )
        return self

    def kill(self) -> None:
        """As a power cut does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> tuple[int, float]:
        """The exit code after SIGTERM, and the seconds that it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15), time.monotonic() - began

    def __enter__(self) -> BotProcess:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8")


def wait_until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Returns once it is true; AssertionError where it is not in time."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.01)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def get(port: int, path: str) -> tuple[int, str]:
    """The status and body of a page; 0 and the reason where nothing answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)
