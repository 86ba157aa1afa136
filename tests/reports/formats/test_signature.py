"""A file is told by its first bytes."""

import pytest

from bot.reports.formats.signature import ending_of


@pytest.mark.parametrize(
    ("raw", "ending"),
    [
        (b"%PDF-1.4", ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b" <!DOCTYPE html>", ".html"),
        (b"Loam", ".txt"),
    ],
)
def test_the_ending_by_the_first_bytes(raw: bytes, ending: str) -> None:
    assert ending_of(raw) == ending
