"""Which files are what they were, told by their stamps, so that a start reads none of them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path

from bot.reports.corpus import digest_of
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
        self._known = known
        self._met: dict[str, tuple[Stamp, int, str]] = {}

    @classmethod
    def read(cls, file: Path) -> Stamps:
        """Those that were saved; none where they are missing or damaged."""
        known = {}
        try:
            table = json.loads(file.read_bytes())
            known = {path: (list(s), int(at), str(d)) for path, (s, at, d) in table.items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.warning("the saved %s is damaged (%s); reading all reports", file, error)
        return cls(file, known)

    def digest(self, file: Path) -> str:
        """The SHA-256 of a file, which is not read where its stamp is known.

        Raises OSError where it cannot be read.
        """
        found = file.stat()
        stamp = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
        path = str(file.absolute())
        known = self._known.get(path)
        if not known or known[0] != stamp or max(stamp[1:3]) > known[1] - _GRAIN:
            known = stamp, time.time_ns(), digest_of(file)
        self._met[path] = known
        return known[2]

    def save(self) -> None:
        """Keep what was met; where that cannot be, the next start takes longer."""
        if self._met == self._known:
            return
        try:
            with replacing(self._file) as stream:
                stream.write(json.dumps(self._met).encode())
        except OSError as error:
            _log.debug("cannot save %s (%s)", self._file, error)
