"""Where quotes stand on the pages of invented PDFs."""

from functools import partial

import pytest

from bot.reports.document import Document, Span
from bot.reports.formats.pdf.pdfium import Page, opened
from bot.reports.formats.pdf.read import read
from bot.reports.marks.marking import Mark, Sought, marks
from tests.reports.formats.paper import Set, pdf, prose

TAUGHT = "Pupils read well and write with care."
LONG = (
    "Leaders have an ambitious curriculum for all pupils. Teachers check what pupils know and "
    "teach again what they have forgotten, so that no pupil falls behind in reading. " + TAUGHT
)


def document(raw: bytes) -> Document:
    extract = read(raw)
    return Document("loam", "Loam", extract.text, extract.blocks, extract.pages)


def marked(raw: bytes, quote: str, *, nth: int = 0) -> tuple[Mark, ...]:
    """The marks of the nth place where a quote stands in the text."""
    whole = document(raw)
    start = -1
    for _ in range(nth + 1):
        start = whole.text.index(quote, start + 1)
    with opened(raw) as file:
        return marks(partial(Page.of, file), Sought.of(Span(whole, start, start + len(quote))))


def texts(found: tuple[Mark, ...]) -> list[tuple[int, tuple[str, ...]]]:
    return [(mark.page, mark.texts) for mark in found]


def test_each_line_of_a_quote_has_a_box_around_its_own_letters() -> None:
    lines = prose(LONG, wide=62)
    (mark,) = marked(pdf(lines), "Teachers check what pupils know and teach again")
    assert mark.texts == ("Teachers", "checkwhatpupilsknowandteachagain")
    (first, second), (one, two) = mark.boxes, lines[:2]
    start = one.x + 0.6 * one.size * one.text.index("Teachers")
    assert first[0] == pytest.approx(start, abs=0.5)
    assert first[2] == pytest.approx(start + 8 * 6, abs=0.5)
    assert first[1] < one.y < first[3] < one.y + 5
    assert second[0] == pytest.approx(72, abs=0.5)
    assert second[1] < two.y < second[3]


def test_a_quote_runs_over_a_page_break_past_foot_and_head() -> None:
    foot, head = Set("Page 1 of 2", 270, 812, 8), Set("Loam: report of 3 May 2022", 72, 30, 8)
    first = [head, *prose(LONG), *prose("The school must see to it that every child who is", y=300)]
    second = [head, *prose("new to the town has a friend. Then all is well."), foot]
    raw = pdf([*first, foot], second)
    found = marked(raw, "The school must see to it that every child who is new to the town has")
    assert texts(found) == [
        (0, ("Theschoolmustseetoitthateverychildwhois",)),
        (1, ("newtothetownhas",)),
    ]


def test_a_hyphen_at_a_line_end_is_marked_and_no_part_of_the_quote() -> None:
    first, second = "The school makes well-planned use of its re-", "sources for every child."
    raw = pdf([Set(first), Set(second, y=84), *prose(LONG, y=120)])
    (mark,) = marked(raw, "well-planned use of its resources for every child.")
    assert mark.texts == ("well-planneduseofitsre-", "sourcesforeverychild.")


def test_a_ligature_is_the_letters_that_it_stands_for() -> None:
    (mark,) = marked(pdf([Set("Staff ﬁnd ﬁve rooms ﬁt for use.")]), "five rooms fit")
    assert mark.texts == ("fiveroomsfit",)


def test_bullets_are_left_out_of_a_list() -> None:
    lines = [
        Set("The school should:", 72, 72),
        *(Set("•", 72, 90 + 14 * n) for n in range(2)),
        Set("mend the roof", 90, 90),
        Set("hire a cook", 90, 104),
    ]
    raw = pdf([*lines, *prose(LONG, y=140)])
    whole = document(raw)
    start, end = whole.text.index("The school should"), whole.text.index("a cook") + 6
    with opened(raw) as file:
        found = marks(partial(Page.of, file), Sought.of(Span(whole, start, end)))
    assert texts(found) == [(0, ("Theschoolshould:", "mendtheroof", "hireacook"))]


def test_columns_are_read_one_after_the_other() -> None:
    left = prose(LONG, 50, 72, wide=38)
    right = prose("Parents are glad. The governors know the school and visit it.", 320, 72, wide=38)
    # The file has the lines across both columns, as some programs write them.
    mixed = sorted([*left, *right], key=lambda line: (line.y, line.x))
    (mark,) = marked(pdf(mixed), "Teachers check what pupils know and teach again")
    assert all(box[2] < 300 for box in mark.boxes)
    (mark,) = marked(pdf(mixed), "The governors know the school and visit it.")
    assert all(box[0] >= 319 for box in mark.boxes)


