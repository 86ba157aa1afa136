import json

import pytest

from bot.evaluation import questions
from bot.evaluation.labelled import Label, judge
from bot.evaluation.questions import Asked, Result, as_text, as_value, measure
from tests.evaluation.reports import answer

BUDGET = answer(quotes=["The force’s budget is £3.2m."], short="£3.2m")
ASKED = (
    (Label("q1", "money", "what budget?", "answered", gold=("£3.2m",)), BUDGET, 1),
    (
        Label("q2", "money", "what reserves?", "answered", ("what budget?",), gold=("reserves",)),
        answer(quotes=["Morale is high."], short="The report says:"),
        3,
    ),
    (
        Label("q3", "grade", "grade?", "answered", grade="Good"),
        answer(short="Good", grade="Good"),
        None,
    ),
    (
        Label("q4", "unanswerable", "how many horses?", "not_found"),
        answer(quotes=["It has 410 officers."], short="410"),
        None,
    ),
    (Label("q5", "unanswerable", "who won?", "not_found"), answer("not_found"), None),
    (Label("q6", "list", "list", "answered", all=("£3.2m",)), answer("not_found"), None),
)


@pytest.fixture
def result() -> Result:
    asked = (Asked(judge(label, given, 2.0), rank, 0) for label, given, rank in ASKED)
    return Result("set", tuple(asked))


@pytest.mark.parametrize(
    ("name", "right", "n"),
    [
        ("shown right first", 1, 2),
        ("in three", 1, 2),
        ("wrong silence", 2, 4),
        ("false answers", 1, 2),
        ("right", 3, 6),
        ("grade right", 1, 1),
        ("list complete", 0, 1),
        ("rank-bm25 first", 1, 2),
        ("rank-bm25 in three", 2, 2),
    ],
)
def test_measures_count_the_questions_that_they_apply_to(result, name, right, n):
    figure = measure(name, result.asked)
    assert (figure.value * figure.n, figure.n) == (pytest.approx(right), n)


def test_kinds_stand_in_order_with_all_questions_last(result):
    lines = as_text(result, failures=False).splitlines()
    assert lines[0] == "set: 6 questions"
    kinds = [line.split()[0] for line in lines[4:9]]
    assert kinds == ["money", "grade", "unanswerable", "list", "all"]
    assert lines[4].split()[:4] == ["money", "2", "50.0", "(9.5–90.5)"]
    assert lines[6].split()[2:] == [
        "–",
        "–",
        "–",
        "50.0",
        "(9.5–90.5)",
        "50.0",
        "(9.5–90.5)",
        *"––––",
    ]


def test_failures_say_what_was_wanted_and_what_came(result):
    text = as_text(result, failures=True)
    assert "✗ q1" not in text
    assert (
        "✗ q2 (money): what reserves?\n"
        "  failed: first quote\n"
        "  wanted: answered; first quote with “reserves”; after “what budget?”\n"
        "  got:    answered; grade none; “The report says:”\n"
        "  1.  1.000  “Morale is high.”"
    ) in text
    assert "✗" not in as_text(result, failures=False)


def test_json_holds_the_same_figures(result):
    value = json.loads(json.dumps(as_value(result, failures=True)))
    assert (value["set"], value["questions"]) == ("set", 6)
    assert value["kinds"]["all"]["right"]["value"] == 0.5
    assert value["kinds"]["money"]["grade right"]["value"] is None
    assert [failure["id"] for failure in value["failures"]] == ["q2", "q4", "q6"]
    assert "failures" not in as_value(result, failures=False)


def test_what_can_be_wanted_is_all_told():
    label = Label("q", "k", "q", "answered", grade="Good", all=("a", "b"), gold=("c", "d"))
    wanted = "; ".join(questions.wanted(label))
    assert wanted == "answered; grade Good; first quote with “c” or “d”; quotes with “a” and “b”"
