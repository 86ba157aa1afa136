"""The commands of ``peelbot corpus``: each prints lines and returns an exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.curation.account import account, lacks, particulars
from bot.curation.shelving import named_by_title, put, take_out
from bot.errors import ConfigError, ReportError
from bot.render.complaints import complain
from bot.render.progress import reading_bar
from bot.reports.corpus import Read, open_corpus
from bot.reports.document import Document
from bot.reports.folder import reports_in
from bot.reports.problem import Problem, shown

_DONE, _NOT_ALL = 0, 1


def run(options: Namespace, folder: Path) -> int:
    """Runs the action that the command line names, with its options, on a folder.

    Raises ReportError where no report can be read, ConfigError where the options do not fit.
    """
    if options.action == "add":
        return add(folder, options.sources, options.name, replace=options.replace)
    if options.action == "remove":
        return remove(folder, options.reports)
    if options.action == "show":
        return show(folder, options.report)
    if options.action == "text":
        return text(folder, options.report)
    return check(folder) if options.action == "check" else listed(folder)


def listed(folder: Path) -> int:
    """Prints the name and title of each report; what cannot be read goes to standard error."""
    read, problems = _read(folder)
    for one in read.documents:
        print(f"{one.id}\t{one.title}")
    complain(problems)
    return _DONE


def text(folder: Path, name: str | None) -> int:
    """Prints a report's text, which quotes slice, as it is."""
    sys.stdout.write(_named(folder, name)[0].text)
    return _DONE


def show(folder: Path, name: str | None) -> int:
    """Prints what is known of a report, and what could not be found in it."""
    document, file = _named(folder, name)
    print(f"file: {shown(file.name)}")
    for line in particulars(document):
        print(line)
    return _DONE


def check(folder: Path) -> int:
    """Prints what is right and what needs mending in a folder; 1 where something does.

    Raises ReportError where nothing can be read.
    """
    read, problems = _read(folder)
    for document, file in zip(read.documents, read.files, strict=True):
        print(f"ok    {shown(file)}: {account(document)}")
        lacking = ", ".join(lacks(document))
        if lacking:
            print(f"note  {shown(file)}: it does not say its {lacking}")
    for problem in problems:
        print(f"MEND  {shown(problem.file)}: {problem.text}")
    return _NOT_ALL if problems else _DONE


def add(folder: Path, sources: Sequence[str], name: str | None, *, replace: bool) -> int:
    """Copies reports into a folder and prints what was read; 1 where one could not be added.

    A source is a file, a folder, whose reports are taken, or "-" for one report on standard input.
    """
    if not sources:
        raise ConfigError("name what to add: a file, a folder, or - for standard input.")
    if name is not None and (len(sources) > 1 or Path(sources[0]).is_dir()):
        raise ConfigError("--name is for one report.")
    if name is not None and Path(name).name != name:
        raise ConfigError(f"--name {name}: give a file's name without a folder.")
    if not folder.is_dir():
        raise ReportError(f"there is no folder {folder}; make it or set PEELBOT_CORPUS to another.")
    status = _DONE
    for source in sources:
        try:
            files = _files(source)
        except ReportError as error:
            print(f"peelbot: {error}", file=sys.stderr)
            status = _NOT_ALL
            continue
        for file in files:
            if isinstance(file, Problem):
                print(f"peelbot: {file}", file=sys.stderr)
                status = _NOT_ALL
            else:
                status = max(status, _add(folder, file, name, replace=replace))
    return status


def remove(folder: Path, names: Sequence[str]) -> int:
    """Deletes reports and what the manifest says of them."""
    if not names:
        raise ConfigError("name the reports to remove: peelbot corpus list names them.")
    for _, file in [_named(folder, name) for name in dict.fromkeys(names)]:
        take_out(file)
        print(f"removed {shown(str(file))}")
    return _DONE


def _files(source: str) -> Sequence[Path | Problem | None]:
    """The files of a source, None for standard input, and what of a folder is no report."""
    if source == "-":
        return [None]
    if not Path(source).is_dir():
        return [Path(source)]
    files, problems = reports_in(Path(source))
    if not files and not problems:
        raise ReportError(f"{source} holds no report.")
    return [*files, *problems]


def _add(folder: Path, file: Path | None, name: str | None, *, replace: bool) -> int:
    try:
        raw = file.read_bytes() if file else sys.stdin.buffer.read()
        called = name or (file.name if file else named_by_title(raw))
        place, document = put(raw, folder, called, replace=replace)
    except OSError as error:
        print(f"peelbot: cannot read {file or 'standard input'}: {error.strerror}", file=sys.stderr)
        return _NOT_ALL
    except ReportError as error:
        print(f"peelbot: {error}", file=sys.stderr)
        return _NOT_ALL
    print(f"added {shown(place.name)}: {account(document)}")
    lacking = ", ".join(lacks(document))
    if lacking:
        print(f"  it does not say its {lacking}")
    return _DONE


def _read(folder: Path) -> tuple[Read, tuple[Problem, ...]]:
    corpus = open_corpus(folder)
    with reading_bar() as told:
        read = corpus.read(told)
    return read, (*corpus.problems, *read.problems)


def _named(folder: Path, name: str | None) -> tuple[Document, Path]:
    read, problems = _read(folder)
    for document, file in zip(read.documents, read.files, strict=True):
        if name in (document.id, file):
            return document, folder / file
    complain(problems)
    known = ", ".join(document.id for document in read.documents)
    if name is None:
        raise ConfigError(f"name a report: there are {known}.")
    raise ConfigError(f"there is no report {name!r}; there are {known}.")
