"""What is said of a report that was read."""

from bot.curation.account import account, lacks, particulars
from bot.reports.document import Block, Document, Kind

TEXT = "Loam School\n\nIt has a plan."
LOAM = Document(
    "loam",
    "Loam School",
    TEXT,
    (Block(Kind.HEADING, 0, 11, 1), Block(Kind.PARAGRAPH, 13, len(TEXT))),
    pages=(0, 13, 13),
    unread=(3,),
)


def test_one_line_says_what_a_report_is_and_how_much_of_it_was_read() -> None:
    assert account(LOAM) == "Loam School (3 pages, 6 words)"


def test_all_that_is_known_and_at_the_end_what_is_not() -> None:
    assert list(particulars(LOAM)) == [
        "report: loam",
        "title: Loam School",
        "pages: 3",
        "words: 6",
        "sections: 1",
        "grades: 0",
        "areas for improvement: 0",
        "pictures without text: page 3",
        "not found: year, publication date; manifest.toml beside the reports may say it",
    ]


def test_what_a_report_lacks() -> None:
    dated = Document(
        "a", "Loam 2016", "Published 3 March 2017", (Block(Kind.LABEL, 0, 22),), year=2016
    )
    assert list(lacks(dated)) == []
