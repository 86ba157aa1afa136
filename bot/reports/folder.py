"""What stands in a folder of reports: files to read, and what is left out with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from bot.errors import ReportError
from bot.reports.formats import SUFFIXES
from bot.reports.manifest import MANIFEST
from bot.reports.problem import Problem

_LARGEST = 500
"""Megabytes of a file; a larger one is no report, and would take all memory."""
_WORD = "Open it in Word and save it as .docx"
_OFFICE = "Open it in LibreOffice and save it as .docx"
_PRINT = "Print it as .pdf"
_SCAN = "Run text recognition (OCR) over it and save that as .pdf"
_MENDS = {
    **dict.fromkeys((".doc", ".dot", ".docm", ".dotx", ".rtf"), _WORD),
    **dict.fromkeys((".odt", ".ott", ".wpd", ".wps", ".pages"), _OFFICE),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".epub", ".ps"), _PRINT),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".heic"), _SCAN),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive", ".xhtml", ".xml"), "Save it as .html"),
    **dict.fromkeys((".zip", ".gz", ".7z", ".rar", ".tar"), "Unpack it"),
}
"""What makes a report of files that people take for one, by their endings."""


def reports_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The reports in order of their names, and all else that somebody may take for one.

    What is neither, such as a table of figures beside the reports, is passed over.

    Raises ReportError where there is no folder or it cannot be listed.
    """
    if not folder.is_dir():
        raise ReportError(f"there is no folder {folder}; set PEELBOT_CORPUS to one with reports.")
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise ReportError(f"cannot read {folder}: {error.strerror}.") from error
    files: list[Path] = []
    problems: list[Problem] = []
    for path in filter(_is_of_interest, paths):
        wrong = _reason(path)
        if wrong:
            problems.append(Problem(path.name, wrong))
        elif path.suffix.lower() in SUFFIXES:
            files.append(path)
    return tuple(files), tuple(problems)


Seen = tuple[tuple[str, int, int], ...]


def seen(folder: Path) -> Seen:
    """Name, size and time of change of all in a folder: what differs after any change to it."""
    return tuple(sorted(_seen(folder)))


def _seen(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            for entry in found:
                try:
                    state = entry.stat()
                    yield entry.name, state.st_size, state.st_mtime_ns
                except OSError:
                    yield entry.name, -1, 0
    except OSError:
        return


def _is_of_interest(path: Path) -> bool:
    """Whether something is neither hidden, nor a program's own, nor known to be no report."""
    return (
        not path.name.startswith((".", "~"))
        and path.name != MANIFEST
        and path.stem.lower() != "readme"
    )


def _reason(path: Path) -> str:
    """Why something in the folder cannot be read, and the mend; else empty."""
    try:
        state = path.stat()
    except OSError as error:
        if path.is_symlink():
            return "it is a link to nothing. Point it at a file or take it out."
        return f"{error.strerror}. Let the user that runs peelbot read it."
    if S_ISDIR(state.st_mode):
        return "it is a folder, and only what stands beside it is read. Move its reports up."
    if not S_ISREG(state.st_mode):
        return "it is no file. Take it out."
    if path.suffix.lower() in _MENDS:
        return f"{path.suffix} files are not read. {_MENDS[path.suffix.lower()]}."
    if state.st_size > _LARGEST * 1024 * 1024:
        return f"it is larger than {_LARGEST} MB. Split it."
    return ""
