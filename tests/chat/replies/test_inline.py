from __future__ import annotations

from dataclasses import replace

from bot.config import Settings
from tests.chat.talk import Talk
from tests.conftest import BARSET, Ask


def test_an_empty_query_shows_examples(talk: Talk) -> None:
    answer = talk.inline("  ")
    assert [result["title"] for result in answer["results"]] == list(
        talk.context.assistant.examples()
    )
    assert answer["results"][0]["description"] == "Good"
    assert answer["button"] == {"text": "Ask in private", "start_parameter": "hello"}


def test_a_query_offers_the_answer_and_then_each_quote(talk: Talk) -> None:
    whole, *quotes = talk.inline("How many officers does the force have?")["results"]
    text = whole["input_message_content"]["message_text"]
    assert text.startswith("<i>“How many officers does the force have?”</i>\n<b>")
    assert "1,310" in text
    assert quotes[0]["description"] == "The force has 1,310 officers."
    assert whole["description"] == "Barset PEEL 2016: The force has 1,310 officers."
    assert quotes[0]["title"] == "Barset PEEL 2016 · How well does the force investigate crime?"
    (button,) = quotes[0]["reply_markup"]["inline_keyboard"][0]
    assert button["url"].startswith("https://t.me/peelbot?start=q")


def test_what_is_not_found_can_still_be_sent(talk: Talk) -> None:
    (result,) = talk.inline("Who is the king of France?")["results"]
    assert result["title"].startswith("The report does not say")


def test_results_may_be_cached_for_everybody(talk: Talk) -> None:
    answer = talk.inline("grade")
    assert answer["cache_time"] == 300
    assert answer["is_personal"] is False


def test_a_very_long_query_is_answered(talk: Talk) -> None:
    assert talk.inline("why " * 64)["results"]


def test_a_repaired_spelling_is_told_under_the_question(talk: Talk) -> None:
    whole, *_ = talk.inline("How many oficers does the force have?")["results"]
    assert whole["input_message_content"]["message_text"].startswith(
        "<i>“How many oficers does the force have?”</i>\n<i>Showing results for: How many officers"
    )


def test_of_further_quotes_only_those_that_match_are_offered(talk: Talk) -> None:
    answer = talk.context.assistant.answer("what is said about detectives and crime")
    assert len([quote for quote in answer.more if quote.matched]) < len(answer.more)
    found = talk.inline("what is said about detectives and crime")["results"]
    assert found[0]["description"] == f"Barset PEEL 2016: {answer.quotes[0].text}"
    assert {result["description"] for result in found[1:]} == {
        quote.text for quote in (*answer.quotes, *answer.more) if quote.matched
    } | {quote.text for quote in answer.quotes}


def test_results_that_read_the_same_are_one(talk: Talk, settings: Settings, ask: Ask) -> None:
    (settings.corpus / "barset.txt").unlink()
    talk = replace(talk, context=replace(talk.context, assistant=ask(a=BARSET, b=BARSET)))
    found = talk.inline("what is said about detectives and crime")["results"]
    assert len({result["id"] for result in found}) == len(found)
