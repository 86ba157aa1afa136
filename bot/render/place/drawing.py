"""Pages drawn by a process of its own: both ends of it.

PDFium reads what anybody may have written; a file that brings it down must not end the bot.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from dataclasses import asdict
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from bot.render.place.picture import Picture, draw
from bot.reports import apart
from bot.reports.apart import Apart, CrashedError, SlowError
from bot.reports.formats.pdf.pdfium import Page, opened
from bot.reports.marks.marking import Sought, marks

_SECONDS = 10.0
"""After which a page is given up."""
_MEMORY = 2 << 30
"""Bytes that the process may take."""
_CRASHED = "it brings down the program that draws it"
_SLOW = f"drawing it takes more than {_SECONDS:.0f} seconds"


class Artist:
    """Draws pages, one at a time; may be used from many threads."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._apart = Apart("bot.render.place.drawing", seconds)
        self._lock = Lock()

    def __enter__(self) -> Artist:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.end()

    def draw(self, file: Path, sought: Sought) -> Picture:
        """The page that a quote stands on; raises ValueError, saying why, where there is none."""
        with self._lock:
            try:
                return _picture(self._apart.ask([os.fsdecode(file.absolute()), asdict(sought)]))
            except SlowError as error:
                raise ValueError(_SLOW) from error
            except (CrashedError, TypeError, KeyError) as error:
                self._apart.end()
                raise ValueError(_CRASHED) from error

    def end(self) -> None:
        """Ends the process."""
        with self._lock:
            self._apart.end()


def _picture(answer: Any) -> Picture:
    if isinstance(answer, str):
        raise ValueError(answer)
    content = b64decode(answer["content"])
    return Picture(**{**answer, "content": content, "pages": tuple(answer["pages"])})


def drawn(file: Path, sought: Sought) -> Picture:
    """The same in this process."""
    with opened(file) as document:
        page_of = lru_cache(16)(partial(Page.of, document))
        found = marks(page_of, sought)
        return draw(page_of, found, sought.pages[0])


def _draw(work: Any) -> object:
    file, quote = work
    try:
        picture = drawn(Path(file), Sought(**{**quote, "starts": tuple(quote["starts"])}))
    except ValueError as error:
        return str(error) or _CRASHED
    except Exception:  # whatever a hostile file brings about ends here
        return _CRASHED
    return {**asdict(picture), "content": b64encode(picture.content).decode()}


def _bound() -> None:
    """Limits the memory of this process, where the system can."""
    if find_spec("resource") is not None:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    _bound()
    apart.serve(_draw)
