from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config import Settings
from tests.chat.talk import Talk, buttons, data
from tests.conftest import BARSET, Ask

AREAS = [f"The force should do thing {n} better, and tell the inspectors how" for n in range(190)]
ELMBURY = "Inspection of Elmbury local authority "
QUESTION = "List the areas for improvement"


@pytest.fixture
def long_talk(talk: Talk, settings: Settings, ask: Ask) -> Talk:
    """A talk about a report with more areas for improvement than fit four messages."""
    (settings.corpus / "barset.txt").unlink()
    manifest = '[[report]]\nfile = "long.txt"\npublished = 2017-03-03\n'
    (settings.corpus / "manifest.toml").write_text(manifest, encoding="utf-8")
    listed = "\n\n".join(f"• {area}" for area in AREAS)
    report = BARSET + "\n\nAreas for improvement\n\n" + listed
    return replace(talk, context=replace(talk.context, assistant=ask(long=report)))


def test_a_long_list_comes_in_four_messages_and_is_turned_on(long_talk: Talk) -> None:
    calls = long_talk.say(QUESTION)
    assert [call.method for call in calls] == ["sendMessage"] * 4
    assert ["reply_parameters" in call.parameters for call in calls] == [True, False, False, False]
    assert ["reply_markup" in call.parameters for call in calls] == [False, False, False, True]
    assert "5 of 5 ›" in buttons(calls[3])
    assert not {"‹ 3 of 5", "In context", "Rest of the section"} & set(buttons(calls[3]))
    copied = buttons(calls[3])["Copy citation"]["copy_text"]["text"]
    assert copied == "Barset PEEL 2016 · 3 March 2017"
    _, fifth = long_talk.press(data(calls[3], "5 of 5 ›"))
    _, fourth = long_talk.press(data(fifth, "‹ 4 of 5"))
    assert fourth.parameters["text"] == calls[3].parameters["text"]
    assert fourth.parameters["reply_markup"] == calls[3].parameters["reply_markup"]
    shown = "".join(call.parameters["text"] for call in (*calls, fifth))
    assert all(area in shown for area in AREAS)


def test_small_talk_is_no_question_that_others_follow(talk: Talk) -> None:
    talk.say("thanks")
    talk.say("What is the overall grade?")
    assert talk.context.store.turns(999, (7, 0, 7), talk.clock()) == ("What is the overall grade?",)


def test_an_answer_from_several_reports_offers_each_of_them_alone(
    talk: Talk, settings: Settings, ask: Ask
) -> None:
    loam = BARSET.replace("Barset", "Quorn").replace("1,310", "2,468")
    (settings.corpus / "barset.txt").unlink()
    context = replace(talk.context, assistant=ask(barset=BARSET, quorn=loam))
    talk = replace(talk, context=context)
    (both,) = talk.say("How many officers does the force have?")
    assert "1,310" in both.parameters["text"] and "2,468" in both.parameters["text"]
    assert {"Only Barset PEEL 2016", "Only Quorn PEEL 2016"} < set(buttons(both))
    _, one = talk.press(data(both, "Only Quorn PEEL 2016"))
    assert "2,468" in one.parameters["text"] and "1,310" not in one.parameters["text"]
    assert not {label for label in buttons(one) if label.startswith("Only")}


def test_a_question_that_fits_two_sorts_of_reports_is_asked_back_with_buttons(
    talk: Talk, settings: Settings, ask: Ask
) -> None:
    council = f"{ELMBURY}children’s services\n\nAreas for improvement\n\n• The quality of plans\n"
    area = f"{ELMBURY}SEND\n\nAreas for improvement\n\n• The time that families wait\n"
    (settings.corpus / "barset.txt").unlink()
    talk = replace(talk, context=replace(talk.context, assistant=ask(council=council, area=area)))
    (asked,) = talk.say("what are the areas for improvement in Elmbury?")
    assert "Which do you mean?" in asked.parameters["text"]
    labels = ["Elmbury council SEND", "Elmbury council children’s services"]
    assert [label for label in buttons(asked) if label in labels] == labels
    _, waits = talk.press(data(asked, labels[0]))
    _, plans = talk.press(data(asked, labels[1]))
    assert "The quality of plans" in plans.parameters["text"]
    assert "The time that families wait" in waits.parameters["text"]
