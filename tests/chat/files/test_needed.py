from __future__ import annotations

import pytest

from bot.chat.files.needed import safe_name


@pytest.mark.parametrize(
    ("name", "mime_type", "safe"),
    [
        ("Report 2024.PDF", None, "Report 2024.pdf"),
        ("../../etc/passwd.txt", None, "passwd.txt"),
        ("..\\..\\boot.md", None, "boot.md"),
        ("a\0b\n: c.docx", None, "a b c.docx"),
        ("Größe.html", None, "Größe.html"),
        ("...pdf", None, "file.pdf"),
        (None, "application/pdf", "file.pdf"),
        ("report", "text/plain", "report.txt"),
        ("x" * 300 + ".txt", None, "x" * 60 + ".txt"),
        ("report.exe", "application/pdf", None),
        (None, None, None),
        ("", "video/mp4", None),
    ],
)
def test_a_name_is_safe_on_every_disk(
    name: str | None, mime_type: str | None, safe: str | None
) -> None:
    assert safe_name(name, mime_type) == safe
