"""The kind of a question, and what it wants."""

import pytest

from bot.questions.question import Kind, asks_person, definition_of, understand
from bot.search.content import Fit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what is the safeguarding grading?", Kind.GRADE),
        ("how was the school rated", Kind.GRADE),
        ("is the prison outstanding?", Kind.GRADE),
        ("how did they do on leadership", Kind.GRADE),
        ("list all the gradings", Kind.GRADINGS),
        ("what were the ratings", Kind.GRADINGS),
        ("list the areas for improvement", Kind.AREAS),
        ("what does ofsted want them to do about reading?", Kind.AREAS),
        ("any recommendations?", Kind.AREAS),
        ("which questions were asked by inspectors", Kind.QUESTIONS),
        ("what sections are there", Kind.SECTIONS),
        ("when was the report published", Kind.PUBLISHED),
        ("what date is this report?", Kind.PUBLISHED),
        ("when was the inspection?", Kind.INSPECTED),
        ("which school is this report about", Kind.SUBJECT),
        ("who wrote this report", Kind.AUTHOR),
        ("what does CFO mean", Kind.DEFINITION),
        ("give me a summary", Kind.SUMMARY),
        ("what are its strengths", Kind.STRENGTHS),
        ("what are the main weaknesses", Kind.WEAKNESSES),
        ("why was it rated good", Kind.FINDING),
        ("how many pupils are there", Kind.FINDING),
        ("compare the two schools", Kind.COMPARISON),
        ("which prison was worse?", Kind.COMPARISON),
        ("mobile phones", Kind.FINDING),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert understand(text).kind is kind


@pytest.mark.parametrize(
    ("text", "wanted", "strict"),
    [
        ("how many officers are there", Fit.NUMBER, True),
        ("how much did it save", Fit.MONEY, True),
        ("what is the budget", Fit.MONEY, True),
        ("what percentage are women", Fit.PERCENT | Fit.NUMBER, True),
        ("until what year", Fit.DATE, True),
        ("who works with the school", Fit.NAME, False),
        ("why did costs rise", Fit.REASON, False),
        ("how are calls handled", Fit.NONE, False),
    ],
)
def test_wanted_content(text: str, wanted: Fit, strict: bool) -> None:
    question = understand(text)
    assert (question.wanted, question.strict) == (wanted, strict)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("How many police officers does it have?", "police officers"),
        ("what is the yearly turnover of the home?", "yearly turnover"),
        ("number of pupils in the school", "pupils"),
    ],
)
def test_the_noun_whose_figure_is_asked(text: str, head: str) -> None:
    found = understand(text).head
    assert found is not None
    assert text[slice(*found)] == head


def test_a_question_about_the_reason_of_a_grade() -> None:
    question = understand("why was the force rated good?")
    assert (question.about_grade, question.grades) == (True, ("good",))


def test_cue_words_are_no_subject_and_the_others_keep_their_place() -> None:
    text = "what is the workforce grading?"
    subject = understand(text).subject
    assert len(subject) == len(text)
    assert subject.split() == ["what", "is", "the", "workforce", "?"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [("what does PCC mean?", ("PCC", True)), ("what is HMIC", ("HMIC", False))],
)
def test_the_abbreviation_asked_about(text: str, asked: tuple[str, bool]) -> None:
    assert definition_of(text) == asked


def test_only_a_title_asks_for_a_person() -> None:
    assert asks_person("who is the head teacher?")
    assert not asks_person("who is the force working with?")
    assert not asks_person("which body runs it?")
