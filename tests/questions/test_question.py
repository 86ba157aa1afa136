"""A question of a kind, and what it wants."""

import pytest

from bot.questions.kinds import finding, grade, strengths
from bot.questions.kinds.definition import definition_of
from bot.questions.question import understand
from bot.search.content import Fit


@pytest.mark.parametrize(
    ("text", "wanted", "strict"),
    [
        ("how many officers are there", Fit.NUMBER, True),
        ("what percentage are women", Fit.PERCENT, True),
        ("who works with the school", Fit.NAME, False),
        ("how are calls handled", Fit.NONE, False),
        ("they saved £3m, right?", Fit.MONEY, True),
    ],
)
def test_wanted_content(text: str, wanted: Fit, strict: bool) -> None:
    question = understand(text, finding.KIND)
    assert (question.wanted, question.strict) == (wanted, strict)


def test_a_kind_may_want_content_of_its_own() -> None:
    assert understand("what went well", strengths.KIND).wanted is Fit.PRAISE


def test_a_question_about_the_reason_of_a_grade() -> None:
    question = understand("why was the force rated good?", finding.KIND)
    assert (question.about_grade, question.grades) == (True, ("good",))


def test_cue_words_are_no_subject_and_the_others_keep_their_place() -> None:
    text = "what is the workforce grading?"
    subject = understand(text, grade.KIND).subject
    assert len(subject) == len(text)
    assert subject.split() == ["what", "is", "the", "workforce", "?"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [("what does PCC mean?", ("PCC", True)), ("what is HMIC", ("HMIC", False))],
)
def test_the_abbreviation_asked_about(text: str, asked: tuple[str, bool]) -> None:
    assert definition_of(text) == asked
