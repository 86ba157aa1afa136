"""Tells by its first bytes a file whose ending says something else."""

from __future__ import annotations

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
