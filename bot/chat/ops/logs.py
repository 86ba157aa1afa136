"""Logs on standard error: one line of key=value pairs an event, never with the bot's token."""

from __future__ import annotations

import json
import logging
import re
import sys
import time

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_PLAIN = re.compile(r"[^\s\"=]+")
_TOKEN = re.compile(r"\d{5,}(:|%3A)[A-Za-z0-9_-]{20,}")
REDACTED = "[token]"


def set_up(level: str, token: str) -> None:
    """Sends the bot's log to standard error; raises nothing.

    The libraries' logs are held at WARNING, whatever the level: httpx writes addresses with the
    token at INFO, python-telegram-bot whole messages at DEBUG.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Formatter(token))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(level)
    # Its errors quote bodies of responses, and with them what people wrote.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)


class Formatter(logging.Formatter):
    """``time=… level=… event=… key=value …``, values quoted where they need it."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """One line without the token, exceptions included."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        pairs: dict[str, object] = {
            "time": f"{stamp}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        pairs |= {key: value for key, value in vars(record).items() if key not in _OWN}
        if record.exc_info:
            pairs["exception"] = self.formatException(record.exc_info)
        return self._redacted(" ".join(f"{key}={_quoted(v)}" for key, v in pairs.items()))

    def _redacted(self, line: str) -> str:
        if self._token:
            line = line.replace(self._token, REDACTED)
        return _TOKEN.sub(REDACTED, line)


def _quoted(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
