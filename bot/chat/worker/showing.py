"""Has the pages drawn that plans ask for, away from the loop and from the thread of the plans."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field

from bot.chat.botapi.outcomes import FloodedError
from bot.chat.sights.gallery import Gallery, Wanted
from bot.render.place.drawing import Artist
from bot.render.place.showing import show

_LOG = logging.getLogger(__name__)

_AT_ONCE = 4
_WAIT = 0.5
"""Seconds after which what has to wait asks again; it holds no place meanwhile."""


@dataclass(frozen=True)
class Showing:
    """Draws pages, a few at once."""

    gallery: Gallery
    artist: Artist = field(default_factory=Artist)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def bring(self, wanted: Wanted) -> None:
        """Once it is done, the gallery has the page; raises FloodedError where it has to wait."""
        if self.turns.locked():
            raise FloodedError(_WAIT)
        async with self.turns:
            began = time.monotonic()
            sight = await asyncio.to_thread(show, wanted.span, wanted.file, self.artist)
            self.gallery.put(wanted, sight)
        told: dict[str, object] = {"update": wanted.update_id, "marked": sight.marked}
        told |= {"picture": sight.is_picture, "ms": round((time.monotonic() - began) * 1000)}
        _LOG.info("page drawn", extra=told)

    def close(self) -> None:
        """Ends the process that draws."""
        self.artist.end()
