"""Lines that count the pages of the document that a text was saved from."""

from bot.reports.formats.paging import without_page_lines


def test_lines_that_count_pages_are_left_out_and_sentences_go_on() -> None:
    text = (
        "The home is\n\nPage 1 Care in Loam\n\nclean.\n\nPage 2 Care in Loam\n\n"
        "Rooms are big.\nPage 3 Care in Loam\n"
    )
    assert without_page_lines(text) == "The home is\nclean.\n\nRooms are big.\n\n"


def test_a_page_spoken_of_is_text() -> None:
    for text in (
        "Page 4 says so.\n\nPage 9 says more.",
        "Page 3 Care\n\nOne.\n\nPage 2 Care\n\nTwo.\n\nPage 1 Care",
        "See\npage 4 of it,\npage 5 in it,\npage 6 on it.",
    ):
        assert without_page_lines(text) == text


def test_the_report_may_be_named_before_the_number() -> None:
    text = "A.\n| Care | Page 1 of 3\n\nB.\n\nCare | Page 2 of 3\nC.\n\nCare | Page 3 of 3"
    assert "Page 2" not in without_page_lines(text.replace("| Care", "Care"))
