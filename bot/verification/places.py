"""Where the pieces of a quotation stand in one text, in order and within a short reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.verification.folding import Folded, closes, fits, opens
from bot.verification.quotation import Piece

Range = tuple[int, int]
"""A half-open range of a text's raw characters."""
Ranges = tuple[Range, ...]

_REACH = {"left out": 400, "put in": 60, "joined": 0}
"""Characters that count which may stand between two pieces, by how they are joined."""
_MOST = 1000
"""Places of a piece that are looked at in one text."""
_PATHS = 50


def standing(pieces: Sequence[Piece], text: Folded) -> Iterator[Ranges]:
    """The raw ranges of all pieces, for each place in a text where they stand, in order."""
    paths: list[list[Range]] = [[found] for found in _all(pieces[0], text)]
    for before, piece in pairwise(pieces):
        reach = _REACH[piece.join]
        if before.closed or piece.opened:
            reach += 20
        paths = [
            [*path, found]
            for path in paths
            for found in _all(piece, text, path[-1][1], path[-1][1] + reach + len(piece.text))
        ]
        # Of several ways to the same place the shortest is enough.
        paths = list({path[-1]: path for path in paths}.values())[:_PATHS]
    for path in paths:
        yield tuple(text.range(*found) for found in path)


def _all(piece: Piece, text: Folded, low: int = 0, high: int | None = None) -> list[Range]:
    """The ranges of what counts at which a piece stands whole; its first letter may be great."""
    first, rest = piece.text[0].lower(), piece.text[1:]
    found: list[Range] = []
    at = text.text.find(rest, low + 1, high)
    while at > low and len(found) < _MOST:
        place = (at - 1, at + len(rest))
        if text.text[at - 1].lower() == first and _stands(piece, text, place):
            found.append(place)
        at = text.text.find(rest, at + 1, high)
    return found


def _stands(piece: Piece, text: Folded, place: Range) -> bool:
    start, end = text.range(*place)
    return (
        (piece.opened or opens(text.raw, start))
        and (piece.closed or closes(text.raw, end))
        and fits(piece.words, (0, len(piece.text)), text, place)
    )
