"""A folder of reports and its manifest, read into documents; what is bad is named and left out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

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
class Parsed:
    """What came of one file: a document, unless it cannot be read, and what is wrong with it."""

    document: Document | None
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
        parsed = list(self.parsed(self.files, told))
        problems = tuple(problem for one in parsed for problem in one.problems)
        found = [
            (task.file, one.document)
            for task, one in zip(self.files, parsed, strict=True)
            if one.document
        ]
        if not found:
            self.nothing(problems)
        names = told_apart([(path, one.id) for path, one in found])
        documents = (
            one if name == one.id else replace(one, id=name)
            for name, (_, one) in zip(names, found, strict=True)
        )
        return Read(tuple(documents), tuple(path.name for path, _ in found), problems)

    def parsed(
        self, files: Sequence[Task], told: Told | None = None, processes: int | None = None
    ) -> Iterator[Parsed]:
        """What comes of each of some files, whatever the others are called."""
        processes = self.processes if processes is None else processes
        for task, extract in zip(files, read_all(files, told, processes), strict=True):
            name = task.file.name
            if not isinstance(extract, Extract):
                yield Parsed(None, (Problem(name, extract),))
                continue
            wrong = (_pictures(name, extract.unread),) if extract.unread else ()
            yield Parsed(document(task.file, extract, self.entries.get(name, {})), wrong)

    def nothing(self, problems: Sequence[Problem]) -> NoReturn:
        """Raises ReportError, since none of the files can be read."""
        raise ReportError(_nothing(self.folder, (*self.problems, *problems)))


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes; raises OSError where it cannot be read."""
    return sha256(file.read_bytes()).hexdigest()


def open_corpus(
    folder: Path, processes: int | None = None, digest: Callable[[Path], str] = digest_of
) -> Corpus:
    """The reports in a folder, to be read in some processes or as is quickest.

    ``digest`` tells a file from any other state of it.

    Raises ReportError where the folder cannot be read, or where there is no report in it.
    """
    paths, problems = reports_in(folder)
    files: list[Task] = []
    unread: list[Problem] = []
    for path in paths:
        try:
            files.append(Task(path, digest(path), path.stat().st_size))
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


def told_apart(found: Sequence[tuple[Path, str]]) -> list[str]:
    """The names of reports; one that another file has too is told apart by its file's ending."""
    taken = {name for _, name in found}
    given: dict[str, None] = {}
    for path, own in found:
        name = own
        if name in given:
            ending = path.suffix.lstrip(".").lower()
            others = (f"{own}-{ending}{number}" for number in ("", *range(2, len(found) + 2)))
            name = next(other for other in others if other not in taken)
            taken.add(name)
        given[name] = None
    return list(given)


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
