from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.formats.pdf.read import read
from tests.reports.formats.invariants import blocks, check, check_bytes, refused
from tests.reports.formats.paper import Set, below, bold, pdf, prose

PLAN = (
    "Leaders have an ambitious curriculum for all pupils. Teachers check what pupils know and "
    "re-teach what they have forgotten, so that no pupil falls behind in reading or in number."
)
CARE = (
    "Pupils behave well in lessons and at play. Staff know the families and act quickly when a "
    "child needs help, and parents say that the school listens to them when they raise a worry."
)


def of(*pages: list[Set]) -> list[tuple[str, str]]:
    extract = read(pdf(*pages))
    check(extract)
    return blocks(extract)


def around(page: int, pages: int, lines: list[Set]) -> list[Set]:
    """A page with the running head and foot of a school report."""
    head = Set("Inspection report: Northshire Primary School, 3-4 May 2022", 72, 36, 8)
    return [head, *lines, Set(f"Page {page} of {pages}", 270, 812, 8)]


def school() -> list[list[Set]]:
    grades = (
        ("The quality of education", "Good"),
        ("Behaviour and attitudes", "Outstanding"),
        ("Leadership and management", "Requires improvement"),
    )
    first = [
        Set("Northshire Primary School", 72, 90, 20, bold=True),
        Set("Inspection dates: 3 and 4 May 2022", 72, 120),
        Set("Overall effectiveness", 72, 150, 10, bold=True),
        Set("Good", 360, 150, 10, bold=True),
        *(Set(name, 72, 170 + 20 * n) for n, (name, _) in enumerate(grades)),
        *(Set(grade, 360, 170 + 20 * n) for n, (_, grade) in enumerate(grades)),
        Set("What does the school do well?", 72, 260, 14, bold=True),
        *prose(PLAN, y=284),
    ]
    second = [
        *prose("and in writing, as the tests of this year and of the last one show to us all."),
        Set("What does the school need to improve?", 72, 130, 14, bold=True),
        Set("•", 72, 154),
        *prose("Some subjects lack a plan. Leaders should write one for each.", 90, 154, wide=40),
        Set("•", 72, 190),
        Set("Attendance is low.", 90, 190),
    ]
    first.extend(
        prose("Pupils make good progress in speaking, in science, in music, in sport", y=340)
    )
    return [first, second]


def test_school_report() -> None:
    pages = school()
    assert of(*(around(n, 2, page) for n, page in enumerate(pages, 1))) == [
        ("h1", "Northshire Primary School"),
        ("label", "Inspection dates: 3 and 4 May 2022"),
        ("item", "Overall effectiveness: Good"),
        ("item", "The quality of education: Good"),
        ("item", "Behaviour and attitudes: Outstanding"),
        ("item", "Leadership and management: Requires improvement"),
        ("h2", "What does the school do well?"),
        ("paragraph", PLAN),
        (
            "paragraph",
            "Pupils make good progress in speaking, in science, in music, in sport and in "
            "writing, as the tests of this year and of the last one show to us all.",
        ),
        ("h2", "What does the school need to improve?"),
        ("item", "Some subjects lack a plan. Leaders should write one for each."),
        ("item", "Attendance is low."),
    ]


def test_page_starts_inside_a_paragraph_that_runs_over() -> None:
    extract = read(pdf(*(around(n, 2, page) for n, page in enumerate(school(), 1))))
    assert extract.pages[0] == 0
    assert extract.text[extract.pages[1] :].startswith("and in writing, as the tests")


def test_page_starts_at_blocks_and_empty_pages_count() -> None:
    pages = [[], prose("First page."), [], prose("Second page."), []]
    extract = read(pdf(*pages))
    assert extract.text == "First page.\n\nSecond page."
    assert extract.pages == (0, 0, 13, 13, 25)


