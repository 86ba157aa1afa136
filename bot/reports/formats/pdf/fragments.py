"""Joins the words of a PDF page to the fragments of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.pdf.words import SMALL, WIDE_GAP, WORD_GAP, Piece
from bot.reports.formats.shape import is_note_number

_SAME_LINE = 0.3
"""Em by which baselines on one line may differ."""
_LONGEST_MARK = 3
"""Digits in the number of a note."""
_ORDINAL = frozenset("st nd rd th s t n r d h".split())
_SMALLEST = 1.0
"""Points; what is set smaller is hidden."""


def fragments(pieces: Iterable[Piece]) -> Iterator[Fragment]:
    """Runs of pieces on one line, parted at wide gaps; raised numbers of notes are left out."""
    run: list[Piece] = []
    for piece in pieces:
        if run and piece.text == " " and 0 < run[-1].y - piece.y < run[-1].size:
            piece = piece._replace(y=run[-1].y, size=run[-1].size)  # One behind a raised letter.
        if run and _is_raised(run[-1], piece):
            said = "".join(p.text for p in run[-8:])
            if is_note_number(piece.text, said):
                run[-1] = run[-1]._replace(x1=piece.x1)
            else:
                run.append(piece._replace(y=run[-1].y, size=run[-1].size))
            continue
        if _numbers(run, piece):
            piece, run = piece._replace(x0=run[0].x0), []
        if run and _parts(run[-1], piece):
            yield from _fragment(run)
            run = []
        if run and piece.x0 - run[-1].x1 > WORD_GAP * piece.size and run[-1].text != " ":
            run.append(piece._replace(text=" "))
        if run or piece.text != " ":
            run.append(piece)
    yield from _fragment(run)


def _parts(last: Piece, piece: Piece) -> bool:
    if (piece.x0, piece.x1, piece.y) == (last.x0, last.x1, last.y):
        return False  # A ligature: one glyph for several letters.
    size = max(last.size, piece.size)
    gap = piece.x0 - last.x1
    return abs(piece.y - last.y) > _SAME_LINE * size or gap > WIDE_GAP * size or gap < -size


def _is_raised(last: Piece, piece: Piece) -> bool:
    """Whether a piece is a small raised number that follows a word, or the "th" of "18th"."""
    if not (0 < last.y - piece.y < last.size and piece.size < SMALL * last.size):
        return False
    word = last.text.rpartition(" ")[2]
    counts = piece.text in _ORDINAL and (last.text[-1].isdigit() or word in _ORDINAL)
    named = piece.text.isdigit() or counts
    return named and abs(piece.x0 - last.x1) < last.size * 2


def _numbers(run: list[Piece], piece: Piece) -> bool:
    """Whether all that stands before a piece is the small raised number of a note, as at its
    head; one inside a line never gets so far."""
    if len(run) > _LONGEST_MARK or not all(p.text.isdigit() for p in run):
        return False
    if not run or run[-1].size >= SMALL * piece.size:
        return False
    return 0 < piece.y - run[-1].y < piece.size and abs(piece.x0 - run[-1].x1) < piece.size


def _fragment(run: list[Piece]) -> Iterator[Fragment]:
    text = "".join([piece.text for piece in run]).strip()
    inked = [piece for piece in run if not piece.text.isspace()]
    if not text or not inked or not inked[0].upright:
        return
    size = _middle_size(inked)
    if size is None:
        return
    worded = [piece.bold for piece in inked if any(map(str.isalnum, piece.text))]
    bold = bool(worded) and all(worded)
    yield Fragment(text, inked[0].x0, inked[-1].x1, inked[0].y, size, bold)


def _middle_size(inked: list[Piece]) -> float | None:
    """The median size over all letters; None where some are too small to be seen."""
    if min(piece.size for piece in inked) < _SMALLEST:
        return None
    first = inked[0].size
    if all(piece.size == first for piece in inked):
        return first
    sizes = sorted(piece.size for piece in inked for letter in piece.text if not letter.isspace())
    return sizes[len(sizes) // 2]
