"""Puts reports into the folder and takes them out; a reader sees each whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from itertools import pairwise
from pathlib import Path

from bot.errors import ReportError
from bot.reports.document import Document
from bot.reports.formats import SUFFIXES
from bot.reports.formats.signature import ending_of
from bot.reports.manifest import MANIFEST, read_manifest
from bot.reports.single import document, extracted, name_of

_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*report[ \t]*\]\]", re.MULTILINE)
_OTHER_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def put(raw: bytes, folder: Path, name: str, *, replace: bool = False) -> tuple[Path, Document]:
    """Where a report's bytes now stand under a name, and what they say.

    They are read first. Raises ReportError, and leaves the folder as it was, where they cannot be
    read, where the folder cannot be written, or where another file has the name and is not to be
    replaced.
    """
    place = folder / name
    if Path(name).suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ReportError(f"{name}: give it a name that ends in one of {kinds}.")
    if place.exists() and not replace and place.read_bytes() != raw:
        raise ReportError(f"{place} is there already and differs; --replace takes the new one.")
    try:
        return place, _put(raw, place)
    except OSError as error:
        raise ReportError(f"cannot write {place}: {error.strerror}.") from error


def _put(raw: bytes, place: Path) -> Document:
    # Hidden until it is whole, so that a running bot does not take up half of it.
    handle, hidden = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=place.suffix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        extract = extracted(Path(hidden))
        Path(hidden).chmod(0o644)
        Path(hidden).replace(place)
    except ValueError as error:
        raise ReportError(f"cannot read {place.name}: {error}") from error
    finally:
        Path(hidden).unlink(missing_ok=True)
    return document(place, extract, {})


def named_by_title(raw: bytes) -> str:
    """A file name for bytes that have none, from the title in them.

    Raises ReportError where they cannot be read.
    """
    ending = ending_of(raw)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"report{ending}")
        file.write_bytes(raw)
        try:
            title = document(file, extracted(file), {}).title
        except ValueError as error:
            raise ReportError(f"cannot read what came in: {error}") from error
    return f"{name_of(Path(title.replace('.', ' ').replace('/', ' ')))[:80]}{ending}"


def take_out(file: Path) -> None:
    """Remove a report and what the manifest beside it says of it.

    Raises ReportError where either cannot be done.
    """
    manifest = file.parent / MANIFEST
    try:
        file.unlink()
        if manifest.is_file():
            text = manifest.read_text(encoding="utf-8")
            left = without_entry(text, file.name)
            if left != text:
                manifest.write_text(left, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"cannot take out {file}: {error}.") from error


def without_entry(manifest: str, name: str) -> str:
    """The text of a manifest without the entry of a file; all else stays as it was written."""
    starts = [match.start() for match in _ENTRY.finditer(manifest)]
    kept = manifest[: starts[0]] if starts else manifest
    for start, end in pairwise([*starts, len(manifest)]):
        entry = manifest[start:end]
        other = _OTHER_TABLE.search(entry, entry.index("]]") + 2)
        own = entry[: other.start()] if other else entry
        entries, _ = read_manifest(own.encode())
        kept += entry[len(own) :] if name in entries else entry
    return kept
