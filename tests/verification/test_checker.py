"""Verdicts on quotations: what counts, what does not, and where they stand."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuotationError
from bot.search.passages import Splitter, passages
from tests.verification.reports import LOAM, MARL, checker, document

CHECKER = checker()
SENTENCES = [
    sentence.text
    for report in CHECKER.documents
    for passage in passages(report, Splitter())
    for sentence in passage.sentences
]
WORDS = sorted({word for text in (LOAM, MARL) for word in re.findall(r"\w+", text)})


@pytest.mark.parametrize(
    "quote",
    [
        "The force is not good at answering calls.",
        "the force is not good at answering calls",
        '"The force is not good at answering calls"',
        "‘is not good at answering\n  calls’",
        "It spent £22.9 million on new radios",
        "saved 10-15 hours a week",
        "Staff - most of them new - said 'we're proud of the child focused service'",
        "Staff—most of them new—said we’re proud",
        "proud of the child-\nfocused ser-\nvice",
        "calls. It spent £22.9 million",
        "check the officers' work",
        "How well does the force answer calls",
        "The force should hire more people The force should mend its radios",
        "… Supervisors check the officers’ work …",
    ],
)
def test_what_a_copy_may_change_does_not_count(quote: str) -> None:
    verdict = CHECKER.check(quote)
    assert verdict.status == "word_for_word"
    assert verdict.found[0].span.document.text[slice(*at(verdict))] == verdict.found[0].span.text


def at(verdict: object) -> tuple[int, int]:
    span = verdict.found[0].span  # type: ignore[attr-defined]
    return span.start, span.end


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("The force is good at answering its calls", None),
        ("It spent £22.9 billion on new radios", [("billion", "million")]),
        ("It spent £22 million on new radios", [("£22", "£22.9")]),
        ("It spent £229 million on new radios", [("£229", "£22.9")]),
        ("It spent 22.9 million on new radios", [("22.9", "£22.9")]),
        ("and saved 1015 hours a week", [("1015", "10–15")]),
        ("and saved 15 hours a week", [("15", "10–15")]),
        ("Staff said were proud of the child-focused service", None),
        ("Every call has not been answered within 9 seconds since May", [("not", "")]),
        ("Every call has been answered within 6 seconds since May", [("6", "9")]),
        ("Supervisors check the work each week", [("", "officers’")]),
        ("It is plan runs until 2026", None),
        ("Its plan runs until 2016", [("2016", "2026")]),
    ],
)
def test_a_changed_word_or_figure_is_told(
    quote: str, changes: list[tuple[str, str]] | None
) -> None:
    verdict = CHECKER.check(quote)
    assert verdict.status == "altered"
    assert verdict.nearest is not None
    if changes is not None:
        found = [(c.quoted, c.stated) for c in verdict.nearest.changes if not c.same]
        assert found == changes


def test_a_dropped_not_is_altered_even_behind_an_ellipsis() -> None:
    loam = checker(document("loam", LOAM))
    assert loam.check("The force is good at answering calls.").status == "altered"
    marked = loam.check("The force is … good at answering calls.")
    assert marked.status == "altered"
    assert [(gap.span.text.strip(), gap.negates) for gap in marked.found[0].gaps] == [("not", True)]


@pytest.mark.parametrize(
    "quote",
    [
        "Its detectives are [not] trained",
        "[It is not so that] its detectives are trained",
        "Its detectives … [never] are trained",
        "The force is [very] good at answering calls. It spent",
    ],
)
def test_a_negation_put_in_or_replaced_is_altered(quote: str) -> None:
    verdict = CHECKER.check(quote)
    assert verdict.status == "altered"
    assert verdict.found[0].negated


def test_a_negation_in_brackets_may_stand_for_another() -> None:
    assert CHECKER.check("The force [isn’t] good at answering calls. It").status == "word_for_word"


def test_ellipses_and_brackets_stand_for_words_of_the_report() -> None:
    verdict = CHECKER.check("[Loam] spent £22.9 million […] and saved 10–15 hours [every] week")
    assert verdict.status == "word_for_word"
    assert [(g.span.text.strip(" ,"), g.left_out) for g in verdict.found[0].gaps] == [
        ("on new radios", True),
        ("a", False),
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "[T]he force is not good at answering calls",
        "Supervisors check the officers’ work [sic] each week",
        "[s]upervisors check the officers’ work",
        "Supervisors check[ed] the officers’ work",
        "said “[w]e’re proud of the child-focused service”",
    ],
)
def test_letters_in_brackets(quote: str) -> None:
    assert CHECKER.check(quote).status == "word_for_word"


def test_pieces_stand_in_their_order_and_not_far_apart() -> None:
    assert CHECKER.check("saved 10–15 hours … The force is not good").status != "word_for_word"
    filler = "It has a plan. " * 60
    far = checker(document("far", f"Far\n\nIt hires many people. {filler}It mends all radios."))
    assert far.check("It hires many people … It mends all radios").status != "word_for_word"


def test_the_report_named_is_told_from_another() -> None:
    loam, marl = CHECKER.documents
    verdict = CHECKER.check("Every call has been answered within 12 seconds", (loam,))
    assert (verdict.status, verdict.times) == ("elsewhere", 1)
    assert verdict.found[0].span.document is marl
    assert CHECKER.check("answered within 12 seconds", (marl,)).status == "word_for_word"


def test_an_altered_quotation_of_another_report_is_found_there() -> None:
    loam, marl = CHECKER.documents
    verdict = CHECKER.check("Its detectives are well trained", (loam,))
    assert verdict.status == "altered"
    assert verdict.nearest is not None
    assert verdict.nearest.span.document is marl


def test_somebodys_own_words_are_nowhere() -> None:
    verdict = CHECKER.check("We are very pleased with this wonderful outcome for residents")
    assert (verdict.status, verdict.found, verdict.times) == ("nowhere", (), 0)


def test_a_fragment_is_too_short_where_it_stands_often() -> None:
    verdict = CHECKER.check("the force")
    assert (verdict.status, verdict.times) == ("too_short", 7)
    assert CHECKER.check("detectives").status == "word_for_word"


def test_part_of_a_sentence_comes_with_the_whole() -> None:
    found = CHECKER.check("good at answering calls at night").found[0]
    assert found.around.text == "The force is good at answering calls at night."


def test_within_a_word_nothing_stands() -> None:
    assert CHECKER.check("upervisors check the office").status != "word_for_word"
    assert CHECKER.check("proud of the child").status != "word_for_word"


def test_only_punctuation_differs() -> None:
    verdict = CHECKER.check("It spent £22.9 million on new radios and saved 10–15 hours")
    assert verdict.status == "altered"
    assert verdict.nearest is not None
    assert not verdict.nearest.wording_differs


@pytest.mark.parametrize("quote", ["", " … ", "“”", "[the force]"])
def test_without_words_there_is_nothing_to_check(quote: str) -> None:
    with pytest.raises(QuotationError, match="write the words to check"):
        CHECKER.check(quote)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_word_for_word(sentence: str) -> None:
    assert CHECKER.check(sentence).status in ("word_for_word", "too_short")


@given(st.text(alphabet="ab .,-–’“”\n1£%", min_size=1, max_size=80), st.randoms())
def test_any_words_of_a_report_stand_in_it(text: str, chance: random.Random) -> None:
    report = document("any", f"Any\n\nIt is so: {text} and no more than that.")
    words = list(re.finditer(r"\S+", report.text))
    first, last = sorted((chance.randrange(len(words)), chance.randrange(len(words))))
    quote = report.text[words[first].start() : words[last].end()]
    if re.search(r"\w", quote):
        assert checker(report).check(quote).status in ("word_for_word", "too_short")


@given(st.sampled_from(SENTENCES), st.sampled_from(WORDS), st.randoms())
def test_with_one_word_changed_none_is_word_for_word(
    sentence: str, other: str, chance: random.Random
) -> None:
    word = chance.choice(list(re.finditer(r"\w+", sentence)))
    changed = sentence[: word.start()] + other + sentence[word.end() :]
    if word[0].lower() != other.lower():
        assert CHECKER.check(changed).status != "word_for_word"
