from __future__ import annotations

from dataclasses import replace

from bot.answering.opening import open_assistant
from bot.config import Settings
from tests.chat.talk import Talk, buttons, data, texts
from tests.conftest import BARSET, Ask


def test_the_sections_of_the_only_report_can_be_read(talk: Talk) -> None:
    (call,) = talk.say("/sections")
    assert "<b>Sections of Barset PEEL 2016</b>\n1. How effective" in call.parameters["text"]
    assert "4. \u2003\u2003Areas for improvement" in call.parameters["text"]
    _, section = talk.press(data(call, "3. How well does the force investigate crime?"))
    assert "<blockquote>Requires improvement</blockquote>" in section.parameters["text"]
    _, back = talk.press(data(section, "‹ All sections"))
    assert back.parameters["text"] == call.parameters["text"]


def test_with_several_reports_one_is_chosen_first(talk: Talk, settings: Settings, ask: Ask) -> None:
    reports = {f"r{n}": BARSET.replace("Barset", f"Shire{n:02}") for n in range(9)}
    (settings.corpus / "barset.txt").unlink()
    talk = replace(talk, context=replace(talk.context, assistant=ask(**reports)))
    (call,) = talk.say("/sections")
    assert "8. Shire07 PEEL 2016" in call.parameters["text"]
    _, second = talk.press(data(call, "2 of 2 ›"))
    assert second.parameters["text"] == "<b>Which report?</b>\n9. Shire08 PEEL 2016"
    _, sections = talk.press(data(second, "9. Shire08 PEEL 2016"))
    assert "Sections of Shire08 PEEL 2016" in sections.parameters["text"]
    assert "‹ All reports" in buttons(sections)
    assert "<b>My 9 reports</b>" in texts(talk.say("/source"))[0]
    assert "9 reports" in texts(talk.say("/start"))[0]


def test_a_heading_with_nothing_under_it_is_not_listed(talk: Talk, settings: Settings) -> None:
    (settings.corpus / "barset.txt").unlink()
    report = "# A report\n\n## Findings\n\nThe budget is sound.\n\n## Annex\n\n## Notes\n\nNone."
    (settings.corpus / "a.md").write_text(report, encoding="utf-8")
    assistant = open_assistant(settings)
    assert len(assistant.documents[0].sections) == 4
    talk = replace(talk, context=replace(talk.context, assistant=assistant))
    listed = "<b>Sections of A report</b>\n1. Findings\n2. Notes"
    assert texts(talk.say("/sections")) == [listed]
