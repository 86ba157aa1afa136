"""What each report answers, asked for on Telegram: /table QUESTION."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest

from bot.answering.opening import open_assistant
from bot.chat.context import Context
from bot.chat.memory.store import Store
from bot.config import Settings
from tests.chat.talk import GROUP, Clock, Talk, buttons, data, texts

TEXT = """Inspection of Tarn{name} local authority children’s services

Inspection dates: 3 to 7 April 2023

Overall effectiveness: {grade}

Tarn{name} spent £{number}m on agency staff.
"""
Over = Callable[[int], Talk]


@pytest.fixture
def over(settings: Settings, store: Store) -> Over:
    """A conversation over so many invented reports, every third of which is inadequate."""

    def open_over(count: int) -> Talk:
        for number in range(count):
            grade = "Inadequate" if number % 3 == 0 else "Good"
            name = "".join(chr(97 + int(digit)) for digit in f"{number:03}")
            text = TEXT.format(name=name, grade=grade, number=number + 1)
            (settings.corpus / f"tarn-{number:03}.txt").write_text(text, encoding="utf-8")
        assistant = open_assistant(replace(settings, meaning=False))
        clock = Clock()
        return Talk(Context(assistant, settings, 99, "peelbot", store, clock), clock)

    return open_over


def test_few_reports_are_one_message(over: Over) -> None:
    (call,) = over(3).say("/table What is the overall grade?")
    assert texts((call,)) == [
        "<b>What is the overall grade?</b>\n<i>3 of 3 reports say it.</i>\n"
        "• Tarnaaa <b>Inadequate</b>\n• Tarnaab <b>Good</b>\n• Tarnaac <b>Good</b>"
    ]
    assert buttons(call) == {}


def test_a_figure_stands_before_its_quote_and_silence_is_said(over: Over) -> None:
    talk = over(2)
    (call,) = talk.say("/table How much was spent on agency staff?")
    assert "• Tarnaaa <b>£1m</b> “Tarnaaa spent £1m on agency staff.”" in texts((call,))[0]
    (call,) = talk.say("/table how many dentists are there?")
    assert "• Tarnaab <i>does not say</i>" in texts((call,))[0]
    assert "0 of 2 reports say it" in texts((call,))[0]


def test_many_reports_are_leafed_through_and_come_as_files(over: Over) -> None:
    talk = over(70)
    message, sheet, page = talk.say("/table What is the overall grade?")
    first = texts((message,))[0].split("\n")
    assert first[1] == "<i>70 of 70 reports say it.</i>"
    assert len(first) == 32
    _, second = talk.press(data(message, "2 of 3 ›"))
    assert second.parameters["text"].split("\n")[2] == "• Tarnada <b>Inadequate</b>"
    _, third = talk.press(data(second, "3 of 3 ›"))
    assert third.parameters["text"].split("\n")[-1] == "• Tarnagj <b>Inadequate</b>"
    assert list(buttons(third)) == ["‹ 2 of 3"]
    assert (sheet.method, sheet.file_name) == ("sendDocument", "table.csv")
    assert (page.method, page.file_name) == ("sendDocument", "table.html")
    content = sheet.files["document"].decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(content, newline="")))
    assert [line["answer"] for line in lines].count("Inadequate") == 24
    assert page.files["document"].count(b'<th scope="row"') == 70


def test_no_more_reports_are_asked_than_others_can_wait_for(over: Over) -> None:
    message, sheet, _ = over(160).say("/table overall grade")
    assert "I asked the first 150 of 160 reports, by place." in texts((message,))[0]
    assert sheet.files["document"].count(b"Overall effectiveness: ") == 150


def test_places_that_are_named_are_asked_alone(over: Over) -> None:
    (call,) = over(20).say("/table overall grade of Tarnaac and Tarnaad")
    assert texts((call,))[0].split("\n")[2:] == [
        "• Tarnaac <b>Good</b>",
        "• Tarnaad <b>Inadequate</b>",
    ]


def test_without_a_question_it_says_how_to_ask(over: Over) -> None:
    (call,) = over(1).say("/table")
    assert "<code>/table what is the overall grade?</code>" in texts((call,))[0]


def test_an_old_or_forged_button_says_so(over: Over) -> None:
    (toast,) = over(1).press("t:9:AAAA")
    assert toast.method == "answerCallbackQuery"


def test_in_a_group_it_is_answered_too(over: Over) -> None:
    (call,) = over(1).say("/table@peelbot overall grade", GROUP)
    assert "• Tarnaaa <b>Inadequate</b>" in texts((call,))[0]
