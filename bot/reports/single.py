"""One report's file, read into a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.reports.document import Document, Kind
from bot.reports.formats import reader
from bot.reports.formats.extract import Extract
from bot.reports.titles import title_of, year_of


def extracted(file: Path, digest: str | None = None) -> Extract:
    """What a file says. Raises ValueError with the mend where it cannot be read.

    That is also so where its bytes are no longer those whose SHA-256 is given.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise ValueError(f"{error.strerror}. Let the user that runs peelbot read it.") from error
    if digest is not None and sha256(raw).hexdigest() != digest:
        raise ValueError("it changed while it was read. Start again when it is whole.")
    if not raw.strip():
        raise ValueError("it is empty. Take it out or copy it again.")
    try:
        extract = reader(file)(raw)
    except RecursionError as error:
        raise ValueError("it nests too deeply. Save it anew or take it out.") from error
    except MemoryError as error:
        raise ValueError("it takes more memory than there is. Split it.") from error
    if not any(block.kind in (Kind.PARAGRAPH, Kind.ITEM) for block in extract.blocks):
        raise ValueError("it holds no text. Take it out or replace it.")
    return extract


def document(path: Path, extract: Extract, entry: Mapping[str, Any]) -> Document:
    """The document of what a file says and what the manifest says of it."""
    title = entry.get("title") or title_of(extract) or path.stem
    return Document(
        id=entry.get("id") or name_of(path),
        title=title,
        text=extract.text,
        blocks=extract.blocks,
        pages=extract.pages,
        unread=extract.unread,
        force=entry.get("force"),
        year=entry.get("year") or year_of(title, extract),
        pillar=entry.get("pillar"),
        published=entry.get("published"),
        source=entry.get("source"),
        aliases=tuple(map(str, entry.get("aliases", ()))),
    )


def name_of(path: Path) -> str:
    """A report's name by its file's: letters, digits and hyphens."""
    return re.sub(r"[^\w-]+", "-", path.stem.lower()).strip("-") or "report"
