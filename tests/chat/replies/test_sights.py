"""A quote shown in its place: by a button, by a command, and of a file that was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.opening import open_assistant
from bot.chat import texts
from bot.chat.botapi.call import Call
from bot.chat.context import Context
from bot.chat.memory.store import Store
from bot.config import Settings, Telegram
from tests.chat.talk import GROUP, Clock, Talk, buttons, data
from tests.chat.talk import texts as said
from tests.reports.formats.paper import Set, pdf, prose

OFFICERS = "How many officers does the force have?"
QUOTE = "The force has 1,310 officers."
REST = "It works with Loam Constabulary, and its roofs have been mended in the year with much care."


@pytest.fixture
def paper(settings: Settings, store: Store) -> Iterator[Talk]:
    """A conversation over a PDF with the quote on its second page."""
    pages = prose(REST), [Set("Quarry", 72, 72, 16, bold=True), *prose(f"{QUOTE} {REST}", y=100)]
    (settings.corpus / "loam.pdf").write_bytes(pdf(*pages))
    clock = Clock()
    yield Talk(Context(open_assistant(settings), settings, 99, "peelbot", store, clock), clock)


def captions(calls: tuple[Call, ...]) -> list[str]:
    return [call.parameters["caption"] for call in calls if "caption" in call.parameters]


@pytest.mark.slow
def test_the_button_shows_the_page_as_a_photo_with_the_quote_marked(paper: Talk) -> None:
    (answer,) = paper.say(OFFICERS)
    toast, photo = paper.press(data(answer, "Show on page"))
    assert (toast.method, photo.method) == ("answerCallbackQuery", "sendPhoto")
    assert photo.file_name == "loam-page-2.jpg"
    assert photo.files["photo"].startswith(b"\xff\xd8") and len(photo.files["photo"]) <= 300_000
    assert photo.parameters["reply_parameters"]["message_id"] == 5
    head, marked, quote = photo.parameters["caption"].split("\n")
    assert head.endswith("· page 2") and marked == f"<i>{texts.MARKED}</i>"
    assert quote == f"“{QUOTE}”"


@pytest.mark.slow
def test_a_page_too_large_to_be_read_as_a_photo_comes_as_a_file(paper: Talk) -> None:
    file = paper.context.settings.corpus / "loam.pdf"
    raw = file.read_bytes().replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 0 1995 3842]")
    file.write_bytes(raw)
    (answer,) = paper.say(OFFICERS)
    _, document = paper.press(data(answer, "Show on page"))
    assert document.method == "sendDocument" and document.file_name == "loam-page-2.jpg"


@pytest.mark.slow
def test_where_the_place_is_not_sure_nothing_is_marked_and_it_says_so(paper: Talk) -> None:
    (answer,) = paper.say(OFFICERS)
    pages = prose(REST), prose("The force has 9 officers.")
    (paper.context.settings.corpus / "loam.pdf").write_bytes(pdf(*pages))
    _, photo = paper.press(data(answer, "Show on page"))
    assert texts.NOT_MARKED in photo.parameters["caption"]


def test_a_report_in_another_format_comes_as_a_web_page(talk: Talk) -> None:
    (answer,) = talk.say(OFFICERS)
    _, document = talk.press(data(answer, "Show on page"))
    assert (document.method, document.file_name) == ("sendDocument", "barset.html")
    assert b"<mark" in document.files["document"]
    assert captions((document,)) == [
        f"<b>Barset PEEL 2016</b>\n<i>{texts.MARKED_IN_TEXT}</i>\n“{QUOTE}”"
    ]


def test_each_of_several_quotes_has_a_button_under_the_page(talk: Talk) -> None:
    (answer,) = talk.say("What are the areas for improvement?")
    _, first = talk.press(data(answer, "Show on page"))
    assert "“The force should reduce" in first.parameters["caption"]
    assert list(buttons(first)) == ["Quote 2"]
    _, second = talk.press(data(first, "Quote 2"))
    assert "“The force should supervise" in second.parameters["caption"]
    assert list(buttons(second)) == ["Quote 1"]


def test_a_forged_number_leads_nowhere(talk: Talk) -> None:
    (answer,) = talk.say(OFFICERS)
    forged = data(answer, "Show on page").replace("p:0:", "p:9:")
    (toast,) = talk.press(forged)
    assert toast.parameters["text"] == texts.BUTTON_GONE


def test_the_command_shows_a_quote_of_the_last_answer(talk: Talk) -> None:
    assert said(talk.say("/page")) == [texts.NO_QUOTE_TO_SHOW]
    talk.say(OFFICERS)
    assert captions(talk.say("/page"))[0].endswith(f"“{QUOTE}”")
    talk.say("What are the areas for improvement?")
    assert "“The force should supervise" in captions(talk.say("/page 2"))[0]
    for number in ("3", "0", "x", "-1", "99999"):
        assert said(talk.say(f"/page {number}")) == [
            "That answer has 2 quotes: /page 1 shows the first."
        ]
    talk.say("Who is the president of Peru?")
    assert said(talk.say("/page")) == [texts.NO_QUOTE_TO_SHOW]


def test_the_command_as_a_reply_shows_the_quote_of_that_answer(talk: Talk) -> None:
    calls = talk.say(f"/ask {OFFICERS}", GROUP)
    (number,) = talk.deliver(calls)
    talk.say("/ask What are the areas for improvement?", GROUP)
    answer = {**talk.message(GROUP, text="…"), "message_id": number}
    assert captions(talk.say("/page", GROUP, reply_to_message=answer))[0].endswith(f"“{QUOTE}”")


def test_who_asks_too_fast_gets_no_page(talk: Talk) -> None:
    hurried = replace(talk.context.settings, telegram=Telegram(rate_limit=2))
    talk.context = replace(talk.context, settings=hurried)
    (answer,) = talk.say(OFFICERS)
    shown = [talk.press(data(answer, "Show on page")) for _ in range(3)]
    assert [[call.method for call in calls] for calls in shown] == [
        ["answerCallbackQuery", "sendDocument"],
        ["answerCallbackQuery", "sendMessage"],
        ["answerCallbackQuery"],
    ]
