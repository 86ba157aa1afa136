"""What stands in a folder of reports: files to read, and what is left out with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bot.errors import ReportError
from bot.reports.formats import SUFFIXES
from bot.reports.manifest import MANIFEST
from bot.reports.problem import Problem

_LARGEST = 500
"""Megabytes of a file; a larger one is no report, and would take all memory."""
_BESIDE = frozenset({"readme", "license", "licence", "copying", "notice", "thumbs", "desktop"})
"""Files that stand beside reports and are none, by their names without endings."""
_SAVE_AS = {
    ".doc": "Open it in Word and save it as .docx",
    ".odt": "Open it in LibreOffice and save it as .docx",
    ".rtf": "Open it in Word and save it as .docx",
    ".pages": "Open it in Pages and export it as .docx",
    ".wpd": "Open it in LibreOffice and save it as .docx",
    ".xhtml": "Rename it to end in .html",
    ".mhtml": "Save the page as .html",
    ".mht": "Save the page as .html",
    ".zip": "Unpack it",
    ".png": "Run text recognition (OCR) over it and save that as .pdf",
    ".jpg": "Run text recognition (OCR) over it and save that as .pdf",
    ".jpeg": "Run text recognition (OCR) over it and save that as .pdf",
    ".tif": "Run text recognition (OCR) over it and save that as .pdf",
    ".tiff": "Run text recognition (OCR) over it and save that as .pdf",
}


def reports_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The reports in order of their names, and all else that somebody may take for one.

    Raises ReportError where there is no folder or it cannot be listed.
    """
    if not folder.is_dir():
        raise ReportError(f"there is no folder {folder}; set PEELBOT_CORPUS to one with reports.")
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise ReportError(f"cannot read {folder}: {error.strerror}.") from error
    files: list[Path] = []
    problems: list[Problem] = []
    for path in filter(_is_of_interest, paths):
        wrong = _reason(path)
        if wrong:
            problems.append(Problem(path.name, wrong))
        else:
            files.append(path)
    return tuple(files), tuple(problems)


def seen(folder: Path) -> tuple[tuple[str, int, int], ...]:
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
        and path.stem.lower() not in _BESIDE
    )


def _reason(path: Path) -> str:
    """Why something in the folder is no file that can be read; empty for one that can."""
    try:
        state = path.stat()
    except OSError as error:
        if path.is_symlink():
            return "it is a link to nothing. Point it at a file or take it out."
        return f"{error.strerror}. Let the user that runs peelbot read it."
    if path.is_dir():
        return "it is a folder, and only what stands beside it is read. Move its reports up."
    if not path.is_file():
        return "it is no file. Take it out."
    ending = path.suffix.lower()
    if ending not in SUFFIXES:
        mend = _SAVE_AS.get(ending, "Save it as one of those or take it out")
        read = ", ".join(sorted(SUFFIXES))
        return f"files ending in {ending or 'nothing'} are not read, but {read}. {mend}."
    if state.st_size > _LARGEST * 1024 * 1024:
        return f"it is larger than {_LARGEST} MB. Split it."
    return ""
