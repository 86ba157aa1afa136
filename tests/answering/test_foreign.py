"""Answers to questions in another language, with a stand-in for the pieces of Spanish."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.answering.foreign import OtherLanguages
from bot.answering.model import Model
from bot.questions.reading import Note
from bot.reports.corpus import open_report
from bot.search.encoder.encoder import Encoder
from bot.search.foreign import Nearest
from bot.search.meaning import Meaning
from tests.conftest import BARSET
from tests.search.encoder import package
from tests.search.material import ranker

OFFICERS = "¿Cuántos agentes tiene la policía?"


@pytest.fixture(scope="module", name="model")
def _model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    file = package.write(tmp_path_factory.mktemp("package") / "model.bin")
    return replace(Model.shipped(), encoder=Encoder(languages=file))


@pytest.fixture(scope="module", name="spanish")
def _spanish(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    file: Path = tmp_path_factory.mktemp("reports") / "barset.txt"
    file.write_text(BARSET, encoding="utf-8")
    return Assistant.over((open_report(file),), model)


def test_the_report_is_quoted_in_english_and_the_language_said(spanish: Assistant) -> None:
    answer = spanish.answer(OFFICERS)
    assert answer.status == "answered"
    assert answer.quotes[0].text == "The force has 1,310 officers."
    assert answer.notes == (Note("language", "Spanish"),)
    assert answer.question == OFFICERS


def test_without_the_pieces_of_its_language_a_question_is_not_searched(
    spanish: Assistant,
) -> None:
    english = Assistant.over(spanish.documents, replace(Model.shipped(), encoder=Encoder()))
    answer = english.answer(OFFICERS)
    assert (answer.status, answer.quotes, answer.notes) == ("smalltalk", (), ())
    assert answer.short.startswith("That looks like Spanish. I read English only")


def test_what_is_far_from_every_sentence_is_not_found(spanish: Assistant) -> None:
    answer = spanish.answer("¿Dónde está el mercado?")
    assert (answer.status, answer.quotes) == ("not_found", ())
    assert answer.short == "The report seems not to say this."
    assert answer.notes == (Note("language", "Spanish"),)


def test_thanks_are_met_with_a_reply_and_not_searched(spanish: Assistant) -> None:
    answer = spanish.answer("Gracias por la ayuda")
    assert answer.status == "smalltalk"
    assert answer.short == spanish.answer("thank you").short


def test_who_asks_which_languages_are_read_is_told(spanish: Assistant) -> None:
    assert spanish.answer("do you speak Spanish?").short.startswith("Ask in your own language")


def test_only_the_report_that_is_named_is_searched(model: Model, tmp_path: Path) -> None:
    (tmp_path / "barset.txt").write_text(BARSET, encoding="utf-8")
    loam = BARSET.replace("Barset", "Loam").replace("1,310 officers", "870 officers")
    (tmp_path / "loam.txt").write_text(loam, encoding="utf-8")
    both = tuple(open_report(tmp_path / f"{name}.txt") for name in ("barset", "loam"))
    assistant = Assistant.over(both, model)
    quotes = assistant.answer("¿Cuántos agentes tiene la policía Loam?").quotes
    assert {quote.citation.title for quote in quotes} == {"Loam PEEL 2016"}


def test_until_all_sentences_are_read_the_asker_is_told_to_wait(model: Model) -> None:
    index = ranker(*(f"The {n}th paragraph tells of harbour {n}." for n in range(400))).index
    assert model.encoder
    meaning = Meaning(index, model.encoder)
    others = OtherLanguages(index, Nearest(index, meaning), wait=0.0)
    with meaning.learning():
        answer = others.answer(OFFICERS, "Spanish", index.tables.documents)
    assert answer.status == "smalltalk"
    assert "That looks like Spanish. I have read " in answer.short


def test_without_a_report_nothing_is_found(model: Model) -> None:
    assert Assistant.over((), model).answer(OFFICERS).status == "not_found"
