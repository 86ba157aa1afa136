"""Verdicts as lines of text and as JSON values."""

from __future__ import annotations

import json

from bot.render import plain, verdicts
from bot.verification.code import code_of
from tests.verification.reports import checker

CHECKER = checker()
CALLS = "How well does the force answer calls?"


def told(quote: str, *named: int) -> list[str]:
    verdict = CHECKER.check(quote, [CHECKER.documents[n] for n in named])
    return plain.page(verdicts.page(verdict)).split("\n")


def code(quote: str) -> str:
    return code_of(CHECKER.check(quote).found[0].span)


def test_word_for_word_with_its_place_and_code() -> None:
    assert told("its plan runs until 2026") == [
        "Word for word.",
        "“Its plan runs until 2026.”",
        f"  — Loam Police 2020 · {CALLS} · paragraph 2 · {code('Its plan runs until 2026')}",
    ]


def test_part_of_a_sentence_and_what_is_left_out() -> None:
    assert told("Supervisors check … work each [single] week")[:4] == [
        "Word for word.",
        "“Supervisors check the officers’ work each week.”",
        "  left out: “the officers’”",
        f"  — Loam Police 2020 · {CALLS} · paragraph 2 · "
        f"{code('Supervisors check the officers’ work each week')}",
    ]
    assert told("runs until 2026")[2] == "  in: “Its plan runs until 2026.”"


def test_the_same_words_in_several_reports_are_told_once() -> None:
    lines = told("The force should hire more people")
    assert lines[0] == "Word for word, in 2 places."
    starts = [line[:10] for line in lines[1:]]
    assert starts == ["“The force", "  — Loam P", "“The force", "  in: “The", "  — Marl P"]


def test_what_is_altered_stands_against_the_report() -> None:
    assert told("Its plan runs until 2062")[:5] == [
        "Altered: the report has other words.",
        "  quoted  Its plan runs until 2062",
        "  report  Its plan runs until 2026",
        "  “2062” for “2026”",
        f"  — Loam Police 2020 · {CALLS} · paragraph 2 · "
        + code_of(CHECKER.check("Its plan runs until 2062").nearest.span),  # type: ignore[union-attr]
    ]


def test_in_another_report_and_nowhere_and_too_short() -> None:
    assert told("Its detectives are trained", 0)[0] == (
        "Not in the report named, but word for word in another."
    )
    assert told("We welcome this wonderful outcome") == ["Nowhere: no loaded report says this."]
    assert told("the force")[0] == (
        "It stands in 7 places, and is too short to tell. Give a whole sentence."
    )
    assert told("Supervisors … each … week")[0] == (
        "Its pieces are too short to tell. Give a whole sentence."
    )
    assert told("It spent £22.9 million on new radios and saved 10–15 hours")[0] == (
        "Altered, but only in punctuation or capitals."
    )


def test_a_table_of_several() -> None:
    quotes = ("Its plan runs until 2026", "Its plan runs until 2062", "We welcome this outcome")
    page = verdicts.table([CHECKER.check(quote) for quote in quotes], 1)
    assert plain.page(page).split("\n") == [
        "  1  word for word  “Its plan runs until 2026”",
        "     Loam Police 2020 · paragraph 2",
        "  2  altered        “Its plan runs until 2062”",
        "     “2062” for “2026” · Loam Police 2020 · paragraph 2",
        "  3  nowhere        “We welcome this outcome”",
        "1 of 3 quotations stand word for word. 1 of fewer words was not checked.",
    ]


def test_the_object_of_a_verdict() -> None:
    found = verdicts.to_object(CHECKER.check("Its plan runs until 2062"))
    assert json.loads(json.dumps(found)) == found
    assert found["status"] == "altered"
    assert found["difference"] == [
        {"quoted": "Its plan runs until", "stated": "Its plan runs until", "same": True},
        {"quoted": "2062", "stated": "2026", "same": False},
    ]
    (place,) = verdicts.to_object(CHECKER.check("runs until 2026"))["places"]  # type: ignore[misc]
    assert (place["text"], place["sentence"]) == ("runs until 2026", "Its plan runs until 2026.")
    assert place["left_out"] == []


def test_what_a_code_stands_for() -> None:
    typed = code("Its plan runs until 2026")
    assert plain.page(verdicts.resolved(CHECKER.resolve(typed))).split("\n") == [
        "The report is unchanged, and says here:",
        "“Its plan runs until 2026.”",
        f"  — Loam Police 2020 · {CALLS} · paragraph 2",
    ]
    assert verdicts.resolved_object(typed, CHECKER.resolve(typed))["status"] == "unchanged"
