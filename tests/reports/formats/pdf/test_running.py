from bot.reports.formats.pdf.read import read
from tests.reports.formats.invariants import blocks
from tests.reports.formats.paper import Set, pdf, prose


def of(*pages: list[Set]) -> list[tuple[str, str]]:
    return blocks(read(pdf(*pages)))


def test_page_numbers_larger_than_the_text_go_wherever_they_stand() -> None:
    pages = [
        [*prose(f"Finding number {n} is here.", y=120), Set(str(n + 3), 520, 790 + 4 * (n % 3), 20)]
        for n in range(6)
    ]
    assert of(*pages) == [("paragraph", f"Finding number {n} is here.") for n in range(6)]


def test_page_numbers_at_the_side_go_and_figures_stay() -> None:
    pages = [
        [
            Set(str(n + 1), 20, 400, 14),
            *prose(f"Finding {n} is here.", y=120),
            Set("70", y=600, x=280),
        ]
        for n in range(4)
    ]
    assert [text for _, text in of(*pages)] == [
        text for n in range(4) for text in (f"Finding {n} is here.", "70")
    ]


def test_roman_page_numbers_go() -> None:
    pages = [
        [*prose(f"Finding {n} is here.", y=120), Set(f"Page {r}", 280, 812, 9)]
        for n, r in enumerate(("i", "ii", "iii", "iv"))
    ]
    assert of(*pages) == [("paragraph", f"Finding {n} is here.") for n in range(4)]


def test_a_running_foot_that_stands_lower_on_one_page_goes_there_too() -> None:
    pages = [
        [
            *prose(f"Finding {n} is here.", y=120),
            Set("Northshire Council", 72, 824 if n == 1 else 812, 8),
        ]
        for n in range(5)
    ]
    assert of(*pages) == [("paragraph", f"Finding {n} is here.") for n in range(5)]
