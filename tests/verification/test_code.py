"""Codes: what they resolve to, and what is said of wrong ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import QuotationError
from bot.reports.document import Document, Span
from bot.verification.code import Code, code_of, read, resolve
from bot.verification.folding import Folded
from tests.verification.reports import LOAM, MARL, document

REPORT = document("loam", LOAM)
START = REPORT.text.index("It spent")
SPAN = Span(REPORT, START, REPORT.text.index(" Staff –"))
CODE = code_of(SPAN)


def texts(*documents: Document) -> dict[Document, Folded]:
    return {report: Folded(report.text) for report in documents}


def test_the_code_of_a_span_is_always_the_same() -> None:
    assert CODE == "H0F0-97C6-X0GM-K6K4-CN"


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), CODE.replace("-", ""), f" {CODE.replace('-', ' ')}. ", f"[{CODE}]"],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    found = resolve(read(typed), texts(document("marl", MARL), REPORT))
    assert (found.spans, found.changed) == ((SPAN,), False)


def test_letters_that_look_like_figures_are_read_as_those() -> None:
    code = str(Code(0x1FFF001, 1 << 20, 1, 20, 2))
    assert "0" in code and "1" in code
    assert read(code.replace("0", "O").replace("1", "l")) == read(code)


def test_a_report_that_changed_elsewhere_still_has_the_words() -> None:
    later = replace(REPORT, text="Second edition.\n\n" + REPORT.text.replace("–", "-"))
    found = resolve(read(CODE), texts(later))
    assert found.changed
    assert [span.start for span in found.spans] == [START + 17]
    assert found.spans[0].text == SPAN.text.replace("–", "-").rstrip()


@pytest.mark.parametrize("later", [LOAM.replace("22.9", "22.8"), MARL])
def test_words_that_are_gone_are_not_found(later: str) -> None:
    found = resolve(read(CODE), texts(document("later", later)))
    assert (found.spans, found.changed) == ((), True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "too short"),
        ("hello", "has no 'U'|too short"),
        (CODE[:-1] + ("0" if CODE[-1] != "0" else "1"), "wrong or missing"),
        (CODE.replace("H", "U", 1), "has no 'U'"),
        (CODE[:-6], "wrong or missing|too short"),
    ],
)
def test_what_is_no_code_is_said_so(typed: str, told: str) -> None:
    with pytest.raises(QuotationError, match=told):
        read(typed)


@given(st.integers(0, 100), st.integers(0, 31))
def test_one_wrong_character_is_always_noticed(place: int, value: int) -> None:
    letters = list(CODE.replace("-", ""))
    wrong = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value]
    place %= len(letters)
    assume(letters[place] != wrong)
    letters[place] = wrong
    with pytest.raises(QuotationError):
        read("".join(letters))


@given(st.integers(0, 100), st.integers(0, 100))
def test_two_characters_that_changed_places_are_always_noticed(one: int, other: int) -> None:
    letters = list(CODE.replace("-", ""))
    one, other = one % len(letters), other % len(letters)
    assume(letters[one] != letters[other])
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(QuotationError):
        read("".join(letters))


@given(st.text(min_size=1), st.data())
def test_every_code_resolves_to_its_own_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(Document("any", "", text, ()), start, data.draw(st.integers(start + 1, len(text))))
    found = resolve(read(code_of(span)), texts(span.document))
    assert (found.spans, found.changed) == ((span,), False)


@given(
    st.integers(0, 2**25 - 1), st.integers(0, 2**35 - 1), st.integers(0, 2**24),
    st.integers(1, 2**16), st.integers(0, 2**16),
)  # fmt: skip
def test_a_code_holds_all_its_numbers(
    whole: int, words: int, start: int, length: int, idle: int
) -> None:
    code = Code(whole, words, start, length, min(idle, length))
    assert read(str(code)) == code


def test_an_empty_span_has_no_code() -> None:
    with pytest.raises(ValueError, match="empty"):
        code_of(Span(REPORT, 3, 3))
