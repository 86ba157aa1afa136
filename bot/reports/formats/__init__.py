"""One module for each file format; each turns bytes into an Extract."""

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
