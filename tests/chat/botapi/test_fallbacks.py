from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.botapi.call import Call
from bot.chat.botapi.fallbacks import is_gone, is_moot, plain, shorten, soften
from tests.chat.server.parameters import units

KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}
CALL = Call(
    "sendMessage",
    {
        "chat_id": 1,
        "message_thread_id": 3,
        "text": "<b>Good</b> &amp; <i>rising</i> 1 < 2",
        "parse_mode": "HTML",
        "reply_parameters": {"message_id": 9},
        "reply_markup": KEYBOARD,
    },
)


@pytest.mark.parametrize(
    ("reason", "dropped"),
    [
        ("Bad Request: message to be replied not found", {"reply_parameters"}),
        ("Bad Request: QUOTE_TEXT_INVALID", {"reply_parameters"}),
        ("Bad Request: BUTTON_DATA_INVALID", {"reply_markup"}),
        ("Bad Request: can't parse inline keyboard button: Text buttons are", {"reply_markup"}),
        ("Bad Request: can't parse entities: Unsupported start tag", {"parse_mode"}),
        (
            "Bad Request: something unheard of",
            {"parse_mode", "reply_parameters", "reply_markup"},
        ),
    ],
)
def test_only_what_telegram_complains_of_is_dropped(reason: str, dropped: set[str]) -> None:
    softened = soften(CALL, reason)
    assert softened is not None
    assert set(CALL.parameters) - set(softened.parameters) == dropped


def test_markup_becomes_plain_text() -> None:
    softened = soften(CALL, "Bad Request: can't parse entities: Unsupported start tag")
    assert softened is not None
    assert softened.parameters["text"] == "Good & rising 1 < 2"


def test_markup_in_inline_results_becomes_plain_text() -> None:
    content = {"message_text": "<b>Good</b>", "parse_mode": "HTML"}
    results = {"results": [{"id": "1", "input_message_content": content}]}
    assert plain(results) == {
        "results": [{"id": "1", "input_message_content": {"message_text": "Good"}}]
    }


def test_a_long_text_is_cut_to_the_limit() -> None:
    softened = soften(Call("sendMessage", {"chat_id": 1, "text": "💡" * 3000}), "is too long")
    assert softened is not None
    assert units(softened.parameters["text"]) == 4095
    assert softened.parameters["text"].endswith("💡…")


def test_nothing_is_gentler_than_bare_text() -> None:
    assert soften(Call("sendMessage", {"chat_id": 1, "text": "x"}), "unheard of") is None
    assert soften(Call("sendPhoto", {"chat_id": 1}), "IMAGE_PROCESS_FAILED") is None


def test_what_is_done_or_too_late_is_moot() -> None:
    assert is_moot("Bad Request: message is not modified: specified new message content and")
    assert is_moot("Bad Request: query is too old and response timeout expired or query ID is")
    assert not is_moot("Bad Request: can't parse entities: Unexpected end tag")
    assert is_gone("Bad Request: message to edit not found")
    assert not is_gone("Bad Request: message is not modified")


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_is_within_the_limit_and_a_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert units(short) <= limit
    assert short == text or text.startswith(short[:-1])
