"""Settings from the environment and the .env file."""

import re
from pathlib import Path

import pytest

from bot.config import load, shipped_corpus
from bot.errors import ConfigError
from tests.conftest import ROOT

NAME = re.compile(r"\b(?:PEELBOT|TELEGRAM)_[A-Z_]+\b")


def test_env_example_names_exactly_the_settings_that_are_read() -> None:
    read = set(NAME.findall((ROOT / "bot" / "config.py").read_text(encoding="utf-8")))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = set(re.findall(r"^#?((?:PEELBOT|TELEGRAM)_[A-Z_]+)=", example, re.MULTILINE))
    assert shown == read


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PEELBOT_STATE=from-file\nTELEGRAM_BOT_TOKEN=1:a\n", encoding="utf-8")
    settings = load({"PEELBOT_STATE": "from-environment"}, file)
    assert settings.state == Path("from-environment")
    assert settings.telegram.token == "1:a"


def test_defaults(tmp_path: Path) -> None:
    settings = load({}, tmp_path / "none")
    assert settings.corpus == shipped_corpus()
    assert (settings.log_level, settings.metrics_port) == ("INFO", 0)
    assert settings.telegram.base_url == "https://api.telegram.org/bot"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_POLL_TIMEOUT", "soon"),
        ("PEELBOT_READING_URL", "read.example"),
        ("TELEGRAM_POLL_TIMEOUT", "-1"),
        ("TELEGRAM_POLL_TIMEOUT", "99"),
        ("TELEGRAM_MODE", "pigeon"),
        ("TELEGRAM_BASE_URL", "api.telegram.org"),
        ("TELEGRAM_ALLOWED_CHATS", "me"),
        ("PEELBOT_LOG_LEVEL", "LOUD"),
        ("PEELBOT_METRICS_PORT", "70000"),
    ],
)
def test_a_bad_value_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        load({name: value}, tmp_path / "none")


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"PEELBOT_STATE=\xff\xfe\n")
    with pytest.raises(ConfigError, match=r"\.env"):
        load({}, file)


def test_the_shipped_corpus_is_there() -> None:
    assert (shipped_corpus() / "manifest.toml").is_file()


def test_a_misspelt_setting_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PEELBOT_CORPS=reports\n", encoding="utf-8")
    names = {"TELEGRAM_BOT_TOKN": "x", "telegram_mode": "x", "TELEGRAM_PROXY_HOST": "x"}
    assert load({**names, "PEELBOT_COLOURS": "x"}, file).misspelt == (
        "PEELBOT_COLOURS is no setting; .env.example names them all.",
        "PEELBOT_CORPS is no setting; did you mean PEELBOT_CORPUS?",
        "TELEGRAM_BOT_TOKN is no setting; did you mean TELEGRAM_BOT_TOKEN?",
        "telegram_mode is no setting; did you mean TELEGRAM_MODE?",
    )
