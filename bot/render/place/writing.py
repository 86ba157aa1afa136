"""A quote in its place, written to a file."""

from __future__ import annotations

from pathlib import Path

from bot.errors import StateError
from bot.render.place.showing import Sight

_KEPT = 20
"""Files that are left in a folder of the bot's own."""
_SAME = {".jpg": (".jpg", ".jpeg"), ".html": (".html", ".htm")}


def write(sight: Sight, file: Path) -> Path:
    """The file that was written: with the ending of what is in it, where it has another one.

    Raises StateError where it cannot be written.
    """
    suffix = Path(sight.name).suffix
    named = file if file.suffix.lower() in _SAME[suffix] else file.with_name(file.name + suffix)
    try:
        named.write_bytes(sight.content)
    except OSError as error:
        raise StateError(
            f"cannot write {named}: {error.strerror}. Choose another place."
        ) from error
    return named


def keep(sight: Sight, folder: Path) -> Path:
    """The file that was written in a folder, where only the last few are kept.

    Raises StateError where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = write(sight, folder / sight.name)
        files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for old in files[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise StateError(f"cannot use {folder}: {error.strerror}. Make it writable.") from error
    return written
