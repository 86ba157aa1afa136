"""What ``peelbot verify`` prints: verdicts on quotations, and what codes stand for."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.errors import ConfigError, ReportError
from bot.render import verdicts
from bot.render.notice import Page
from bot.render.terminal import show_page
from bot.reports.document import Document
from bot.reports.formats import SUFFIXES, reader
from bot.reports.formats.signature import ending_of
from bot.reports.formats.text import decode
from bot.reports.named import named
from bot.reports.single import document
from bot.verification.checker import Checker
from bot.verification.quoted import quotations, worth_checking

_ALL_RIGHT, _NOT_ALL = 0, 1
_SOURCES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")
"""Endings of files whose own text may set quotations apart."""


def run(options: Namespace, checker: Checker) -> int:
    """Prints the verdicts; 0 where all that is checked stands word for word, else 1.

    Raises ConfigError where the options do not fit, QuotationError where there is nothing to check.
    """
    if options.code is not None:
        return _code(options.code, checker, as_json=options.json)
    among = reports(checker.documents, options.report)
    if options.file is not None:
        return _file(options.file, checker, among, as_json=options.json)
    verdict = checker.check(options.quote, among)
    _print(verdicts.to_object(verdict), verdicts.page(verdict), as_json=options.json)
    return _ALL_RIGHT if verdict.status == "word_for_word" else _NOT_ALL


def fitting(options: Namespace) -> None:
    """Raises ConfigError unless one thing is to be checked."""
    given = [options.quote, options.file, options.code]
    if sum(value is not None for value in given) != 1:
        raise ConfigError('give a quotation, or --file, or --code: peelbot verify "THE QUOTATION"')
    if options.code is not None and options.report is not None:
        raise ConfigError("--report is for quotations: a code says itself which report it is of.")


def reports(documents: Sequence[Document], name: str | None) -> tuple[Document, ...]:
    """The reports of a name; none for None. Raises ConfigError where no report is called so."""
    if name is None:
        return ()
    found = named(documents, name)
    if not found or not name.strip():
        raise ConfigError(f"no report is called {name!r}: peelbot corpus list names them.")
    return found


def _code(code: str, checker: Checker, *, as_json: bool) -> int:
    found = checker.resolve(code)
    _print(verdicts.resolved_object(code, found), verdicts.resolved(found), as_json=as_json)
    return _ALL_RIGHT if found.spans else _NOT_ALL


def _file(name: str, checker: Checker, among: Sequence[Document], *, as_json: bool) -> int:
    text, source = _read(name)
    spans = quotations(text, source)
    checked = [checker.check(span.text, among) for span in worth_checking(spans)]
    found = {
        "quotations": [verdicts.to_object(verdict) for verdict in checked],
        "shorter": len(spans) - len(checked),
    }
    _print(found, verdicts.table(checked, len(spans) - len(checked)), as_json=as_json)
    right = checked and all(verdict.status == "word_for_word" for verdict in checked)
    return _ALL_RIGHT if right else _NOT_ALL


def _read(name: str) -> tuple[Document, str]:
    """What a file says, and its own characters where it is text; ``-`` is standard input."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        file = Path(name) if name != "-" else Path(f"standard-input{ending_of(raw)}")
        if file.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            raise ReportError(f"{name}: only files that end in one of {kinds} are read.")
        source = decode(raw) if file.suffix.lower() in _SOURCES else ""
        return document(file, reader(file)(raw), {}), source
    except OSError as error:
        raise ConfigError(f"cannot read {name}: {error.strerror}.") from error
    except ValueError as error:
        raise ReportError(f"cannot read {name}: {error}") from error


def _print(found: dict[str, object], page: Page, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, allow_nan=False))
    else:
        show_page(page, sys.stdout)