def test_columns_are_read_one_after_the_other() -> None:
    left, right = prose(PLAN, 72, 120, wide=36), prose(CARE, 316, 125, wide=36)
    title = [Set("Summary of findings for the school as a whole", 72, 80, 16, bold=True)]
    foot = prose("A line below both columns that runs over the whole width of the page.", y=220)
    by_line = sorted([*left, *right], key=lambda line: line.y)
    for both in ([*left, *right], by_line):
        assert of([*title, *both, *foot]) == [
            ("h1", "Summary of findings for the school as a whole"),
            ("paragraph", PLAN),
            ("paragraph", CARE),
            ("paragraph", foot[0].text),
        ]


def test_more_columns_than_a_page_can_have_are_read() -> None:
    words = [f"{n} alpha beta gamma delta" for n in range(1200)]
    page = [Set(w, 72 + 170 * n, 100 + 12 * y) for n, w in enumerate(words) for y in range(3)]
    text = read(pdf(page)).text
    assert all(w in text for w in words)


def test_paragraph_runs_over_from_column_to_column() -> None:
    words = f"{PLAN} {CARE}"
    lines = prose(words, 72, 120, wide=36)
    half = len(lines) // 2
    moved = [replace(line, x=316, y=line.y - 12.0 * half) for line in lines[half:]]
    assert of([*lines[:half], *moved]) == [("paragraph", words)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The force manages its re-", "sources well.", "The force manages its resources well."),
        ("The force has a long-", "term plan.", "The force has a long-term plan."),
        ("It covers the years 2015-", "16 and later.", "It covers the years 2015-16 and later."),
        ("It is for those of 16-", "and 17-year-olds.", "It is for those of 16- and 17-year-olds."),
        ("It is for the 17-", "year-olds.", "It is for the 17-year-olds."),
        ("It has a face-", "to-face visit.", "It has a face-to-face visit."),
        ("A man of the Anglo-", "Saxon kind.", "A man of the Anglo-Saxon kind."),
        ("It has all the in\xad", "formation.", "It has all the information."),
        ("A plan for the years 2015–", "16 is there.", "A plan for the years 2015–16 is there."),
        ("It is a county-", "wide plan.", "It is a county-wide plan."),
        ("It is clear -", "and it works.", "It is clear - and it works."),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, expected: str) -> None:
    assert of([Set(first), Set(second, y=84)]) == [("paragraph", expected)]


def test_a_compound_of_two_words_of_the_file_keeps_its_hyphen() -> None:
    lines = [
        Set("The sort of family and every friendly garden are well known; it is a family-"),
        Set("friendly town and a gar-", y=84),
        Set("den city.", y=96),
    ]
    assert of(lines)[0][1].endswith("it is a family-friendly town and a garden city.")


def test_the_files_own_words_decide_over_a_hyphen() -> None:
    lines = [
        Set("Stop-and-search and the front-line are well led; both have"),
        Set("their plan. Officers on the front-", y=84),
        Set("line said so.", y=96),
    ]
    text = "Officers on the front-line said so."
    assert of(lines)[0][1].endswith(text)


def test_headers_footers_and_page_numbers_go_and_body_stays() -> None:
    pages = [
        [
            Set("NORTHSHIRE POLICE", 72, 30, 8),
            *prose(f"Finding number {n} is here.", y=100),
            Set(str(n), 290, 815, 9),
        ]
        for n in range(1, 6)
    ]
    assert of(*pages) == [("paragraph", f"Finding number {n} is here.") for n in range(1, 6)]


def test_what_two_of_many_pages_share_by_chance_stays() -> None:
    pages = [[Set("Areas for improvement", y=40), *prose(f"{n}: {PLAN}")] for n in range(2)]
    found = of(*pages, *([*prose(f"{n}: {CARE}")] for n in range(4)))
    assert found.count(("h2", "Areas for improvement")) == 2


