from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from bot.chat.ops import logs
from bot.chat.ops.logs import Formatter

TOKEN = "4200042:AAtestTokenOfTheTests_0123456789abc"


def line(message: str, **extra: object) -> str:
    record = logging.makeLogRecord(
        {"name": "bot.x", "levelname": "INFO", "msg": message, "created": 0.0, "msecs": 7.0}
    )
    vars(record).update(extra)
    return Formatter(TOKEN).format(record)


def test_an_event_is_one_line_of_pairs() -> None:
    assert line("update ended", update=5, note='say "no"\nnow', empty="") == (
        "time=1970-01-01T00:00:00.007Z level=info logger=bot.x "
        'event="update ended" update=5 note="say \\"no\\"\\nnow" empty=""'
    )


def test_no_token_is_written_in_any_form() -> None:
    other = "123456789:AAF_other-bots-token-0123456789"
    text = line(f"POST https://api.telegram.org/bot{TOKEN}/getMe", url=f"x{TOKEN}", other=other)
    assert "AAtest" not in text
    assert "AAF_" not in text
    assert text.count(logs.REDACTED) == 3


def test_a_traceback_is_one_line_without_the_token() -> None:
    try:
        raise ValueError(f"bad {TOKEN}")
    except ValueError:
        text = line("failed", exc_info=sys.exc_info())
    assert "ValueError: bad [token]" in text
    assert "\n" not in text


@pytest.fixture
def restored() -> Iterator[None]:
    names = ("", "bot", "httpx", "httpcore", "asyncio", "telegram")
    before = [(logging.getLogger(n), logging.getLogger(n).level) for n in names]
    handlers = logging.getLogger().handlers[:]
    yield
    logging.getLogger().handlers = handlers
    for logger, level in before:
        logger.setLevel(level)


@pytest.mark.usefixtures("restored")
def test_the_libraries_are_quiet_at_every_level(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("DEBUG", TOKEN)
    logging.getLogger("bot.chat").debug("ours")
    logging.getLogger("httpx").info("HTTP Request: POST https://x/bot%s/getMe", TOKEN)
    logging.getLogger("telegram.request.BaseRequest").error("what a person wrote")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "event=ours" in err
