import json

import pytest

from bot.evaluation import questions
from bot.evaluation.labelled import Label
from bot.evaluation.questions import as_text, as_value, ask, measure
from tests.evaluation.reports import answer

LABELS = (
    Label("q1", "money", "what budget?", "answered", gold=("£3.2m",)),
    Label("q2", "money", "what reserves?", "answered", ("what budget?",), gold=("reserves",)),
    Label("q3", "grade", "what grade?", "answered", grade="Good"),
    Label("q4", "unanswerable", "how many horses?", "not_found"),
    Label("q5", "unanswerable", "who won?", "not_found"),
    Label("q6", "list", "list all", "answered", all=("£3.2m", "410 officers")),
)


class Written:
    """Gives the answers written for each question, and keeps the history it was given."""

    def __init__(self):
        self.histories = {}
        self._answers = {
            "what budget?": answer(quotes=["The force’s budget is £3.2m."], short="£3.2m"),
            "what reserves?": answer(quotes=["Morale is high."], short="The report says:"),
            "what grade?": answer(short="Good", grade="Good"),
            "how many horses?": answer(quotes=["It has 410 officers."], short="410"),
            "who won?": answer("related", ["Morale is high."]),
            "list all": answer(quotes=["The force’s budget is £3.2m.", "It has 410 officers."]),
        }

    def answer(self, question, history=()):
        self.histories[question] = history
        return self._answers[question]


@pytest.fixture
def result():
    return ask("set", LABELS, Written())


def test_earlier_questions_are_given():
    written = Written()
    ask("set", LABELS, written)
    assert written.histories["what reserves?"] == ("what budget?",)
    assert written.histories["what budget?"] == ()


@pytest.mark.parametrize(
    ("name", "right", "n"),
    [
        ("right", 3, 6),
        ("right quote first", 1, 2),
        ("right quote in three", 1, 2),
        ("grade right", 1, 1),
        ("list complete", 1, 1),
        ("status right", 4, 6),
        ("false answers", 1, 2),
        ("right if related is not found", 4, 6),
    ],
)
def test_measures_count_the_questions_that_they_apply_to(result, name, right, n):
    figure = measure(name, result.verdicts)
    assert (figure.value * figure.n, figure.n) == (pytest.approx(right), n)


def test_kinds_stand_in_order_with_all_questions_last(result):
    lines = as_text(result, failures=False).splitlines()
    assert lines[0] == "set: 6 labelled questions"
    assert [line.split()[0] for line in lines[4:9]] == [
        "money",
        "grade",
        "unanswerable",
        "list",
        "all",
    ]
    assert lines[4].split() == ["money", "1/2", "1/2", "1/2", "–", "–", "2/2", "–"]
    assert lines[8].split() == ["all", "3/6", "1/2", "1/2", "1/1", "1/1", "4/6", "1/2"]


def test_overall_shows_intervals(result):
    text = as_text(result, failures=False)
    (line,) = (line for line in text.splitlines() if line.startswith("false answers"))
    assert line.split() == ["false", "answers", "1/2", "50.0", "(9.5–90.5)"]


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
    assert "✗ q4 (unanswerable): how many horses?\n  failed: status\n  wanted: not_found\n" in text
    assert "✗" not in as_text(result, failures=False)


def test_json_holds_the_same_figures(result):
    value = json.loads(json.dumps(as_value(result, failures=True)))
    assert (value["set"], value["questions"]) == ("set", 6)
    assert value["overall"]["right"]["value"] == 0.5
    assert value["kinds"]["money"]["right quote first"]["n"] == 2
    assert value["kinds"]["money"]["grade right"]["value"] is None
    assert [failure["id"] for failure in value["failures"]] == ["q2", "q4", "q5"]
    assert value["failures"][0]["quotes"] == ["Morale is high."]
    assert "failures" not in as_value(result, failures=False)


def test_what_can_be_wanted_is_all_told():
    label = Label("q", "k", "q", "answered", grade="Good", all=("a", "b"), gold=("c", "d"))
    wanted = "; ".join(questions.wanted(label))
    assert wanted == ("answered; grade Good; first quote with “c” or “d”; quotes with “a” and “b”")
