"""The loaded reports that a person names on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.library import Library
from bot.errors import ConfigError
from bot.reports.document import Document


def chosen(library: Library, names: Sequence[str]) -> tuple[Document, ...]:
    """Every report that a name is of, in the order of the names; all of them for no name.

    A name is the report's own as `peelbot corpus list` has it, or any words of its name, its title,
    its force or what answers call it. Raises ConfigError for a name of no report.
    """
    if not names:
        return tuple(report.document for report in library.shelf.all)
    found = {d.id: d for name in names for d in _named(library, name)}
    return tuple(found.values())


def latest(library: Library, names: Sequence[str]) -> tuple[Document, ...]:
    """The same, and of several reports on a body that one name fits only the latest."""
    found = {d.id: d for n in names for d in library.shelf.latest_of(_named(library, n))}
    return tuple(found.values())


def _named(library: Library, name: str) -> tuple[Document, ...]:
    documents = tuple(report.document for report in library.shelf.all)
    own = tuple(d for d in documents if d.id.lower() == name.lower().strip())
    words = name.lower().split()
    fitting = own or tuple(
        d for d in documents if words and all(w in _called(library, d) for w in words)
    )
    if not fitting:
        near = ", ".join(library.shelf.nearest(name))
        hint = f" Nearest by name: {near}." if near else ""
        raise ConfigError(
            f"no loaded report is called {name!r}.{hint} peelbot corpus list names all."
        )
    return fitting


def _called(library: Library, document: Document) -> str:
    label = library.shelf.label(document)
    return f"{document.id} {document.title} {document.force or ''} {label}".lower()