def test_heads_on_every_other_page_go() -> None:
    pages = [[Set("Left" if n % 2 else "Right", y=40), *prose(f"{n}: {PLAN}")] for n in range(6)]
    assert of(*pages) == [("paragraph", f"{n}: {PLAN}") for n in range(6)]


def test_repeated_headings_and_single_top_lines_stay() -> None:
    pages = [
        [Set("Areas for improvement", 72, 80, 16, bold=True), *prose(f"{n}: {PLAN}", y=110)]
        for n in range(3)
    ]
    assert of(*pages).count(("h1", "Areas for improvement")) == 3
    assert of([Set("Only line of the first page.", 72, 30)])[0][1] == "Only line of the first page."


def test_footnotes_follow_the_paragraph_that_runs_over_them() -> None:
    first = prose("The force has 1,220 officers and is proud of its long record of good", y=700)
    mark = Set("1", first[0].x + first[0].width, first[0].y - 4, 6)
    note = [Set("1", 72, 776, 5), Set("Headcount at March 2022.", 78, 780, 8)]
    second = prose("work with the people of the county.")
    assert of([*prose(PLAN), *first, mark, *note], second) == [
        ("paragraph", PLAN),
        ("paragraph", f"{first[0].text} {second[0].text}"),
        ("paragraph", "Headcount at March 2022."),
    ]


def test_the_raised_number_of_a_note_is_no_cell_beside_it() -> None:
    lines = [
        "It counts all officers at work in the county at",
        "the end of March 2022, and no others.",
    ]
    note = [Set("16", 72, 756, 5), Set(lines[0], 79, 759.6, 8), Set(lines[1], 72, 770, 8)]
    assert of([*prose(PLAN), *note])[1:] == [("paragraph", " ".join(lines))]


def test_table_with_a_bold_heading_row_and_wrapped_cells() -> None:
    rows = [
        *bold([Set("Force", 72, 100), Set("Officers", 250, 100), Set("Staff", 350, 100)]),
        *[Set("Northshire and the", 72, 120), Set("1,220", 250, 120), Set("900", 350, 120)],
        Set("Isles", 72, 132),
        *[Set("Southshire", 72, 152), Set("800", 250, 152), Set("none", 350, 152)],
    ]
    assert of([*prose(PLAN, y=40), *rows]) == [
        ("paragraph", PLAN),
        ("item", "Force: Northshire and the Isles; Officers: 1,220; Staff: 900"),
        ("item", "Force: Southshire; Officers: 800; Staff: none"),
    ]


def test_contents_list_is_dropped() -> None:
    contents = [
        Set("Contents", 72, 80, 16, bold=True),
        Set("Summary .......... 3", 72, 110),
        Set("Introduction", 72, 122),
        Set("12", 500, 122),
        Set("Summary", 72, 160, 16, bold=True),
        *prose(PLAN, y=190),
    ]
    assert of(contents) == [("h1", "Summary"), ("paragraph", PLAN)]


def test_a_list_with_dot_leaders_is_dropped_under_any_heading() -> None:
    entries = [Set("Summary .......... 3", 72, 84), Set("Findings . . . . . . 12", 72, 96)]
    assert of([*bold([Set("In this report", 72, 72)]), *entries, *prose(PLAN, y=140)]) == [
        ("h1", "In this report"),
        ("paragraph", PLAN),
    ]


def test_grade_on_its_own_line_under_a_heading_in_body_type() -> None:
    lines = [
        *bold([Set("How well does the force plan?", y=80)]),
        Set("Requires improvement", y=96),
        *prose(PLAN, y=120),
    ]
    assert of(lines) == [
        ("h1", "How well does the force plan?"),
        ("label", "Requires improvement"),
        ("paragraph", PLAN),
    ]


def test_ligatures_and_numbered_lists() -> None:
    lines = [Set("1. Find the ﬁnances.", y=80), Set("2. Plan.", y=92), Set("(a) Go.", y=104)]
    assert of(lines) == [("item", "Find the finances."), ("item", "Plan."), ("item", "Go.")]


