import json

import pytest

from bot.errors import ConfigError
from bot.evaluation.labelled import Label, fold, holds, judge, read
from tests.evaluation.reports import TEXT, answer, write_lines


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


def test_a_line_that_names_a_document_has_lines_of_a_page_for_golds(tmp_path):
    line = {"id": "q1", "kind": "k", "q": "hi", "status": "answered"}
    lines = [line, line | {"document": None}, line | {"document": "a.html"}]
    labels = read(write_lines(tmp_path / "q.jsonl", lines))
    assert [(found.document, found.lines) for found in labels] == [
        (None, False),
        (None, True),
        ("a.html", True),
    ]


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
        (json.dumps(GOOD | {"document": 1}), "document must be a text"),
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
        ("requires Improvement", "Requires improvement", "Requires improvement", True),
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
    wanted = label(status="not_found")
    verdicts = [judge(wanted, answer(status)) for status in ("answered", "related", "not_found")]
    assert [verdict.false_answer for verdict in verdicts] == [True, False, False]
    assert [verdict.right for verdict in verdicts] == [False, False, True]
    assert [verdict.silent for verdict in verdicts] == [None, None, None]


def test_no_quote_where_an_answer_was_due_is_a_wrong_silence():
    shown = answer("related", quotes=["Morale is high."])
    verdicts = [judge(label(), came) for came in (answer("not_found"), shown)]
    assert [verdict.silent for verdict in verdicts] == [True, False]
    assert [verdict.false_answer for verdict in verdicts] == [None, None]
    assert judge(label(status="related"), answer("not_found")).silent is None


def test_what_a_label_does_not_ask_for_is_not_judged():
    verdict = judge(label(), answer())
    assert (verdict.first, verdict.in_three, verdict.grade, verdict.list) == (None,) * 4
    assert verdict.right


def held(quote, **parts):
    (found,) = answer(quotes=[quote]).quotes
    return holds(label(**parts), found.span)


LINE = "It has 410 officers. Morale  is high."


def test_a_line_of_a_page_holds_a_quote_or_is_held_in_it():
    assert held("It has 410 officers.", gold=(LINE,), lines=True)
    assert held("It has 410 officers. Morale is high.", gold=("410 officers",), lines=True)
    assert not held("The force’s budget is £3.2m. It has", gold=(LINE,), lines=True)


def test_a_gold_that_is_no_line_must_stand_in_the_quote_whole():
    assert not held("It has 410 officers.", gold=(LINE,))
    assert held("It has 410 officers. Morale is high.", gold=(LINE,))


def test_a_quote_is_right_where_an_answer_starts_in_it():
    place = TEXT.index("410")
    assert held("It has 410 officers.", starts=(0, place), document="r")
    assert held("410", starts=(place,), document="r")
    assert not held("It has ", starts=(place,), document="r")
    assert not held("Morale is high.", starts=(0, place), document="r")


def test_where_an_answer_starts_says_nothing_of_another_document():
    """The same offsets in the articles of a collection are different sentences."""
    assert not held("It has 410 officers.", starts=(TEXT.index("410"),), document="another")


def test_starts_are_judged_as_golds_are():
    wanted = label(starts=(TEXT.index("410"),), document="r")
    verdict = judge(wanted, answer(quotes=["Morale is high.", "It has 410 officers."]))
    assert (verdict.first, verdict.in_three, verdict.missed) == (False, True, ("first quote",))
