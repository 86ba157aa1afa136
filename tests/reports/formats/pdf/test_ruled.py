from bot.reports.formats.pdf.read import read
from tests.reports.formats.invariants import blocks, check
from tests.reports.formats.paper import Set, bold, pdf, prose


def ruled(columns: list[int], rows: list[int]) -> bytes:
    """The lines of a table, by the places of its columns and rows from the page's top left."""
    left, right, top, bottom = columns[0], columns[-1], rows[0], rows[-1]
    level = [f"{left} {842 - y} {right - left} 0.5 re f" for y in rows]
    upright = [f"{x} {842 - bottom} 0.5 {bottom - top} re f" for x in columns]
    return " ".join([*level, *upright]).encode()


def of(draw: bytes, *pages: list[Set]) -> list[tuple[str, str]]:
    extract = read(pdf(*pages, draw=draw))
    check(extract)
    return blocks(extract)


HEADING = bold([Set("Judgement", 77, 114), Set("Grade", 303, 114)])
GRADES = [
    Set("The help that children", 77, 134),
    Set("need at once", 77, 146),
    Set("Requires improvement to be good", 303, 134),
    Set("The lives of children", 77, 161),
    Set("in care", 77, 173),
    Set("Requires improvement to be good", 303, 161),
    Set("Overall effectiveness", 77, 188),
    Set("Good", 303, 188),
]
COLUMN_BY_COLUMN = [*(s for s in GRADES if s.x == 77), *(s for s in GRADES if s.x == 303)]


def test_a_table_of_grades_is_read_row_by_row_in_whatever_order_it_is_set() -> None:
    draw = ruled([72, 298, 524], [100, 120, 150, 177, 194])
    for order in (GRADES, COLUMN_BY_COLUMN):
        assert of(draw, [*HEADING, *order, *prose("The town has grown.", y=215)]) == [
            ("item", "The help that children need at once: Requires improvement to be good"),
            ("item", "The lives of children in care: Requires improvement to be good"),
            ("item", "Overall effectiveness: Good"),
            ("paragraph", "The town has grown."),
        ]


def test_cells_of_the_same_height_stay_whole_and_a_list_in_one_is_told_apart() -> None:
    page = [
        *bold([Set("Who", 77, 114), Set("What", 203, 114)]),
        *(Set(t, 77, 134 + 12 * n) for n, t in enumerate(["North Council", "and its", "trust"])),
        *(Set(t, 203, 134 + 12 * n) for n, t in enumerate(["Leaders should", "urgently mend:"])),
        *(
            Set(t, 203, 158 + 12 * n)
            for n, t in enumerate(["• the roof", "• the well-", "kept door."])
        ),
        *(Set(t, 77, 197 + 12 * n) for n, t in enumerate(["South Council", "and its"])),
        *(Set(t, 203, 197 + 12 * n) for n, t in enumerate(["Leaders should", "write a plan."])),
    ]
    assert of(ruled([72, 198, 524], [100, 120, 185, 220]), page) == [
        (
            "item",
            "Who: North Council and its trust; What: Leaders should urgently mend: the roof; "
            "the well-kept door.",
        ),
        ("item", "Who: South Council and its; What: Leaders should write a plan."),
    ]


def test_a_row_that_runs_over_the_page_is_one_and_the_columns_keep_their_names() -> None:
    draw = ruled([72, 198, 524], [100, 120, 150, 180])
    first = [
        *bold([Set("Who", 77, 114), Set("What", 203, 114)]),
        *[Set("North", 77, 134), Set("Mend the roof.", 203, 134)],
        *[Set("South", 77, 164), Set("Write a plan", 203, 164)],
    ]
    second = [
        Set("for next year.", 203, 114),
        *[Set("East", 77, 134), Set("Open the door.", 203, 134)],
    ]
    assert of(draw, first, second) == [
        ("item", "Who: North; What: Mend the roof."),
        ("item", "Who: South; What: Write a plan; for next year."),
        ("item", "Who: East; What: Open the door."),
    ]


def test_boxes_part_the_texts_in_them() -> None:
    texts = "Leaders should mend all roofs.", "Leaders should write a plan."
    page = [
        Set("Areas for improvement", y=80, size=14, bold=True),
        *(Set(text, y=114 + 12 * n) for n, text in enumerate(texts)),
    ]
    heading = ("h1", "Areas for improvement")
    assert of(b"", page) == [heading, ("paragraph", " ".join(texts))]
    boxes = [heading, *(("paragraph", text) for text in texts)]
    assert of(ruled([68, 524], [100, 117, 140]), page) == boxes


def test_lines_around_a_page_make_no_table() -> None:
    page = [*prose("The town has grown.", y=114), *prose("It has a school.", y=150)]
    assert of(ruled([60, 298, 540], [90, 400]), page) == of(b"", page)


def test_a_bold_row_further_down_names_the_columns_anew() -> None:
    page = [
        *bold([Set("The council", 77, 114), Set("Hospitals", 303, 114)]),
        *[Set("Ada Birch", 77, 134), Set("Bo Hazel", 303, 134)],
        *bold([Set("The police", 77, 154), Set("Probation", 303, 154)]),
        *[Set("Cy Rowan", 77, 174), Set("Di Alder", 303, 174)],
        *bold([Set("In all", 77, 194), Set("4 people", 303, 194)]),
    ]
    assert of(ruled([72, 298, 524], [100, 120, 140, 160, 180, 200]), page) == [
        ("item", "The council: Ada Birch; Hospitals: Bo Hazel"),
        ("item", "The police: Cy Rowan; Probation: Di Alder"),
        ("item", "The police: In all; Probation: 4 people"),
    ]
