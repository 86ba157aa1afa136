"""Where the reports come from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.render.notice import Line, Page, Part, line
from bot.reports.document import Document, in_words


def sources(documents: Sequence[Document], folder: Path) -> Page | None:
    """What is known of each report's origin; None where there are none."""
    lines: list[Line] = []
    for document in documents:
        lines.append(line(document.title, "strong"))
        facts = {
            "Published": in_words(document.published),
            "Source": document.source or "",
            "Document": document.id,
            "Folder": str(folder),
        }
        lines += [
            Line((Part(fact),), 2, Part(f"{label:<9}  ", "quiet"))
            for label, fact in facts.items()
            if fact
        ]
    return Page(tuple(lines)) if lines else None