def graded(*, by_columns: bool) -> bytes:
    """A table of grades, written row by row or column by column."""
    rows = [("Leaders", "Good"), ("Pupils in care", "Outstanding"), ("Care leavers", "Good")]
    cells = [
        Set(text, 72 + 230 * column, 130 + 25 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    cells.sort(key=lambda cell: cell.x if by_columns else cell.y)
    return pdf([Set("Northshire School", 72, 72, 20, bold=True), *cells, *prose(LONG, y=250)])


@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize(("quote", "y"), [("Leaders: Good", 130), ("Care leavers: Good", 180)])
def test_a_row_is_marked_in_its_own_cells(quote: str, y: int, by_columns: bool) -> None:
    (mark,) = marked(graded(by_columns=by_columns), quote)
    assert mark.texts == (quote.split(":")[0].replace(" ", ""), "Good")
    assert all(box[1] < y < box[3] for box in mark.boxes)


def test_a_row_with_named_columns_is_marked_in_its_names_and_cells() -> None:
    rows = [
        ("Body", "Area for action"),
        ("Loam council", "Leaders should mend the roof"),
        ("Loam council", "Leaders should plan:"),
    ]
    cells = [
        Set(text, 72 + 180 * column, 130 + 30 * row, bold=row == 0)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    items = [Set("•", 262, 204), Set("a school", 280, 204), Set("•", 262, 218)]
    items.append(Set("a road", 280, 218))
    raw = pdf([Set("Area for action", 72, 100, 14, bold=True), *cells, *items])
    body = "Body: Loam council; Area for action: Leaders should"
    text = f"{body} mend the roof\n{body} plan: a school; a road"
    whole = Document("loam", "Loam", text, (), (0,))
    with opened(raw) as file:
        spans = (Span(whole, 0, text.index("\n")), Span(whole, text.index("\n") + 1, len(text)))
        (first,), (second,) = (marks(partial(Page.of, file), Sought.of(span)) for span in spans)
    names = "Body", "Loamcouncil", "Areaforaction"
    assert first.texts == (*names, "Leadersshouldmendtheroof")
    assert [round(box[3] / 10) for box in first.boxes] == [13, 16, 13, 16]
    assert second.texts == (*names, "Leadersshouldplan:", "aschool", "aroad")
    assert [round(box[3] / 10) for box in second.boxes] == [13, 19, 13, 19, 21, 22]


def test_of_two_same_sentences_the_one_is_marked_that_is_meant() -> None:
    raw = pdf([*prose(TAUGHT), *prose("Here is some other text. " + TAUGHT, y=300)])
    tops = [marked(raw, TAUGHT, nth=n)[0].boxes[0][1] for n in (0, 1)]
    assert 60 < tops[0] < 72 and 288 < tops[1] < 300


def test_a_short_word_is_found_by_its_order_where_nothing_around_tells() -> None:
    grades = [Set("Good", 72, 72 + 40 * n) for n in range(3)]
    raw = pdf([*grades, *prose(LONG, y=300)])
    tops = [marked(raw, "Good", nth=n)[0].boxes[0][1] for n in range(3)]
    assert tops == sorted(tops) and len(set(tops)) == 3


def test_what_the_page_does_not_say_so_is_not_marked() -> None:
    raw = pdf(prose(LONG))
    whole = document(raw)
    other = Document("loam", "Loam", whole.text.replace("ambitious", "modest"), (), (0,))
    start = other.text.index("Leaders")
    with opened(raw) as file:
        page_of = partial(Page.of, file)
        assert marks(page_of, Sought.of(Span(other, start, start + 30))) == ()
        assert marks(page_of, Sought.of(Span(other, 60, 90))) != ()


def test_nothing_is_marked_where_two_places_cannot_be_told_apart() -> None:
    raw = pdf([*(Set("Good", 72, 72 + 40 * n) for n in range(3)), *prose(LONG, y=300)])
    text = "Good\n\nGood\n\nNothing else is said."
    whole = Document("loam", "Loam", text, (), (0,))
    with opened(raw) as file:
        page_of = partial(Page.of, file)
        assert marks(page_of, Sought.of(Span(whole, 6, 10))) == ()
        # A part of a word stands nowhere by itself.
        assert marks(page_of, Sought.of(Span(whole, 1, 4))) == ()


def test_letters_set_far_apart_are_no_quote_and_no_end_of_the_program() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz" * 25
    apart = [
        Set(letter, 20 + 40 * (n % 14), 40 + 16 * (n // 14)) for n, letter in enumerate(letters)
    ]
    whole = Document("loam", "Loam", letters, (), (0,))
    with opened(pdf(apart)) as file:
        assert marks(partial(Page.of, file), Sought.of(Span(whole, 0, len(letters)))) == ()


def test_nothing_is_marked_where_other_letters_stand_over_the_quote() -> None:
    over = Set("DRAFT", 200, 73, 9)
    assert marked(pdf([*prose(LONG), over]), "an ambitious curriculum for all") == ()
    assert marked(pdf([*prose(LONG), over]), "no pupil falls behind") != ()


def test_nothing_is_marked_beyond_what_the_page_shows() -> None:
    raw = pdf([*prose(LONG), Set("Cut off at the edge of the paper, it is", 450, 300)])
    assert marked(raw, "Cut off at the edge of the paper, it is") == ()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_marked_as_it_is_shown(turned: int) -> None:
    (mark,) = marked(pdf(prose(LONG), turned=turned), "Leaders have an ambitious")
    ((left, top, right, bottom),) = mark.boxes
    assert left == pytest.approx(72, abs=0.5) and right == pytest.approx(72 + 25 * 6, abs=0.5)
    assert top < 72 < bottom < 77


def test_a_page_whose_box_starts_elsewhere_is_marked_as_it_is_shown() -> None:
    raw = pdf(prose(LONG)).replace(b"MediaBox[0 0 595 842]", b"MediaBox[9 9 595 800]")
    (mark,) = marked(raw, "Leaders have an ambitious")
    assert mark.boxes[0][0] == pytest.approx(72 - 9, abs=0.5)
    assert mark.boxes[0][1] < 72 - (842 - 800) < mark.boxes[0][3]


def test_a_quote_of_a_note_is_found_on_the_page_before_the_text_goes_on() -> None:
    note = Set("1 As the law says it must be.", 72, 780, 7)
    first = [*prose(LONG), *prose("The school must see to it that every child who is", y=700), note]
    raw = pdf(first, prose("new to the town has a friend. " + LONG))
    found = marked(raw, "As the law says it must be.")
    assert texts(found) == [(0, ("Asthelawsaysitmustbe.",))]
