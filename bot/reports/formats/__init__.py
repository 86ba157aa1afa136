"""One module or package for each file format.

A file's bytes come in; an Extract goes out: canonical text, blocks and pages. To add a format,
write its module with a ``read`` and name it here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from bot.reports.formats.extract import Extract

_MODULES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html.read",
    ".htm": "html.read",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf.read",
    ".docx": "docx.read",
}

SUFFIXES = frozenset(_MODULES)
"""The file endings that can be read, in lower case."""


def reader(file: PurePath) -> Callable[[bytes], Extract]:
    """The reader for a file's ending; it raises ValueError on a file it cannot read."""
    module = import_module(f"bot.reports.formats.{_MODULES[file.suffix.lower()]}")
    read: Callable[[bytes], Extract] = module.read
    return read
