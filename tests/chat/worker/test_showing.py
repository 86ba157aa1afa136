"""Pages drawn away from the loop."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.botapi.outcomes import FloodedError
from bot.chat.sights.gallery import Gallery, Wanted
from bot.chat.worker.showing import Showing
from bot.reports.document import Block, Document, Kind, Span

LOAM = Document("loam", "Loam", "A plan.", (Block(Kind.PARAGRAPH, 0, 7),))
WANTED = Wanted(1, Span(LOAM, 0, 7), None)


def test_a_page_is_in_the_gallery_once_it_has_been_brought() -> None:
    gallery = Gallery()
    showing = Showing(gallery)
    asyncio.run(showing.bring(WANTED))
    showing.close()
    assert b"A plan.</mark>" in gallery.of(WANTED).content


def test_what_has_to_wait_for_others_holds_no_place() -> None:
    async def main() -> None:
        showing = Showing(Gallery())
        for _ in range(4):
            await showing.turns.acquire()
        with pytest.raises(FloodedError):
            await showing.bring(WANTED)

    asyncio.run(main())
