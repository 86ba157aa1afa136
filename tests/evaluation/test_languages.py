"""The questions in four languages that docs/evaluation.md tells of."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.config import load
from bot.evaluation import questions, rounds
from bot.evaluation.labelled import Label, fold, read
from bot.search.encoder import e5_file
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "evaluation" / "languages"
ASKED = read(FOLDER / "questions.jsonl")
ENGLISH = read(FOLDER / "english.jsonl")


def test_there_are_ten_questions_in_each_of_four_languages() -> None:
    assert Counter(label.kind for label in ASKED) == dict.fromkeys(
        ("Polish", "Spanish", "Welsh", "Urdu"), 10
    )
    assert Counter(label.status for label in ASKED) == {"answered": 32, "not_found": 8}


def test_each_has_its_english_beside_it() -> None:
    def wanted(label: Label) -> tuple[object, ...]:
        return label.id, label.kind, label.status, label.gold, label.document

    assert list(map(wanted, ASKED)) == list(map(wanted, ENGLISH))
    assert not {label.question for label in ASKED} & {label.question for label in ENGLISH}


def test_every_text_that_is_wanted_stands_in_the_report() -> None:
    report = fold((FOLDER / "docs" / "tarnshire.txt").read_text(encoding="utf-8"))
    assert [gold for label in ASKED for gold in label.gold if fold(gold) not in report] == []


@pytest.mark.skipif(e5_file.installed() is None, reason="needs peelbot[languages]")
def test_most_are_shown_the_right_sentence_first_and_none_is_answered_falsely() -> None:
    asked = questions.ask("languages", rounds.of_questions(FOLDER, load())).asked
    firsts = [a.verdict.first for a in asked if a.verdict.first is not None]
    assert len(firsts) == 32
    assert sum(firsts) >= 21
    assert not any(a.verdict.false_answer for a in asked)
    assert all(a.verdict.answer.notes[0].text == a.verdict.label.kind for a in asked)
