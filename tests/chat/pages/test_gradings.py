from __future__ import annotations

from dataclasses import replace

from bot.config import Settings
from tests.chat.talk import Talk, buttons, data
from tests.conftest import BARSET, Ask


def test_the_picture_has_a_button_for_the_other_theme_and_one_for_the_quotes(talk: Talk) -> None:
    (call,) = talk.say("/gradings")
    assert set(buttons(call)) == {"Dark", "Quote the lines"}
    _, redrawn = talk.press(data(call, "Dark"))
    assert set(buttons(redrawn)) == {"Light", "Quote the lines"}
    _, quotes = talk.press(data(call, "Quote the lines"))
    assert quotes.parameters["text"].count("<blockquote expandable>") == 1


def test_a_card_says_when_the_report_was_published(
    talk: Talk, settings: Settings, ask: Ask
) -> None:
    (settings.corpus / "barset.txt").unlink()
    manifest = '[[report]]\nfile = "b.txt"\npublished = 2018-02-01\n'
    (settings.corpus / "manifest.toml").write_text(manifest, encoding="utf-8")
    undated = BARSET.replace("Published 3 March 2017\n", "").replace("Barset", "Loam")
    talk = replace(talk, context=replace(talk.context, assistant=ask(a=BARSET, b=undated)))
    (call,) = talk.say("/gradings")
    caption = call.parameters["caption"]
    assert caption.startswith("<b>Barset PEEL 2016</b>\n<i>Published 3 March 2017</i>\n• ")
    assert "\n\n<b>Loam PEEL 2016</b>\n<i>Published 1 February 2018</i>\n• " in caption


def test_without_gradings_a_sentence_says_so(talk: Talk, settings: Settings, ask: Ask) -> None:
    (settings.corpus / "barset.txt").unlink()
    assistant = ask(plain="A note\n\nThe budget is sound and the savings are made.")
    talk = replace(talk, context=replace(talk.context, assistant=assistant))
    (call,) = talk.say("/gradings")
    assert call.parameters["text"] == "The loaded reports state no gradings."
