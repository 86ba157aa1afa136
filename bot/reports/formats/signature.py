"""Tells by its first bytes a file whose ending says something else."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_KINDS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
_MARKED = re.compile(rb"\s*(?:<!doctype\s+html|<html|<\?xml|<head|<body)", re.IGNORECASE)
_SIGNATURES = (
    (b"%PDF-", "a PDF file. Rename it to end in .pdf."),
    (b"PK\x03\x04", "a zip or Office file. Rename it to .docx, or unpack it."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word .doc file or one locked with a password. Open it in Word and save it as "
        ".docx without a password.",
    ),
    (rb"{\rtf", "a rich text file. Open it in Word and save it as .docx."),
)


def refuse_foreign(raw: bytes) -> None:
    """Raise ValueError, naming the mend, where the bytes are of another known file type."""
    for magic, what in _SIGNATURES:
        if raw.startswith(magic):
            raise ValueError(f"it is really {what}")


def refuse_web_page(raw: bytes) -> None:
    """Raise ValueError, naming the mend, where the bytes are a web page.

    Sites send one in place of a file that they do not have, or want a password for.
    """
    if _PAGE.match(raw):
        raise ValueError(
            "it is really a web page. Rename it to end in .html, or download it again where it "
            "says no more than an error or a login."
        )


def ending_of(raw: bytes) -> str:
    """The file ending of a report's bytes by what they begin with; text where that says nothing."""
    for magic, ending in _KINDS:
        if raw.startswith(magic):
            return ending
    return ".html" if _MARKED.match(raw) else ".txt"
