"""How many reports a start and a question read, which must not grow with the reports loaded."""

from bot.answering.assistant import Assistant
from bot.search.stored import StoredInspection
from tests.conftest import Ask

REPORT = """{place} Police: PEEL inspection 2019

How well does the force save?

Good

{place} saves £{number}m a year. Its drones are new.

Areas for improvement

• The force should mend its {number} radios.
"""
PLACES = ("Ashbury", "Barbury", "Colbury", "Dunbury", "Elbury")
REPORTS = {p: REPORT.format(place=p, number=n) for n, p in enumerate(PLACES, start=2)}


def texts_read(assistant: Assistant) -> list[str]:
    return [d.title.split()[0] for d in assistant.documents if "text" in vars(d)]


def structures_read(assistant: Assistant) -> int:
    return sum(_is_read(i) for i in assistant.inspections if isinstance(i, StoredInspection))


def _is_read(inspection: StoredInspection) -> bool:
    try:
        object.__getattribute__(inspection, "gradings")
    except AttributeError:
        return False
    return True


def test_a_start_reads_no_report(ask: Ask) -> None:
    assistant = ask(**REPORTS)
    assert len(assistant.inspections) == 5
    assert (texts_read(assistant), structures_read(assistant)) == ([], 0)


def test_a_question_about_one_report_reads_that_one(ask: Ask) -> None:
    assistant = ask(**REPORTS)
    assert assistant.answer("list the gradings of Dunbury").rows[0].grade == "Good"
    # The first tells which examples of questions to give.
    assert (texts_read(assistant), structures_read(assistant)) == (["Ashbury", "Dunbury"], 2)


def test_a_question_about_no_report_reads_those_that_it_finds(ask: Ask) -> None:
    assistant = ask(**REPORTS)
    answer = assistant.answer("who saves £4m a year?")
    assert answer.quotes[0].text == "Colbury saves £4m a year."
    # The first is asked whether it grades anything at all.
    assert structures_read(assistant) == 1


def test_what_a_report_grades_is_known_before_it_is_read(ask: Ask) -> None:
    tables = ask(**REPORTS)._library.index.tables
    assert tables.subjects == {"How well does the force save?"}
    assert tables.headings == {"Areas for improvement"}
