import json

import pytest

from bot.errors import ConfigError
from bot.evaluation.labelled import Label, fold, judge, read
from tests.evaluation.reports import answer, write_lines


def label(**parts):
    return Label(**{"id": "q1", "kind": "k", "question": "q", "status": "answered", **parts})


def test_read_takes_every_part(tmp_path):
    line = {
        "id": "q1",
        "kind": "money",
        "q": "how much?",
        "status": "answered",
        "after": ["a", "b"],
    }
    line |= {"gold": ["£3.2m"], "all": ["x"], "grade": "Good"}
    assert read(write_lines(tmp_path / "q.jsonl", [line])) == (
        Label("q1", "money", "how much?", "answered", ("a", "b"), ("£3.2m",), ("x",), "Good"),
    )


def test_read_takes_null_and_missing_parts_as_not_asked_for(tmp_path):
    line = {"id": "q1", "kind": "k", "q": "hi", "status": "smalltalk", "after": None, "grade": None}
    assert read(write_lines(tmp_path / "q.jsonl", [line])) == (Label("q1", "k", "hi", "smalltalk"),)


GOOD = {"id": "q1", "kind": "k", "q": "hi", "status": "answered"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "holds no questions"),
        ("{", "line 1 is not JSON"),
        ("\n[1]", "line 2 must be a JSON object"),
        (json.dumps(GOOD | {"q": 3}), "line 1: q must be a text"),
        (json.dumps(GOOD | {"status": "maybe"}), "status is 'maybe'; use one of answered"),
        (json.dumps(GOOD | {"gold": "x"}), "gold must be a list of texts"),
        (json.dumps(GOOD | {"all": [1]}), "all must be a list of texts"),
        (json.dumps(GOOD | {"grade": 1}), "grade must be a text"),
    ],
)
def test_read_names_what_is_wrong(tmp_path, text, complaint):
    (tmp_path / "q.jsonl").write_text(text)
    with pytest.raises(ConfigError, match=complaint):
        read(tmp_path / "q.jsonl")


def test_read_names_a_missing_file_and_one_that_is_not_text(tmp_path):
    with pytest.raises(ConfigError, match=r"there is no file .*none\.jsonl"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "b.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read(tmp_path / "b.jsonl")


def test_gold_must_stand_in_the_first_quote():
    wanted = label(gold=("nothing like it", "410 officers"))
    first = judge(wanted, answer(quotes=["It has 410 officers.", "Morale is high."]))
    second = judge(wanted, answer(quotes=["Morale is high.", "It has 410 officers."]))
    assert (first.first, first.in_three, first.right) == (True, True, True)
    assert (second.first, second.in_three, second.missed) == (False, True, ("first quote",))


def test_gold_in_the_fourth_quote_is_not_within_three():
    quotes = ["Morale", "is", "high.", "It has 410 officers."]
    assert judge(label(gold=("410",)), answer(quotes=quotes)).in_three is False


def test_no_quotes_hold_no_gold():
    verdict = judge(label(gold=("410",)), answer("not_found"))
    assert (verdict.first, verdict.in_three) == (False, False)
    assert verdict.missed == ("status", "first quote")


def test_curly_quotes_and_white_space_are_folded():
    assert fold("the  force’s\n“own”\xa0word") == 'the force\'s "own" word'
    assert judge(label(gold=("force's  budget",)), answer(quotes=["The force’s budget"])).first


def test_a_list_is_complete_when_every_part_stands_in_some_quote():
    wanted = label(all=("£3.2m", "410 officers"))
    whole = judge(wanted, answer(quotes=["The force’s budget is £3.2m.", "It has 410 officers."]))
    part = judge(wanted, answer(quotes=["The force’s budget is £3.2m."]))
    assert (whole.list, part.list, part.missed) == (True, False, ("list",))


def test_a_part_of_a_list_does_not_run_over_two_quotes():
    split = answer(quotes=["It has 410", "officers."])
    assert judge(label(all=("410 officers",)), split).list is False


@pytest.mark.parametrize(
    ("wanted", "grade", "short", "right"),
    [
        ("Requires improvement", "Requires improvement", "requires Improvement", True),
        ("Requires improvement", "Requires improvement", "See below.", False),
        ("Requires improvement", "Good", "Requires improvement", False),
        ("not stated", "not stated", "The report does not state a grade.", True),
        ("not stated", "not stated", "Not stated", True),
        ("not stated", None, "The report does not state a grade.", False),
    ],
)
def test_a_grade_is_given_and_said(wanted, grade, short, right):
    verdict = judge(label(grade=wanted), answer(grade=grade, short=short))
    assert (verdict.grade, verdict.right) == (right, right)


def test_an_answer_where_nothing_should_be_found_is_a_false_answer():
    nothing = label(status="not_found")
    assert judge(nothing, answer("answered")).false_answer is True
    assert judge(nothing, answer("related")).false_answer is False
    assert judge(label(), answer("answered")).false_answer is None


def test_showing_nothing_where_an_answer_was_due_is_silence():
    assert judge(label(), answer("not_found")).silent is True
    assert judge(label(), answer("related", ["Morale is high."])).silent is False
    assert judge(label(status="not_found"), answer("not_found")).silent is None


def test_a_line_of_a_page_holds_the_quote():
    line = "It has 410 officers. Morale is high."
    quoted = answer(quotes=["Morale is high."])
    assert judge(label(gold=(line,), lines=True), quoted).first is True
    assert judge(label(gold=(line,)), quoted).first is False


def test_the_sentence_in_which_an_answer_starts_is_right():
    quoted = answer(quotes=["It has 410 officers."])
    start = quoted.quotes[0].span.start
    assert judge(label(starts=(start + 7,)), quoted).first is True
    assert judge(label(starts=(start - 1,)), quoted).first is False


def test_a_grade_is_compared_without_regard_to_case():
    given = answer(short="Good", grade="Good")
    assert judge(label(grade="good"), given).grade is True
    assert judge(label(grade="poor"), given).grade is False
