"""A folder of reports and its manifest, read into documents; a bad file stops it, by name."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from bot.errors import ReportError
from bot.reports.document import Document, Kind
from bot.reports.formats import SUFFIXES, reader
from bot.reports.titles import title_of, year_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MANIFEST = "manifest.toml"

_FIELDS: Mapping[str, type] = {
    "file": str,
    "id": str,
    "title": str,
    "force": str,
    "year": int,
    "pillar": str,
    "published": date,
    "source": str,
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a folder in order of their names, not read yet, and the manifest's entries."""

    folder: Path
    paths: tuple[Path, ...]
    entries: Mapping[str, Mapping[str, Any]]

    def documents(self) -> tuple[Document, ...]:
        """Every report, in order of file names.

        Raises ReportError naming the file that cannot be read.
        """
        documents = tuple(map(self.document, self.paths))
        require_unique(documents, self.folder)
        return documents

    def document(self, path: Path) -> Document:
        """The report in one of the files; raises ReportError where it cannot be read."""
        return _document(path, self.raw(path), self.entries.get(path.name, {}))

    def raw(self, path: Path) -> bytes:
        """What a file holds; raises ReportError where it cannot be read."""
        try:
            return path.read_bytes()
        except OSError as error:
            raise ReportError(f"cannot read {error.filename}: {error.strerror}.") from error

    def stamp(self, path: Path) -> list[int]:
        """What changes when a file is written: size, times in nanoseconds, the file's number."""
        try:
            found = path.stat()
        except OSError as error:
            raise ReportError(f"cannot read {error.filename}: {error.strerror}.") from error
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def open_corpus(folder: Path) -> Corpus:
    """The reports in a folder.

    Raises ReportError where the folder, the manifest or a file cannot be read, or where there is
    no report in it.
    """
    if not folder.is_dir():
        raise ReportError(f"there is no folder {folder}; set PEELBOT_CORPUS to one with reports.")
    entries = _manifest(folder / MANIFEST)
    try:
        with os.scandir(folder) as listed:
            paths = tuple(sorted(Path(entry.path) for entry in listed if _is_report(entry)))
    except OSError as error:
        raise ReportError(f"cannot read {error.filename}: {error.strerror}.") from error
    if not paths:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ReportError(f"{folder} holds no report; put a file ending in {kinds} there.")
    _complete(entries, paths, folder)
    return Corpus(folder, paths, entries)


def open_report(file: Path) -> Document:
    """One report, wherever it stands; raises ReportError where it cannot be read."""
    try:
        return _document(file, file.read_bytes(), {})
    except OSError as error:
        raise ReportError(f"cannot read {file}: {error.strerror}.") from error


def _is_report(entry: os.DirEntry[str]) -> bool:
    path = PurePath(entry.name)
    named = path.suffix.lower() in SUFFIXES and not entry.name.startswith((".", "~"))
    return named and path.stem.lower() != "readme" and entry.is_file()


def _manifest(path: Path) -> dict[str, Mapping[str, Any]]:
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReportError(f"cannot read {path}: {error}. Mend it as TOML in UTF-8.") from error
    reports = table.get("report", [])
    if not isinstance(reports, list) or not all(isinstance(r, dict) for r in reports):
        raise ReportError(f"{path}: write each report as a [[report]] table.")
    entries = {}
    for entry in reports:
        _check(entry, path)
        entries[entry["file"]] = entry
    return entries


def _check(entry: Mapping[str, Any], path: Path) -> None:
    name = entry.get("file")
    if not isinstance(name, str):
        raise ReportError(f'{path}: a [[report]] lacks its file = "NAME".')
    for key, value in entry.items():
        if key not in _FIELDS:
            raise ReportError(f"{path}: {name} has {key!r}; known are {', '.join(_FIELDS)}.")
        if type(value) is not _FIELDS[key]:
            kind = {str: "text in quotes", int: "a whole number", date: "a date like 2015-10-20"}
            raise ReportError(f"{path}: {key} of {name} must be {kind[_FIELDS[key]]}.")


def _complete(entries: Mapping[str, Any], paths: tuple[Path, ...], folder: Path) -> None:
    missing = sorted(set(entries) - {path.name for path in paths})
    if missing:
        raise ReportError(
            f"{folder / MANIFEST} names {missing[0]}, which {folder} lacks; add the file or "
            "take the entry out."
        )


def _document(path: Path, raw: bytes, entry: Mapping[str, Any]) -> Document:
    try:
        extract = reader(path)(raw)
    except ValueError as error:
        raise ReportError(f"cannot read {path}: {error}") from error
    if not any(block.kind in (Kind.PARAGRAPH, Kind.ITEM) for block in extract.blocks):
        raise ReportError(f"cannot read {path}: it holds no text. Take it out or replace it.")
    title = entry.get("title") or title_of(extract) or path.stem
    return Document(
        id=entry.get("id") or re.sub(r"[^\w-]+", "-", path.stem.lower()).strip("-"),
        title=title,
        text=extract.text,
        blocks=extract.blocks,
        pages=extract.pages,
        force=entry.get("force"),
        year=entry.get("year") or year_of(title, extract),
        pillar=entry.get("pillar"),
        published=entry.get("published"),
        source=entry.get("source"),
    )


def require_unique(documents: Sequence[Document], folder: Path) -> None:
    """Raises ReportError where two reports have one id."""
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ReportError(
                f"{folder}: two reports are called {document.id}; give one of them another id "
                f"in {MANIFEST}."
            )
        seen.add(document.id)
