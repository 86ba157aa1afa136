"""What a plan may ask for before it can be made: a file that a person has sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from bot.reports.formats import SUFFIXES

_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_LONGEST = 60
"""Characters of a name that are kept, so that it is one on every file system."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A file to fetch and to read; then the update can be planned."""

    update_id: int
    chat: int
    file_id: str
    name: str
    """Safe as the name of a file, with an ending that can be read."""


def safe_name(name: str | None, mime_type: str | None) -> str | None:
    """A name for a file of a person's, by its own name or else by its type.

    None where it is of no kind that can be read.
    """
    given = PurePath((name or "").replace("\\", "/"))
    suffix = given.suffix.lower()
    if suffix not in SUFFIXES:
        suffix = "" if suffix else _TYPES.get(mime_type or "", "")
    words = re.sub(r"[^\w-]+", " ", given.stem).strip("_ ")[:_LONGEST].strip()
    return f"{words or 'file'}{suffix}" if suffix else None
