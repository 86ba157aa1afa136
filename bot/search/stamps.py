"""Which files are what they were, told by their stamps, so that a start reads none of them."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.reports.corpus import Corpus
from bot.search.files import replacing

_log = logging.getLogger(__name__)

_GRAIN = 2_000_000_000
"""Nanoseconds within which a file could be written twice under one stamp, on the coarsest of file
systems; a file written so shortly before it was read is read again (as git does with its index)."""

Stamp = list[int]
"""Size, time of the last writing and of the last change in nanoseconds, number of the file."""


class Stamps:
    """The digests of files by their stamps, kept from one start to the next."""

    def __init__(self, file: Path, known: Mapping[str, tuple[Stamp, int, str]]) -> None:
        """``known``: by path, a file's stamp, when it was read in nanoseconds, its digest."""
        self._file = file
        self._known = dict(known)
        self._changed = False

    @classmethod
    def read(cls, file: Path) -> Stamps:
        """Those that were saved; none where they are missing or damaged."""
        try:
            table = json.loads(file.read_bytes())
            known = {path: (list(s), int(at), str(d)) for path, (s, at, d) in table.items()}
        except FileNotFoundError:
            known = {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.warning("the saved %s is damaged (%s); reading all reports", file, error)
            known = {}
        return cls(file, known)

    def of(self, corpus: Corpus) -> dict[str, str]:
        """For each file of a corpus, by name, what tells its report from any other state of it.

        A file whose stamp is known is not read. Raises ReportError where one cannot be read.
        """
        found = {}
        paths = set()
        for path in corpus.paths:
            name = str(path)
            paths.add(name)
            told = f"{path.name}\0{self._digest(corpus, path)}\0{_entry(corpus, path)}"
            found[path.name] = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
        self._forget_others(paths)
        return found

    def save(self) -> None:
        """Write what is new, where that is possible: without it the next start takes longer."""
        if not self._changed:
            return
        try:
            with replacing(self._file) as stream:
                stream.write(json.dumps(self._known).encode())
        except OSError as error:
            _log.debug("cannot save %s (%s)", self._file, error)

    def _digest(self, corpus: Corpus, path: Path) -> str:
        stamp = corpus.stamp(path)
        known = self._known.get(str(path))
        if known and known[0] == stamp and max(stamp[1], stamp[2]) < known[1] - _GRAIN:
            return known[2]
        now = time.time_ns()
        digest = hashlib.blake2b(corpus.raw(path), digest_size=16).hexdigest()
        self._known[str(path)] = stamp, now, digest
        self._changed = True
        return digest

    def _forget_others(self, paths: set[str]) -> None:
        gone = set(self._known) - paths
        self._changed = self._changed or bool(gone)
        self._known = {path: known for path, known in self._known.items() if path in paths}


def _entry(corpus: Corpus, path: Path) -> str:
    entry: Mapping[str, Any] = corpus.entries.get(path.name, {})
    return json.dumps(entry, sort_keys=True, default=str)
