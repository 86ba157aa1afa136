"""The pieces of a web page in reading order, and which of them are lists of links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bot.reports.formats.blocks import Flow
from bot.reports.formats.extract import Extract
from bot.reports.formats.furniture import is_aside, is_phrase
from bot.reports.formats.shape import clean

Links = Literal["none", "elsewhere", "here"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (level 1 to 6), paragraph or list item, and where all its text links to."""

    what: Literal["heading", "paragraph", "item"]
    text: str
    level: int = 0
    links: Links = "none"


def lay_out(found: Sequence[Piece]) -> Extract:
    """The pieces that belong to the report, as blocks. Raises ValueError where none do."""
    flow = Flow()
    for piece in _without_link_lists(found):
        if is_phrase(clean(piece.text)):
            continue
        if piece.what == "heading":
            flow.heading(piece.text, piece.level)
        elif piece.what == "item":
            flow.item(piece.text)
        else:
            flow.paragraph(piece.text)
    return flow.extract()


def _without_link_lists(found: Sequence[Piece]) -> list[Piece]:
    """Drop breadcrumbs, contents lists, and headings with nothing but links to elsewhere."""
    first = next((i for i, piece in enumerate(found) if piece.what == "heading"), 0)
    kept = [piece for piece in found[:first] if piece.links == "none"]
    aside = False
    for links, group in groupby(found[first:], lambda p: p.what != "heading" and p.links):
        run = list(group)
        if links in (False, "none"):
            aside = False
        elif kept and kept[-1].what == "heading" and is_aside(clean(kept[-1].text)):
            kept.pop()
            aside = True
        contents = links == "here" and len(run) > 1
        if not aside and not contents:
            kept.extend(run)
    return kept
