"""Plain text read into blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.formats.text import read
from tests.reports.formats.invariants import check_bytes


def blocks(text: str) -> list[tuple[str, int, str]]:
    extract = read(text.encode())
    return [(b.kind.value, b.level, extract.text[b.start : b.end]) for b in extract.blocks]


def test_the_outline_of_a_report() -> None:
    text = (
        "Skip to content\n\nBarset PEEL 2016\n\n\nHow good is the force?\n\n"
        "Last updated 20/10/2016\nGood\n\nIt is good.\n\nQuestions for Effectiveness\n\n"
        "Does it plan?\n\nAreas for improvement\n\n  • Plan more\n"
    )
    assert blocks(text) == [
        ("heading", 1, "Barset PEEL 2016"),
        ("heading", 2, "How good is the force?"),
        ("label", 0, "Last updated 20/10/2016"),
        ("label", 0, "Good"),
        ("paragraph", 0, "It is good."),
        ("heading", 2, "Questions for Effectiveness"),
        ("heading", 3, "Does it plan?"),
        ("heading", 4, "Areas for improvement"),
        ("item", 0, "Plan more"),
    ]


def test_lines_broken_to_fit_a_width_are_joined() -> None:
    text = (
        "The force has a plan that covers the next four years of\n"
        "its work and it shares the plan with partners in Loam.\n"
        "Good\nIt is good."
    )
    assert [t for _, _, t in blocks(text)] == [
        "The force has a plan that covers the next four years of its work and it shares the plan "
        "with partners in Loam.",
        "Good",
        "It is good.",
    ]


def test_numbered_headings_nest() -> None:
    text = "Report\n\n1 Leadership\n\nWords.\n\n1.1 Ethics\n\nWords."
    assert [level for kind, level, _ in blocks(text) if kind == "heading"] == [1, 2, 3]


@pytest.mark.parametrize(
    "raw",
    ["It’s good.".encode(), "It’s good.".encode("utf-16"), "It’s good.".encode("cp1252")],
)
def test_the_usual_encodings_are_read(raw: bytes) -> None:
    assert read(raw).text == "It’s good."


def test_damaged_characters_are_refused() -> None:
    with pytest.raises(ValueError, match=r"characters are damaged\. Save"):
        read(b"\xff\xfe" + b"\x00\xd8G\0" * 9)


def test_one_character_cut_in_two_leaves_the_others() -> None:
    assert read(b"\xff\xfeG\0o\0o\0d\0.").text == "Good\ufffd"


def test_one_bad_byte_leaves_the_other_characters_of_utf8() -> None:
    raw = "The café’s “plan” costs £3m".encode() + b" and \xa34m."
    assert read(raw).text == "The café’s “plan” costs £3m and £4m."


def test_a_few_bytes_that_look_like_utf8_do_not_make_latin_text_of_that_kind() -> None:
    raw = "£3m, £4m and £5m for the Ã© plan.".encode("cp1252")
    assert read(raw).text == "£3m, £4m and £5m for the Ã© plan."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_its_mark(encoding: str) -> None:
    assert read("The café’s plan is good.".encode(encoding)).text == "The café’s plan is good."


def test_a_stray_nul_is_left_out() -> None:
    raw = b"The plan is good. " * 60 + b"It\0 works."
    assert read(raw).text.endswith("The plan is good. It works.")


def test_a_web_page_is_no_text() -> None:
    with pytest.raises(ValueError, match=r"really a web page\. Rename it to end in \.html"):
        read(b"\n<!DOCTYPE html>\n<html><body><p>Good.</p></body></html>")


def test_another_file_type_is_named_with_its_mend() -> None:
    with pytest.raises(ValueError, match=r"really a rich text file\. Open it in Word"):
        read(rb"{\rtf1 Good}")


def test_binary_data_is_refused() -> None:
    with pytest.raises(ValueError, match="binary"):
        read(b"\x00\x01\x02report")


def test_every_line_is_cleaned() -> None:
    text = "Barset  PEEL\n\nIt has\tﬁne\u00ad staff\u00a0 and a long\ufffeterm plan.\n\n-----"
    assert read(text.encode()).text == "Barset PEEL\n\nIt has fine staff and a long-term plan."


@given(st.text(max_size=400))
def test_any_text_holds_the_invariants(text: str) -> None:
    check_bytes(read, text.encode("utf-8", "ignore"))


@given(st.binary(max_size=100))
def test_any_bytes_hold_the_invariants(raw: bytes) -> None:
    check_bytes(read, raw)
