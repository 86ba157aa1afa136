"""Settings from the environment and a .env file, checked once at start-up."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.errors import ConfigError

Mode = Literal["polling", "webhook"]

_PREFIXES = ("PEELBOT_", "TELEGRAM_")
"""What all settings begin with; other programs have settings that begin with the second."""
_NEAR = 0.85
"""How alike two names are, from 0 to 1, where one is a misspelling of the other."""
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_BASE_URL = "https://api.telegram.org/bot"
_BASE_FILE_URL = "https://api.telegram.org/file/bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """How the bot reaches Telegram and who may use it."""

    token: str = ""
    base_url: str = _BASE_URL
    base_file_url: str = _BASE_FILE_URL
    mode: Mode = "polling"
    poll_timeout: int = 30
    """Seconds that one long poll waits."""
    webhook_url: str = ""
    webhook_port: int = 8080
    webhook_secret: str = ""
    allowed_chats: frozenset[int] = frozenset()
    """Chat ids that are answered; empty: every chat."""
    rate_limit: int = 240
    """Questions a person may ask in a minute; 0: no limit."""
    concurrency: int = 48
    """Chats answered at once."""
    file_hours: int = 6
    """How long a file that a person sends is kept; 0: none is taken."""
    file_megabytes: int = 20
    """The largest file; Telegram's own server hands out no larger ones than 20."""
    file_seconds: int = 60
    """What reading one may take."""
    file_memory: int = 512
    """Megabytes that reading one may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of the bot; each stands in .env.example."""

    corpus: Path
    state: Path
    lexicon: Path | None = None
    meaning: bool = True
    """Whether questions are compared in meaning, and not by their words alone."""
    reading_url: str = ""
    """The address of the site that ``peelbot export`` wrote; empty: citations lead to sources."""
    log_level: str = "INFO"
    log_questions: bool = False
    metrics_port: int = 0
    """Port of /metrics and /healthz on 127.0.0.1; 0: none."""
    telegram: Telegram = Telegram()
    misspelt: tuple[str, ...] = ()
    """What is wrong with names in the environment that look like settings, a sentence each."""


def shipped_corpus() -> Path:
    """The folder of reports that comes with the package, installed or in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "shipped_corpus"
    return installed if installed.is_dir() else package.parent / "corpus"


def default_state() -> Path:
    """The per-user state folder of the XDG Base Directory Specification."""
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "peelbot"


def load(environment: Mapping[str, str] | None = None, env_file: Path | None = None) -> Settings:
    """The settings, the environment going before the .env file.

    Raises ConfigError naming the setting and the values it takes.
    """
    file = env_file if env_file is not None else Path(".env")
    known = {k: v for k, v in _dotenv(file).items() if v}
    known.update(os.environ if environment is None else environment)
    reader = _Reader(known)
    settings = reader.settings()
    return replace(settings, misspelt=tuple(_misspelt(known, reader.asked)))


def _misspelt(values: Mapping[str, str], settings: Set[str]) -> Iterator[str]:
    """What is said of names that are none of the settings, and meant as one by their look."""
    for name in sorted(set(values) - settings):
        upper = name.upper()
        if upper.startswith(_PREFIXES):
            near = get_close_matches(upper, settings, 1, _NEAR)
            if near:
                yield f"{name} is no setting; did you mean {near[0]}?"
            elif upper.startswith(_PREFIXES[0]):
                yield f"{name} is no setting; .env.example names them all."


def _dotenv(file: Path) -> Mapping[str, str | None]:
    if not file.is_file():
        return {}
    try:
        return dotenv_values(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {file}: {error}. Save it as UTF-8 text.") from error


class _Reader:
    """Reads single settings out of names and values, complaining by name."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.asked: set[str] = set()
        """The names of the settings that were read."""

    def settings(self) -> Settings:
        lexicon = self._text("PEELBOT_LEXICON")
        return Settings(
            corpus=Path(self._text("PEELBOT_CORPUS") or shipped_corpus()),
            state=Path(self._text("PEELBOT_STATE") or default_state()),
            lexicon=Path(lexicon) if lexicon else None,
            meaning=self._choice("PEELBOT_MEANING", "on", ("on", "off")) == "on",
            reading_url=self._url("PEELBOT_READING_URL"),
            log_level=self._choice("PEELBOT_LOG_LEVEL", "INFO", _LEVELS),
            log_questions=self._choice("PEELBOT_LOG_QUESTIONS", "no", ("yes", "no")) == "yes",
            metrics_port=self._whole("PEELBOT_METRICS_PORT", 0, 0, 65535),
            telegram=self._telegram(),
        )

    def _telegram(self) -> Telegram:
        return Telegram(
            token=self._text("TELEGRAM_BOT_TOKEN"),
            base_url=self._url("TELEGRAM_BASE_URL") or _BASE_URL,
            base_file_url=self._url("TELEGRAM_BASE_FILE_URL") or _BASE_FILE_URL,
            mode="webhook"
            if self._choice("TELEGRAM_MODE", "polling", ("polling", "webhook")) == "webhook"
            else "polling",
            poll_timeout=self._whole("TELEGRAM_POLL_TIMEOUT", 30, 0, 50),
            webhook_url=self._url("TELEGRAM_WEBHOOK_URL"),
            webhook_port=self._whole("TELEGRAM_WEBHOOK_PORT", 8080, 1, 65535),
            webhook_secret=self._text("TELEGRAM_WEBHOOK_SECRET"),
            allowed_chats=self._chats("TELEGRAM_ALLOWED_CHATS"),
            rate_limit=self._whole("TELEGRAM_RATE_LIMIT", 240, 0, 10_000),
            concurrency=self._whole("TELEGRAM_CONCURRENCY", 48, 1, 256),
            file_hours=self._whole("TELEGRAM_FILE_HOURS", 6, 0, 168),
            file_megabytes=self._whole("TELEGRAM_FILE_MEGABYTES", 20, 1, 200),
            file_seconds=self._whole("TELEGRAM_FILE_SECONDS", 60, 5, 600),
            file_memory=self._whole("TELEGRAM_FILE_MEMORY", 512, 256, 4096),
        )

    def _text(self, name: str) -> str:
        self.asked.add(name)
        return self._values.get(name, "").strip()

    def _whole(self, name: str, default: int, low: int, high: int) -> int:
        text = self._text(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ConfigError(f"{name} is {text!r}; set a whole number from {low} to {high}.")
        return int(text)

    def _choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        text = self._text(name) or default
        for choice in choices:
            if choice.lower() == text.lower():
                return choice
        raise ConfigError(f"{name} is {text!r}; set one of {', '.join(choices)}.")

    def _url(self, name: str) -> str:
        text = self._text(name)
        if text and (urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).netloc):
            raise ConfigError(f"{name} is {text!r}; set an address such as {_BASE_URL}.")
        return text

    def _chats(self, name: str) -> frozenset[int]:
        parts = self._text(name).replace(",", " ").split()
        try:
            return frozenset(int(part) for part in parts)
        except ValueError:
            raise ConfigError(f"{name} must list chat ids such as 123456,-1001234567.") from None
