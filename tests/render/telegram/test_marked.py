from __future__ import annotations

from bot.answering.answer import Answer
from bot.render.telegram.answers import messages
from tests.render.telegram.material import FIRST, quote, report


def test_neighbouring_matches_are_one_bold_run() -> None:
    (message,) = messages(
        Answer("q", "answered", "s", (quote(report(), FIRST, "budget", "is", "2019"),))
    )
    assert "The <b>budget is</b> balanced until <b>2019</b>." in message