def test_the_raised_end_of_an_ordinal_is_part_of_it() -> None:
    lines = [Set("Since their 18"), Set("th", 156, 68, 6), Set("birthday they drive.", 166)]
    assert of(lines)[0][1] == "Since their 18th birthday they drive."


def test_a_number_close_to_its_paragraph_is_no_part_of_it() -> None:
    lines = [Set("10.While children make progress, this is"), Set("seen by few of them.", 90, 84)]
    assert of(lines) == [("item", "While children make progress, this is seen by few of them.")]


def test_a_ligature_wider_than_its_type_is_high_parts_no_word() -> None:
    wide = b"BT /F0 10 Tf 250 Tz 72 742 Td (E\\001nance.) Tj ET"
    assert blocks(read(pdf(prose(PLAN, y=400), draw=wide))) == [
        ("paragraph", "Efinance."),
        ("paragraph", PLAN),
    ]


@pytest.mark.parametrize(
    ("spaced", "kern", "expected"),
    [(0, -300, "Safe Good"), (5, -300, "Safe Good"), (0, -100, "SafeGood"), (5, 0, "SafeGood")],
)
def test_words_set_in_one_go_are_parted_at_gaps_and_not_between_spaced_letters(
    spaced: int, kern: int, expected: str
) -> None:
    line = b"BT /F0 10 Tf %d Tc 72 742 Td [(Safe) %d (Good)] TJ ET" % (spaced, kern)
    assert blocks(read(pdf(prose(PLAN, y=400), draw=line)))[0] == ("h2", expected)


def test_areas_in_body_type_stand_under_their_section() -> None:
    lines = [
        *bold([Set("Leadership", y=72, size=14)]),
        *prose(PLAN, y=100),
        Set("Areas for improvement", y=200),
        Set("• Plan ahead.", y=224),
        *bold([Set("Results", y=260, size=14)]),
        *prose(PLAN, y=290),
    ]
    assert [kind for kind, _ in of(lines)] == ["h1", "paragraph", "h2", "item", "h1", "paragraph"]


def test_a_line_that_ends_in_a_name_goes_on() -> None:
    first = "The work was paid for with a grant that was given by the"
    lines = [Set("W" * 70 + "."), Set(first, y=84), Set("Communities Trust of Loam.", y=96)]
    assert of(lines)[-1] == ("paragraph", f"{lines[0].text} {first} Communities Trust of Loam.")


def test_a_paragraph_in_mid_sentence_goes_on_after_the_page() -> None:
    first = [
        Set("The work was paid for with a grant that was given by the", y=72),
        Set("Lord", y=84),
    ]
    second = [Set("Mayor of Loam."), *prose(PLAN, y=120)]
    assert of(first, second)[0] == ("paragraph", f"{first[0].text} Lord Mayor of Loam.")


def test_a_centred_title_on_two_lines_is_one() -> None:
    title = bold([Set("Northshire Police 2021 -", 100, 72, 16), Set("Effectiveness", 170, 91, 16)])
    assert of([*title, *prose(PLAN, y=130)])[0] == ("h1", "Northshire Police 2021 - Effectiveness")


def test_web_furniture_on_a_printed_page_is_dropped() -> None:
    assert of([*prose(PLAN), Set("Is this page useful? Yes No", y=400)]) == [("paragraph", PLAN)]


def test_a_table_whose_heading_row_is_not_bold() -> None:
    rows = [("Measure", "Loam", "England"), ("Engines", "12", "900"), ("Staff", "40", "9,000")]
    lines = [
        Set(text, x, 72 + 24 * n)
        for n, row in enumerate(rows)
        for text, x in zip(row, (72, 250, 400), strict=True)
    ]
    assert of(lines) == [
        ("item", "Engines – Loam: 12; England: 900"),
        ("item", "Staff – Loam: 40; England: 9,000"),
    ]


