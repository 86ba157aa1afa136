import json
import math

import pytest

from bot.evaluation.labelled import Label, judge
from bot.evaluation.questions import MEASURES, Asked, Result, as_text, as_value, measure, wanted
from tests.evaluation.reports import answer

BUDGET, OFFICERS = "The force’s budget is £3.2m.", "It has 410 officers."
CAME = [
    (
        Label("q1", "money", "what budget?", "answered", gold=("£3.2m",)),
        answer(quotes=[BUDGET], short="£3.2m"),
        1,
    ),
    (
        Label("q2", "money", "what reserves?", "answered", ("what budget?",), gold=("reserves",)),
        answer(quotes=["Morale is high."], short="The report says:"),
        2,
    ),
    (
        Label("q3", "grade", "what grade?", "answered", grade="Good"),
        answer(short="Good", grade="Good"),
        None,
    ),
    (
        Label("q4", "foreign", "how many horses?", "not_found"),
        answer(quotes=[OFFICERS], short="410"),
        None,
    ),
    (
        Label("q5", "foreign", "who won?", "not_found"),
        answer("related", ["Morale is high."]),
        None,
    ),
    (
        Label("q6", "list", "list all", "answered", all=("£3.2m", "410 officers")),
        answer(quotes=[BUDGET, OFFICERS]),
        None,
    ),
    (Label("q7", "list", "any more?", "answered", gold=("£3.2m",)), answer("not_found"), 0),
]
RESULT = Result(
    "set",
    tuple(
        Asked(judge(label, answer, milliseconds), rank)
        for milliseconds, (label, answer, rank) in enumerate(CAME, 1)
    ),
)


@pytest.mark.parametrize(
    ("name", "true", "n"),
    [
        ("shown right first", 1, 3),
        ("in three", 1, 3),
        ("wrong silence", 2, 5),
        ("false answers", 1, 2),
        ("right", 3, 7),
        ("grade right", 1, 1),
        ("list complete", 1, 1),
        ("rank-bm25 first", 1, 3),
        ("rank-bm25 in three", 2, 3),
    ],
)
def test_measures_count_the_questions_that_they_apply_to(name, true, n):
    figure = measure(name, RESULT.asked)
    assert (figure.value * figure.n, figure.n) == (pytest.approx(true), n)


def test_every_measure_is_tried_here():
    assert all(measure(name, RESULT.asked).n for name in MEASURES)


def of_documents(names):
    """Questions on documents, of which every other one is answered right."""
    label = Label("q", "natural", "q", "answered", gold=("410",))
    return [
        Asked(judge(Label(**parts(label) | {"document": name}), answer(quotes=quotes)), None)
        for name in names
        for quotes in ([OFFICERS], [BUDGET])
    ]


def parts(label):
    return {name: getattr(label, name) for name in Label.__slots__}


def test_questions_on_one_document_are_drawn_together():
    alike = measure("in three", of_documents(f"{n}.txt" for n in range(5)))
    assert (alike.value, alike.low, alike.high, alike.n) == (0.5, 0.5, 0.5, 10)
    few = measure("in three", of_documents(f"{n}.txt" for n in range(4)))
    assert (few.value, few.n) == (0.5, 8)
    assert (few.low, few.high) == pytest.approx((0.2152, 0.7848), abs=1e-4)


def test_kinds_stand_in_order_of_first_appearance_with_all_last():
    assert {kind: [a.verdict.label.id for a in asked] for kind, asked in RESULT.kinds.items()} == {
        "money": ["q1", "q2"],
        "grade": ["q3"],
        "foreign": ["q4", "q5"],
        "list": ["q6", "q7"],
        "all": ["q1", "q2", "q3", "q4", "q5", "q6", "q7"],
    }


def test_the_table_has_a_line_a_kind_and_the_time_taken():
    head, table, times = as_text(RESULT, failures=False).split("\n\n")
    assert head == "set: 7 questions"
    header, _, money, *_, everything = table.splitlines()
    assert header.split()[:6] == ["kind", "n", "shown", "right", "first", "in"]
    assert money.split()[:4] == ["money", "2", "50.0", "(9.5–90.5)"]
    assert money.split()[-2:] == ["100.0", "(34.2–100.0)"]
    assert everything.split()[:2] == ["all", "7"]
    assert times == ("In brackets: 95 % intervals. An answer took 4.0 ms (median), at most 7.0 ms.")


def test_what_a_kind_does_not_ask_for_is_a_dash_and_what_no_kind_asks_for_is_left_out():
    money = Result("set", RESULT.asked[:2])
    header, _, line, _ = as_text(money, failures=False).split("\n\n")[1].splitlines()
    assert "false answers" not in header
    assert "–" not in line.split()
    both = Result("set", (*RESULT.asked[:2], RESULT.asked[3]))
    *_, foreign, _ = as_text(both, failures=False).split("\n\n")[1].splitlines()
    assert foreign.split() == (
        ["foreign", "1", *"–––", "100.0", "(20.7–100.0)", "0.0", "(0.0–79.3)", *"––"]
    )


def test_failures_say_what_was_wanted_and_what_came():
    text = as_text(RESULT, failures=True)
    assert "✗ q1" not in text
    assert (
        "✗ q2 (money): what reserves?\n"
        "  failed: first quote\n"
        "  wanted: answered; first quote with “reserves”; after “what budget?”\n"
        "  got:    answered; grade none; “The report says:”\n"
        "  1.  1.000  “Morale is high.”"
    ) in text
    assert "✗ q4 (foreign): how many horses?\n  failed: status\n  wanted: not_found\n" in text
    assert "✗" not in as_text(RESULT, failures=False)


def test_json_holds_the_same_figures():
    value = json.loads(json.dumps(as_value(RESULT, failures=True)))
    assert (value["set"], value["questions"], list(value["kinds"])[-1]) == ("set", 7, "all")
    assert value["kinds"]["all"]["wrong silence"] == {
        "value": 0.4,
        "low": pytest.approx(0.1176, abs=1e-4),
        "high": pytest.approx(0.7693, abs=1e-4),
        "n": 5,
    }
    assert value["kinds"]["money"]["grade right"] == dict(
        dict.fromkeys(("value", "low", "high")), n=0
    )
    assert "failures" not in as_value(RESULT, failures=False)


def test_json_failures_hold_the_answer():
    first, *others = as_value(RESULT, failures=True)["failures"]
    assert first == {
        "id": "q2",
        "kind": "money",
        "question": "what reserves?",
        "failed": ["first quote"],
        "status": "answered",
        "answer": "The report says:",
        "grade": None,
        "quotes": ["Morale is high."],
    }
    assert [failure["id"] for failure in others] == ["q4", "q5", "q7"]


def test_what_can_be_wanted_is_all_told():
    label = Label("q", "k", "q", "answered", grade="Good", all=("a", "b"), gold=("c", "d"))
    assert "; ".join(wanted(label)) == (
        "answered; grade Good; first quote with “c” or “d”; quotes with “a” and “b”"
    )
    starts = Label("q", "k", "q", "answered", document="Chess", starts=(3, 40))
    assert "; ".join(wanted(starts)) == "answered; first quote over character 3 or 40 of Chess"


def test_a_kind_without_any_such_question_is_not_measured():
    assert math.isnan(measure("false answers", RESULT.asked[:2]).value)
