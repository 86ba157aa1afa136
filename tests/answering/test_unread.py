"""Pages that nobody could read are named where nothing is found."""

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.unread import noting_unread
from bot.questions.kinds import grade
from bot.questions.question import understand
from bot.questions.reading import Note, Reading
from bot.reports.document import Document


def reading(*documents: Document) -> Reading:
    return Reading(understand("what does it cost?", grade.KIND), (), documents)


SCANNED = Document("a", "Loam", "Words.", (), pages=(0, 0, 0), unread=(2, 3))
PLAIN = Document("b", "Barset", "Words.", ())
ABOUT = Note("about", "costs")
NOTHING = Answer("x", "not_found", "The report does not say.", notes=(ABOUT,))


def test_a_report_alone_needs_no_name() -> None:
    about, note = noting_unread(NOTHING, reading(SCANNED)).notes
    assert about == ABOUT
    assert note == Note("unread", "pages 2–3")


def test_among_several_each_is_named_and_the_last_are_counted() -> None:
    scans = [replace(SCANNED, id=str(n), title=f"Loam {n}") for n in range(5)]
    _, note = noting_unread(NOTHING, reading(PLAIN, *scans)).notes
    assert note.text == (
        "pages 2–3 of “Loam 0”; pages 2–3 of “Loam 1”; pages 2–3 of “Loam 2”; "
        "pages of 2 more reports"
    )


def test_an_answer_that_is_found_says_nothing_of_them() -> None:
    found = replace(NOTHING, status="answered")
    assert noting_unread(found, reading(SCANNED)).notes == (ABOUT,)
    assert noting_unread(NOTHING, reading(PLAIN)).notes == (ABOUT,)
