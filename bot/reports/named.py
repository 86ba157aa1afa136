"""Reports by what somebody calls them in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reports.document import Document


def named(documents: Sequence[Document], name: str) -> tuple[Document, ...]:
    """The reports whose title, force or id has every word of a name; all for none."""
    exact = tuple(document for document in documents if document.id == name)
    words = name.lower().split()
    return exact or tuple(
        document
        for document in documents
        if all(w in f"{document.title} {document.force} {document.id}".lower() for w in words)
    )
