"""A folder of reports and its manifest, read into documents; what is bad is named and left out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bot.errors import ReportError
from bot.reports.document import Document
from bot.reports.folder import reports_in
from bot.reports.formats import SUFFIXES
from bot.reports.formats.extract import Extract
from bot.reports.manifest import MANIFEST, Entries, read_manifest, without_file
from bot.reports.problem import Problem, numbered
from bot.reports.readers import Task, Told, read_all
from bot.reports.single import document, extracted

_LOG = logging.getLogger(__name__)
_NAMED = 3
"""Bad files that are named where none can be read."""


@dataclass(frozen=True, slots=True)
class Read:
    """The reports that could be read, in order of their files' names, and what could not be."""

    documents: tuple[Document, ...]
    files: tuple[str, ...]
    """The name of each one's file."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a folder with a digest of each, not yet read, and one of all of it."""

    folder: Path
    files: tuple[Task, ...]
    entries: Entries
    digest: str
    problems: tuple[Problem, ...]
    """What is known to be wrong before any file is read."""
    processes: int | None = None
    """In how many processes of their own the files are read; None: as is quickest."""

    def documents(self) -> tuple[Document, ...]:
        """Every report that can be read, the others being told in the log.

        Raises ReportError where none can be.
        """
        read = self.read()
        for problem in (*self.problems, *read.problems):
            _LOG.warning(str(problem))
        return read.documents

    def read(self, told: Told | None = None) -> Read:
        """Every report that can be read, and what is wrong with the others.

        Raises ReportError where none can be.
        """
        found: list[tuple[Path, Document]] = []
        problems: list[Problem] = []
        for task, extract in zip(
            self.files, read_all(self.files, told, self.processes), strict=True
        ):
            name = task.file.name
            if not isinstance(extract, Extract):
                problems.append(Problem(name, extract))
                continue
            found.append((task.file, document(task.file, extract, self.entries.get(name, {}))))
            if extract.unread:
                problems.append(_pictures(name, extract.unread))
        if not found:
            raise ReportError(_nothing(self.folder, (*self.problems, *problems)))
        files = tuple(path.name for path, _ in found)
        return Read(tuple(_told_apart(found)), files, tuple(problems))


def open_corpus(folder: Path, processes: int | None = None) -> Corpus:
    """The reports in a folder, to be read in some processes or as is quickest.

    Raises ReportError where the folder cannot be read, or where there is no report in it.
    """
    paths, problems = reports_in(folder)
    files: list[Task] = []
    unread: list[Problem] = []
    for path in paths:
        try:
            files.append(Task(path, sha256(path.read_bytes()).hexdigest(), path.stat().st_size))
        except OSError as error:
            mend = "Let the user that runs peelbot read it."
            unread.append(Problem(path.name, f"{error.strerror}. {mend}"))
    problems = (*problems, *unread)
    if not files:
        raise ReportError(_nothing(folder, problems))
    manifest = b""
    entries: Entries = {}
    try:
        manifest = (folder / MANIFEST).read_bytes()
        entries, wrong = read_manifest(manifest)
        problems = (*problems, *wrong, *without_file(entries, folder))
    except FileNotFoundError:
        pass
    except OSError as error:
        problems = (*problems, Problem(MANIFEST, f"{error.strerror}. Let peelbot read it."))
    return Corpus(folder, tuple(files), entries, _digest(files, manifest), problems, processes)


def open_report(file: Path) -> Document:
    """One report, wherever it stands; raises ReportError where it cannot be read."""
    try:
        return document(file, extracted(file), {})
    except ValueError as error:
        raise ReportError(f"cannot read {file}: {error}") from error


def _digest(files: Sequence[Task], manifest: bytes) -> str:
    digest = sha256(manifest)
    for task in files:
        name = task.file.name.encode("utf-8", "surrogateescape")
        digest.update(b"\0" + name + f"\0{task.digest}\0".encode())
    return digest.hexdigest()


def _told_apart(found: Sequence[tuple[Path, Document]]) -> Iterator[Document]:
    """The documents, those whose name another has named by their file's ending too."""
    taken = {document.id for _, document in found}
    given: set[str] = set()
    for path, one in found:
        name = one.id
        if name in given:
            ending = path.suffix.lstrip(".").lower()
            others = (f"{one.id}-{ending}{number}" for number in ("", *range(2, len(found) + 2)))
            name = next(other for other in others if other not in taken)
            taken.add(name)
        given.add(name)
        yield one if name == one.id else replace(one, id=name)


def _pictures(file: str, pages: tuple[int, ...]) -> Problem:
    verb = "holds" if len(pages) == 1 else "hold"
    return Problem(
        file,
        f"{numbered(pages)} {verb} no text, only pictures. Run text recognition (OCR) over it.",
        partly=True,
    )


def _nothing(folder: Path, problems: Sequence[Problem]) -> str:
    """Why nothing in a folder can be read."""
    if not problems:
        kinds = ", ".join(sorted(SUFFIXES))
        return f"{folder} holds no report; put a file ending in {kinds} there."
    more = len(problems) - _NAMED
    others = f"\nand {more} more: peelbot corpus check names them." if more > 0 else ""
    return f"nothing in {folder} can be read:\n" + "\n".join(map(str, problems[:_NAMED])) + others
