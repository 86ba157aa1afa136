"""The pages that are kept for the next plan."""

from dataclasses import replace

import pytest

from bot.chat.sights.gallery import Gallery, NotDrawnError, Wanted
from bot.render.place.showing import Sight
from bot.reports.document import Document, Span

LOAM = Document("loam", "Loam", "A plan. Another plan.", ())
WANTED = Wanted(1, Span(LOAM, 0, 7), None)
SIGHT = Sight(b"<!doctype html>", "loam.html")


def test_a_page_is_there_once_it_has_been_put() -> None:
    gallery = Gallery()
    with pytest.raises(NotDrawnError) as missing:
        gallery.of(WANTED)
    assert missing.value.wanted is WANTED
    gallery.put(WANTED, SIGHT)
    assert gallery.of(WANTED) is SIGHT


def test_a_report_read_anew_is_the_same_and_another_quote_is_not() -> None:
    gallery = Gallery()
    gallery.put(WANTED, SIGHT)
    anew = replace(LOAM)
    assert anew != LOAM and gallery.of(Wanted(1, Span(anew, 0, 7), None)) is SIGHT
    for other in (Wanted(1, Span(LOAM, 8, 21), None), Wanted(2, Span(LOAM, 0, 7), None)):
        with pytest.raises(NotDrawnError):
            gallery.of(other)


def test_only_the_last_pages_are_kept() -> None:
    gallery = Gallery()
    each = [Wanted(number, Span(LOAM, 0, 7), None) for number in range(17)]
    for wanted in each:
        gallery.put(wanted, SIGHT)
    assert all(gallery.of(wanted) is SIGHT for wanted in each[1:])
    with pytest.raises(NotDrawnError):
        gallery.of(each[0])
