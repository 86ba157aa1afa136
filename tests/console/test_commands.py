from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.config import Settings
from bot.console.commands import (
    COMMANDS,
    Answered,
    Around,
    Leave,
    Reply,
    Talk,
    reply,
    respond,
)
from bot.console.turns import recent
from bot.console.welcome import welcome
from bot.render import plain
from bot.render.notice import Page

COASTSHIRE = """Coastshire PEEL 2020


How efficient is the force at keeping people safe and reducing crime?

Last updated 01/03/2020
Good

Coastshire Police answers most emergency calls in nine seconds. It has hired forty call handlers.


Questions for Efficiency


How well does the force answer calls?

Good

The force answers calls faster than most forces. Call handlers work in teams of eight.

Call handlers like the new telephone system. The calls are recorded.

Night calls take longer to answer. Calls from boats are passed on by call handlers.

Areas for improvement

  • The force should hire more call handlers for the night shift.
  • The force should mend the radios on its boats.


How affordable is the workforce?

Requires improvement

The workforce costs £41.5m a year. The force spends more on overtime than it planned.
"""
HILLSHIRE = """Hillshire PEEL 2021


How well does the force protect people from harm?

Last updated 02/04/2021
Outstanding

Hillshire Police finds missing people quickly.
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("console")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "coastshire.txt").write_text(COASTSHIRE, encoding="utf-8")
    (folder / "corpus" / "hillshire.txt").write_text(HILLSHIRE, encoding="utf-8")
    return Settings(corpus=folder / "corpus", state=folder / "state")


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Assistant:
    return open_assistant(settings)


@pytest.fixture
def talk(assistant: Assistant, settings: Settings) -> Talk:
    return Talk(assistant, settings)


def answered(reply: Reply) -> Answered:
    assert isinstance(reply, Answered)
    return reply


def said(reply: Reply) -> str:
    assert isinstance(reply, Page)
    return plain.page(reply)


def test_more_shows_the_next_quotes_until_there_are_none(talk: Talk) -> None:
    first = answered(respond(talk, "what do call handlers in Coastshire do with calls?", 0.0))
    assert first.answer.more, "the report has more to say of calls"
    shown = list(first.answer.quotes)
    while talk.waiting:
        further = answered(respond(talk, "/more", 1.0))
        assert further.first == len(shown) + 1
        assert 1 <= len(further.answer.quotes) <= 3
        shown += further.answer.quotes
    assert shown == [*first.answer.quotes, *first.answer.more]
    assert talk.shown == tuple(shown)
    assert said(respond(talk, "/more", 2.0)) == "There are no more quotes for this question."


def test_more_needs_a_question_first(talk: Talk) -> None:
    assert said(respond(talk, "/more", 0.0)).startswith("There are no quotes yet.")
    assert said(respond(talk, "/context", 0.0)).startswith("There is no quote to show.")


def test_context_takes_the_number_of_a_quote(talk: Talk) -> None:
    quotes = answered(respond(talk, "/areas coastshire", 0.0)).answer.quotes
    assert len(quotes) == 2
    assert respond(talk, "/context", 0.0) == Around(quotes[0])
    assert respond(talk, "/CONTEXT  2", 0.0) == Around(quotes[1])
    for number in ("0", "3", "-1", "two", "²", "9" * 5_000):
        assert said(respond(talk, f"/context {number}", 0.0)).endswith("Quotes run from 1 to 2.")


def test_gradings_are_all_of_them_or_one_reports(talk: Talk) -> None:
    every = answered(respond(talk, "/gradings", 0.0)).answer
    assert every.is_list
    assert {quote.span.document.id for quote in every.quotes} == {"coastshire", "hillshire"}
    one = answered(respond(talk, "/gradings hillshire", 0.0)).answer
    assert one.text == (
        "1 grading:\nHow well does the force protect people from harm?: Outstanding"
    )
    assert [q.span.document.id for q in one.quotes] == ["hillshire"]
    both = answered(respond(talk, "/gradings shire", 0.0)).answer
    assert (both.text, both.quotes) == (every.text, every.quotes)
    assert said(respond(talk, "/gradings atlantis", 0.0)) == (
        "No loaded report is called “atlantis”. /source lists them."
    )


def test_areas_are_the_reports_own_words(talk: Talk) -> None:
    answer = answered(respond(talk, "/areas", 0.0)).answer
    assert answer.short == "2 under “areas for improvement”:"
    assert [quote.text for quote in answer.quotes] == [
        "The force should hire more call handlers for the night shift.",
        "The force should mend the radios on its boats.",
    ]
    assert answered(respond(talk, "/areas hillshire", 0.0)).answer.short == (
        "The report lists no areas for improvement."
    )


def test_sections_are_indented_by_their_place(talk: Talk) -> None:
    assert said(respond(talk, "/sections coastshire", 0.0)) == (
        "Coastshire PEEL 2020\n"
        "    How efficient is the force at keeping people safe and reducing crime?\n"
        "    Questions for Efficiency\n"
        "      How well does the force answer calls?\n"
        "        Areas for improvement\n"
        "      How affordable is the workforce?"
    )


def test_source_tells_where_reports_come_from(talk: Talk, settings: Settings) -> None:
    assert said(respond(talk, "/source hillshire", 0.0)) == (
        f"Hillshire PEEL 2021\n  Document   hillshire\n  Folder     {settings.corpus}"
    )


def test_help_names_every_command(talk: Talk) -> None:
    shown = said(respond(talk, "/help", 0.0))
    for command in COMMANDS.values():
        assert f"{command.usage}  " in shown
        assert command.about in shown


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("/contxt 2", "There is no command /contxt. Did you mean /context? /help lists them all."),
        ("/Grading", "There is no command /Grading. Did you mean /gradings? /help lists them all."),
        ("/SORCE", "There is no command /SORCE. Did you mean /source? /help lists them all."),
        ("/", "There is no command /. /help lists them all."),
        ("/xyzzy", "There is no command /xyzzy. /help lists them all."),
    ],
)
def test_an_unknown_command_gets_a_hint(talk: Talk, typed: str, hint: str) -> None:
    assert said(respond(talk, typed, 0.0)) == hint


@pytest.mark.parametrize("typed", ["/quit", "/QUIT now", "quit", " Exit "])
def test_there_are_ways_out(talk: Talk, typed: str) -> None:
    assert respond(talk, typed, 0.0) == Leave()


def test_an_earlier_question_bears_on_the_next_until_forgotten(talk: Talk) -> None:
    asked = "how affordable is the workforce in Coastshire?"
    respond(talk, asked, 0.0)
    follow = answered(respond(talk, "what is its grade?", 60.0)).answer
    assert follow.grade == "Requires improvement"
    assert follow == talk.assistant.answer("what is its grade?", [asked])
    assert said(respond(talk, "/forget", 61.0)).startswith("Forgotten.")
    afresh = answered(respond(talk, "what is its grade?", 62.0)).answer
    assert afresh == talk.assistant.answer("what is its grade?")


def test_smalltalk_is_no_earlier_question(talk: Talk) -> None:
    asked = "how affordable is the workforce in Coastshire?"
    respond(talk, asked, 0.0)
    assert answered(respond(talk, "thanks", 1.0)).answer.status == "smalltalk"
    follow = answered(respond(talk, "what is its grade?", 2.0)).answer
    assert follow == talk.assistant.answer("what is its grade?", [asked])


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (100.0, ["a", "b"]),
        (1_800.0, ["a", "b"]),
        (1_801.0, ["b"]),
        (9_999.0, []),
        (-5.0, ["a", "b"]),
    ],
)
def test_questions_are_remembered_for_half_an_hour(now: float, kept: list[str]) -> None:
    assert [question for _, question in recent([(0.0, "a"), (60.0, "b")], now)] == kept


def test_no_more_than_twenty_questions_are_remembered() -> None:
    turns = [(float(n), str(n)) for n in range(50)]
    assert recent(turns, 50.0) == turns[30:]


def test_the_welcome_names_reports_and_questions(assistant: Assistant) -> None:
    shown = plain.page(welcome(assistant)).split("\n")
    assert shown[0] == "Peelbot answers in the report’s own words."
    assert "  Coastshire PEEL 2020" in shown
    assert "  Hillshire PEEL 2021" in shown
    for question in assistant.examples()[:3]:
        assert f"  {question}" in shown


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "🙂", "שלום", "<b>x</b>", "a" * 100_000, "?" * 999]
)
def test_any_text_gets_a_reply(talk: Talk, typed: str) -> None:
    assert isinstance(reply(talk, typed), Answered)


def test_a_fault_is_one_sentence(tmp_path: Path) -> None:
    empty = Settings(corpus=tmp_path, state=tmp_path)
    broken = Talk(object(), empty)  # type: ignore[arg-type]
    assert said(reply(broken, "what is the grade?")) == (
        "That could not be answered (AttributeError). Try other words."
    )


def test_a_number_answers_a_question_back(settings: Settings) -> None:
    text = "{} of Elmbury\n\nAreas for improvement\n\n• The {}\n"
    for name, title in (("care", "Inspection of children’s services"), ("send", "SEND inspection")):
        report = text.format(title, name)
        (settings.corpus / f"{name}.txt").write_text(report, encoding="utf-8")
    talk = Talk(open_assistant(settings), settings)
    asked = talk.ask("what are the areas for improvement in Elmbury?", 0.0).answer
    assert len(asked.choices) == 2
    assert plain.render(asked).splitlines()[-1] == "  2. Elmbury SEND"
    assert [quote.text for quote in talk.ask("2", 1.0).answer.quotes] == ["The send"]


def test_a_quotation_is_checked(talk: Talk) -> None:
    true = said(respond(talk, "/verify “hillshire Police finds missing people quickly”", 0.0))
    assert true.split("\n")[:2] == [
        "Word for word.",
        "“Hillshire Police finds missing people quickly.”",
    ]
    assert "“slowly” for “quickly”" in said(
        respond(talk, "/verify Hillshire Police finds missing people slowly", 0.0)
    )
    assert "write the words to check" in said(reply(talk, "/verify"))
