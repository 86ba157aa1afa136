"""Writes a site's pages into a folder: all of them, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ConfigError
from bot.render.site.names import INDEX
from bot.render.site.shell import GENERATOR

_HEAD = 400
"""Bytes within which a page says what wrote it."""


def publish(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Writes each page by its name, and gives the names of earlier pages that it took away.

    All are written beside the others first and then renamed, the index last, so that a reader sees
    each page old or new and whole. Only pages that an export wrote are replaced or taken away.

    Raises ConfigError, and leaves the folder as it was, where it is none, cannot be written, or
    holds a file of another origin under the name of a page.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        taken = [name for name in pages if (folder / name).exists() and not _ours(folder / name)]
        if taken:
            what = f"{folder / taken[0]} is there already and no export wrote it"
            raise ConfigError(f"{what}; name another folder.")
        _replace(folder, pages)
        stale = sorted(f.name for f in folder.glob("*.html") if f.name not in pages and _ours(f))
        for name in stale:
            (folder / name).unlink()
        return tuple(stale)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        where = f"{error.filename}: a file is in the way"
        raise ConfigError(f"{where}; name a folder to export to.") from error
    except OSError as error:
        raise ConfigError(f"cannot write {error.filename or folder}: {error.strerror}.") from error


def _replace(folder: Path, pages: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory(dir=folder, prefix=".peelbot-") as name:
        beside = Path(name)
        for page, html in pages.items():
            (beside / page).write_text(html, encoding="utf-8", newline="\n")
        for page in sorted(pages, key=lambda page: page == INDEX):
            (beside / page).replace(folder / page)


def _ours(file: Path) -> bool:
    """Whether an export wrote a file."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return GENERATOR.encode() in stream.read(_HEAD)