def test_one_size_of_type_falls_back_on_the_shape_of_lines() -> None:
    lines = [Set("Northshire Police", y=80), *prose(PLAN, y=110)]
    assert of(lines) == [("h2", "Northshire Police"), ("paragraph", PLAN)]
    assert below(lines) > 110


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_turned_pages_read_as_upright_ones(turned: int) -> None:
    upright = school()
    assert blocks(read(pdf(*upright, turned=turned))) == blocks(read(pdf(*upright)))


def test_a_turn_that_is_none_is_ignored() -> None:
    assert blocks(read(pdf(prose(PLAN)).replace(b"/Rotate 0", b"/Rotate 5"))) == [
        ("paragraph", PLAN)
    ]


def test_text_across_the_page_is_no_part_of_it() -> None:
    stamp = b"BT /F0 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET"
    assert blocks(read(pdf(prose(PLAN), draw=stamp))) == [("paragraph", PLAN)]


def test_text_too_small_to_see_is_no_part_of_the_page() -> None:
    assert of([*prose(PLAN), Set("Hidden", y=300, size=0), Set("Hidden", y=320, size=0.2)]) == [
        ("paragraph", PLAN)
    ]


def test_drawn_bullets_make_items() -> None:
    lines = [Set("It should:"), Set("plan ahead", 90, 84), Set("tell people", 90, 96)]
    dots = b"80 760 3 3 re f 80 748 3 3 re f"
    assert blocks(read(pdf(lines, draw=dots))) == [
        ("paragraph", "It should:"),
        ("item", "plan ahead"),
        ("item", "tell people"),
    ]


def test_refuses_with_the_mend() -> None:
    assert "(OCR)" in refused(read, pdf([]))
    assert "damaged or cut off" in refused(read, pdf(prose(PLAN))[:60])
    assert "Rename" in refused(read, b"PK\x03\x04" + b"x" * 99)
    assert "no PDF" in refused(read, b"text")
    assert "web page" in refused(read, b"<!DOCTYPE html><title>Log in</title>")
    locked = b"/Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)" % (b"o" * 32, b"u" * 32)
    assert "password" in refused(read, pdf(prose(PLAN), encrypt=locked))


SCAN = b"q %d 0 0 %d 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"


def test_pages_that_pictures_cover_and_nothing_is_said_on_are_told() -> None:
    number = [Set(f"Page {n} of 4", 270, 812, 8) for n in range(1, 5)]
    pages = [[number[0], *prose(PLAN, y=150)], [number[1]], [number[2]], [number[3]]]
    assert read(pdf(*pages, draw=SCAN % (595, 842))).unread == (2, 3, 4)
    assert read(pdf(*pages, draw=SCAN % (300, 400))).unread == ()
    assert read(pdf(*pages)).unread == ()


WHOLE = pdf(*(around(n, 2, page) for n, page in enumerate(school(), 1)))
places = st.tuples(
    st.sampled_from(["Good", "the", "• item", "A heading?", "2015-", "co-", "1. x", "...... 3"]),
    st.sampled_from([20.0, 72.0, 90.0, 316.0, 560.0]),
    st.sampled_from([30.0, 72.0, 78.0, 84.0, 96.0, 815.0]),
    st.sampled_from([5.0, 10.0, 16.0]),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(st.lists(places, max_size=12), max_size=4))
def test_any_page_holds_the_invariants(
    pages: list[list[tuple[str, float, float, float, bool]]],
) -> None:
    check_bytes(read, pdf(*([Set(*place) for place in page] for page in pages)))


@settings(deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(WHOLE)))
def test_any_bytes_hold_the_invariants(raw: bytes, place: int) -> None:
    check_bytes(read, raw)
    check_bytes(read, WHOLE[:place] + raw + WHOLE[place + len(raw) :])
