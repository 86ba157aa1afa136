"""How a question is read after earlier ones."""

import pytest

from bot.answering.assistant import Assistant
from bot.questions.reading import Reading


def read(assistant: Assistant, *questions: str) -> Reading:
    return assistant._reader.read(questions[-1], questions[:-1])


def subject(reading: Reading) -> list[str]:
    return [concept.text for concept in reading.concepts]


GRADE = "what grade for investigating crime?"


@pytest.mark.parametrize(
    ("asked", "kind", "about"),
    [
        ("why?", "finding", ["investigating", "crime"]),
        ("and for vulnerable people?", "grade", ["vulnerable people"]),
        ("what should the force change about it?", "areas", ["investigating", "crime"]),
        ("how many officers does it have?", "finding", ["officers"]),
        ("what is the overall grade?", "grade", ["overall"]),
    ],
)
def test_what_is_left_out_comes_from_the_question_before(
    barset: Assistant, asked: str, kind: str, about: list[str]
) -> None:
    reading = read(barset, GRADE, asked)
    assert reading.question.kind.name == kind
    assert " ".join(subject(reading)) == " ".join(about)


def test_a_complete_question_carries_no_note(barset: Assistant) -> None:
    reading = read(barset, GRADE, "how much did the radios cost?")
    assert (reading.notes, reading.background) == ((), ())


def test_only_what_is_not_whole_leans_on_the_question_before(barset: Assistant) -> None:
    assert read(barset, GRADE, "and neighbourhoods?").leaning
    assert read(barset, GRADE, "why?").leaning
    whole = read(barset, GRADE, "how are the detectives trained?")
    assert (whole.leaning, whole.before) == (False, GRADE)


def test_a_claim_points_to_nothing_by_its_frame(barset: Assistant) -> None:
    reading = read(barset, "how much did the radios cost?", "is it true that they were rated poor?")
    assert (reading.notes, reading.background, subject(reading)) == ((), (), [])


def test_earlier_subjects_fade(barset: Assistant) -> None:
    reading = read(barset, "tell me about burglary", "is that about detectives?", "and its radios?")
    assert [(c.text, w) for c, w in reading.background] == [("detectives", 0.4), ("burglary", 0.2)]


def test_what_the_report_does_not_speak_of_is_not_carried_over(barset: Assistant) -> None:
    reading = read(barset, "who won the zzqx cup", "is that about detectives?")
    assert (reading.background, reading.notes) == ((), ())


def test_more_skips_what_was_shown(barset: Assistant) -> None:
    assert read(barset, "crime", "more").skip == 1
    assert read(barset, "crime", "more", "tell me more").skip == 2
    assert read(barset, "crime", "the last one").pick == -1


def test_the_reports_own_name_is_no_subject(barset: Assistant) -> None:
    reading = read(barset, "how many officers does Barset have?")
    assert (subject(reading), reading.named) == (["officers"], True)


def test_a_year_that_nobody_speaks_of_is_foreign(barset: Assistant) -> None:
    assert read(barset, "what about 2009?").foreign == ("2009",)
    assert read(barset, "what was the grade in 2016?").foreign == ()
    assert read(barset, "what was the grade in 2009?").foreign == ("2009",)
    assert read(barset, "how many detectives will it have by 2030?").foreign == ()
