"""The runs of letters that spell a quote, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reports.marks.letters import Run

_BETWEEN_CELLS = frozenset(":;–")
"""What the readers of tables write between cells where no other mark stands."""
_FARTHEST = 60
"""Runs beyond which one that is passed over costs no more."""
_BACK = 80
"""What it costs to go on with a run that stands earlier in the file."""
_NOT_LEVEL = 5
"""What it costs to go on with a cell that is not level."""
_ROW = 2.0
"""Heights of a line by which the cells of a row may be apart at most."""
_MOST = 20_000
"""Steps after which a page is given up on which too much may be meant."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: half-open, in characters of its key."""

    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """Pieces that spell a quote, and how far they are from standing in one go; 0 for that."""

    cost: int
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> tuple[int, int]:
        """Where it begins, in the order of the file."""
        return self.pieces[0].run, self.pieces[0].start


def spellings(key: str, runs: Sequence[Run], *, whole: tuple[bool, bool]) -> list[Spelt]:
    """Every place where a key is spelt, the best way for each, in the order of the file.

    All but the first and the last run are used whole, or from behind their bullet. ``whole``:
    whether the key begins, and whether it ends, with a whole word. Empty where too much may be
    meant.
    """
    search = _Search(key, runs, whole)
    try:
        found = [spelt for start in search.starts() if (spelt := search.best(start))]
    except RecursionError:  # hundreds of runs of a letter each
        return []
    found.sort(key=lambda spelt: (spelt.cost, spelt.first))
    kept: list[Spelt] = []
    taken: set[int] = set()
    for spelt in found:
        used = {
            piece.run << 16 | n for piece in spelt.pieces for n in range(piece.start, piece.end)
        }
        if not used & taken:
            kept.append(spelt)
            taken |= used
    return [] if search.tired else sorted(kept, key=lambda spelt: spelt.first)


class _Search:
    """Looks for the cheapest way on from each place, once."""

    def __init__(self, key: str, runs: Sequence[Run], whole: tuple[bool, bool]) -> None:
        self._key = key
        self._runs = runs
        self._whole_start, self._whole_end = whole
        self._known: dict[tuple[int, int], Spelt | None] = {}
        self._steps = 0
        self._beginning: dict[str, list[tuple[int, int]]] = {}
        """The runs, and from where in them, by the first character."""
        for number, run in enumerate(runs):
            for at in {0, run.after_marker} if run.after_marker < len(run.key) else {0}:
                if run.key:
                    self._beginning.setdefault(run.key[at], []).append((number, at))

    @property
    def tired(self) -> bool:
        """Whether it was given up."""
        return self._steps > _MOST

    def starts(self) -> Iterator[Piece]:
        """The ends of runs, or parts of one, that the key may begin with."""
        for number, run in enumerate(self._runs):
            at = run.key.find(self._key[0])
            while at >= 0:
                piece = self._fitting(number, at, 0)
                if piece and (at in run.starts or not self._whole_start):
                    yield piece
                at = run.key.find(self._key[0], at + 1)

    def best(self, piece: Piece) -> Spelt | None:
        """The cheapest spelling that begins with a piece."""
        return self._after(piece, piece.end - piece.start)

    def _fitting(self, number: int, at: int, place: int) -> Piece | None:
        """As much of a run from a place in it as the key goes on with, if it is all of either."""
        run, left = self._runs[number], len(self._key) - place
        text = run.key[at : at + left]
        if not text or not self._key.startswith(text, place):
            return None
        end = at + len(text)
        cut = len(text) == left and end < len(run.key)
        if cut and self._whole_end and end not in run.starts and run.key[end].isalnum():
            return None
        return Piece(number, at, end)

    def _after(self, piece: Piece, place: int) -> Spelt | None:
        """The cheapest spelling of the key from a piece on, which ends at a place in the key."""
        if place == len(self._key):
            return Spelt(0, (piece,))
        known = (piece.run, place)
        if known not in self._known:
            ways = () if self.tired else self._ways(piece, place)
            self._known[known] = min(ways, key=lambda way: way.cost, default=None)
        way = self._known[known]
        return Spelt(way.cost, (piece, *way.pieces)) if way else None

    def _ways(self, piece: Piece, place: int) -> Iterator[Spelt]:
        """How the key goes on behind a piece, and behind a mark that no page shows."""
        yield from self._onward(piece, place, cells=False)
        if self._key[place] in _BETWEEN_CELLS:
            yield from self._onward(piece, place + 1, cells=True)

    def _onward(self, piece: Piece, place: int, *, cells: bool) -> Iterator[Spelt]:
        for number, at in self._beginning.get(self._key[place : place + 1], ()):
            self._steps += 1
            apart = _cells_apart(piece.run, number, at, self._runs) if cells else 0
            if number == piece.run or apart is None:
                continue
            following = self._fitting(number, at, place)
            way = self._after(following, place + following.end - at) if following else None
            if way:
                yield Spelt(way.cost + apart + _jump(piece.run, number), way.pieces)


def _cells_apart(before: int, after: int, at: int, runs: Sequence[Run]) -> int | None:
    """What it costs to go from a cell to the next one of its row; None where it is none.

    They are level; or the first has several lines, of which the next one in the file is near; or
    they are items of a list in one cell.
    """
    one, other = runs[before], runs[after]
    (top, bottom), (other_top, other_bottom) = one.level, other.level
    if one.sheet != other.sheet:
        return None
    gap = max(top, other_top) - min(bottom, other_bottom)
    if gap < 0:
        return 1
    near = after == before + 1 and other.left > one.left and gap <= _ROW * (bottom - top)
    item = (after == before + 1 and at > 0) or (after == before + 2 and runs[before + 1].is_bullet)
    return 1 + _NOT_LEVEL if near or item else None


def _jump(before: int, after: int) -> int:
    """What it costs to go from one run to another."""
    if after > before:
        return min(after - before - 1, _FARTHEST)
    return _BACK + min(before - after, _FARTHEST)
