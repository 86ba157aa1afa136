"""PDF: the words of each page and where they stand; the only home of pypdfium2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ctypes import addressof, byref, c_double, c_int, create_string_buffer
from dataclasses import replace
from math import hypot
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]

from bot.reports.formats.extract import Extract
from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.pdf.paragraphs import lay_out
from bot.reports.formats.pdf.ruled import Rule
from bot.reports.formats.pdf.running import Sheet
from bot.reports.formats.shape import is_note_number
from bot.reports.formats.signature import refuse_foreign

_WIDE_GAP = 1.8
"""Em of space inside a line that part two columns or cells, not two words."""
_WORD_GAP = 0.25
"""Em of space that part two words."""
_SAME_LINE = 0.3
"""Em by which baselines on one line may differ."""
_SMALL = 0.86
"""Share of a line's size under which raised digits are the number of a note."""
_LONGEST_MARK = 3
"""Digits in the number of a note."""
_ORDINAL = frozenset("st nd rd th s t n r d h".split())
_SMALLEST = 1.0
"""Points; what is set smaller is hidden."""
_DOT = (1.5, 8.0)
"""Points across a drawn bullet."""
_WORD = re.compile(r"\S+|[^\S\n]")
"""What is set in one go; line ends are PDFium's own and no part of the page."""


def read(raw: bytes) -> Extract:
    """The reading text of a PDF with the offset of each page.

    Lines are joined to paragraphs, also over pages; running headers, footers and page numbers
    are dropped. PDFium serves one thread at a time. Raises ValueError where the file is locked,
    damaged, or a scan without text.
    """
    if b"%PDF-" not in raw[:1024]:
        refuse_foreign(raw)
        raise ValueError("it is no PDF, or its start is cut off. Download it again.")
    sheets = _sheets(raw)
    letters = [c for sheet in sheets for f in sheet.fragments for c in f.text if not c.isspace()]
    if not letters:
        raise ValueError(
            "it holds pictures of pages and no text. Run text recognition (OCR) over it first."
        )
    if sum(map(str.isalnum, letters)) * 2 < len(letters):
        raise ValueError(
            "its fonts do not say which letters they show. Print it anew or run OCR over it."
        )
    return lay_out(sheets)


def _sheets(raw: bytes) -> list[Sheet]:
    try:
        with pypdfium2.PdfDocument(raw) as document:
            return [_sheet(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ValueError("it is locked with a password. Save it without one.") from error
        raise ValueError("it is damaged or cut off. Download it again.") from error


def _sheet(document: Any, number: int) -> Sheet:
    """One page's fragments; a page that cannot be loaded counts as an empty one."""
    try:
        page = document[number]
        width, height = page.get_size()
        turn = _turn(pdfium.FPDFPage_GetRotation(page), width, height)
        drawn = list(_drawn(page, turn))
        dots = [((r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2) for r in drawn if _is_dot(r)]
        rules = tuple(rule for rule in drawn if rule.level or rule.upright)
        text = page.get_textpage()  # Held, for PDFium lets go of it with its last user.
        fragments = _fragments(_Print(text, turn).pieces())
        return Sheet(width, height, tuple(_with_bullet(f, dots) for f in fragments), rules)
    except pypdfium2.PdfiumError:
        return Sheet(595.0, 842.0, ())


def _turn(turned: int, width: float, height: float) -> tuple[float, ...]:
    """The map from PDF coordinates to points right and down from the shown top left corner.

    ``turned`` counts clockwise quarter turns; PDFium gives -1 for a turn that is none.
    """
    return {
        1: (0, 1, 0, 1, 0, 0),
        2: (-1, 0, width, 0, 1, 0),
        3: (0, -1, width, -1, 0, height),
    }.get(turned, (1, 0, 0, 0, -1, height))


class _Piece(NamedTuple):
    """A word, part of one or a space, all of it set in one type on one line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    upright: bool


def _drawn(page: Any, turn: tuple[float, ...]) -> Iterator[Rule]:
    """The boxes of drawn shapes."""
    for shape in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = shape.get_bounds()
        x, y = zip(_shown(turn, left, bottom), _shown(turn, right, top), strict=True)
        yield Rule(min(x), min(y), max(x), max(y))


def _is_dot(shape: Rule) -> bool:
    """Whether a drawn shape is small and round or square: browsers print a list's bullets so."""
    wide, high = shape.x1 - shape.x0, shape.y1 - shape.y0
    return _DOT[0] < wide < _DOT[1] and 0.7 < high / wide < 1.4


def _with_bullet(fragment: Fragment, dots: list[tuple[float, float]]) -> Fragment:
    """A fragment with a bullet before it where one is drawn close to its left."""
    for x, y in dots:
        beside = fragment.x0 - 2.5 * fragment.size < x < fragment.x0
        if beside and fragment.y - 0.8 * fragment.size < y < fragment.y:
            return replace(fragment, text=f"• {fragment.text}", x0=x)
    return fragment


def _shown(turn: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, e, c, d, f = turn
    return a * x + b * y + e, c * x + d * y + f


class _Print:
    """Asks PDFium what is set on a page, for a type's size and weight once a text object."""

    def __init__(self, text: Any, turn: tuple[float, ...]) -> None:
        self._text = text.raw
        self._turn = turn
        self._types: dict[int, tuple[float, bool, bool]] = {}
        """The size as shown, whether it is bold, and whether it reads level, of each object."""
        self._box = pdfium.FS_RECTF()
        self._x, self._y = c_double(), c_double()

    def pieces(self) -> Iterator[_Piece]:
        """Words and spaces in the file's order; letters one by one where a word's type changes."""
        places = range(pdfium.FPDFText_CountChars(self._text))
        said = "".join([_character(pdfium.FPDFText_GetUnicode(self._text, n)) for n in places])
        for word in _WORD.finditer(said):
            start, end = word.span()
            first = self._object(start)
            if end == start + 1 or first == self._object(end - 1):
                yield self._piece(word[0], start, end, first)
            else:
                for place, letter in enumerate(word[0], start):
                    yield self._piece(letter, place, place + 1, self._object(place))

    def _piece(self, text: str, start: int, end: int, number: int) -> _Piece:
        box, x, y = self._box, self._x, self._y
        pdfium.FPDFText_GetCharOrigin(self._text, start, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(self._text, end - 1, byref(box))
        left, line = _shown(self._turn, x.value, y.value)
        near, _ = _shown(self._turn, box.left, box.bottom)
        far, _ = _shown(self._turn, box.right, box.top)
        if number not in self._types:
            size, upright = self._scale(start)
            self._types[number] = size, self._is_bold(start), upright
        return _Piece(text, left, max(left, near, far), line, *self._types[number])

    def _object(self, place: int) -> int:
        """A number that the characters of one text object share."""
        pointer = pdfium.FPDFText_GetTextObject(self._text, place)
        return addressof(pointer.contents) if pointer else -place - 1

    def _scale(self, place: int) -> tuple[float, bool]:
        """The font's size times the text's scale, and whether the text runs to the right."""
        matrix = pdfium.FS_MATRIX()
        size: float = pdfium.FPDFText_GetFontSize(self._text, place)
        if not pdfium.FPDFText_GetMatrix(self._text, place, byref(matrix)):
            return round(size, 1), True
        a, b, _, c, d, _ = self._turn
        right, down = a * matrix.a + b * matrix.b, c * matrix.a + d * matrix.b
        return round(size * hypot(matrix.c, matrix.d), 1), right > 0 and abs(down) < 0.1 * right

    def _is_bold(self, place: int) -> bool:
        name = create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(self._text, place, name, 64, byref(c_int()))
        return any(weight in name.value.lower() for weight in (b"bold", b"black", b"heavy"))


def _character(code: int) -> str:
    """A character by what PDFium gives for it: 2 for a hyphen at the end of a line."""
    if code < 32:
        return "-" if code == 2 else "\n"
    return chr(code) if code < 0x110000 else "\ufffd"


def _fragments(pieces: Iterable[_Piece]) -> Iterator[Fragment]:
    """Runs of pieces on one line, parted at wide gaps; raised numbers of notes are left out."""
    run: list[_Piece] = []
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
        if run and piece.x0 - run[-1].x1 > _WORD_GAP * piece.size and run[-1].text != " ":
            run.append(piece._replace(text=" "))
        if run or piece.text != " ":
            run.append(piece)
    yield from _fragment(run)


def _parts(last: _Piece, piece: _Piece) -> bool:
    if (piece.x0, piece.x1, piece.y) == (last.x0, last.x1, last.y):
        return False  # A ligature: one glyph for several letters.
    size = max(last.size, piece.size)
    gap = piece.x0 - last.x1
    return abs(piece.y - last.y) > _SAME_LINE * size or gap > _WIDE_GAP * size or gap < -size


def _is_raised(last: _Piece, piece: _Piece) -> bool:
    """Whether a piece is a small raised number that follows a word, or the "th" of "18th"."""
    raised = 0 < last.y - piece.y < last.size and piece.size < _SMALL * last.size
    counts = piece.text in _ORDINAL and (last.text[-1].isdigit() or last.text in _ORDINAL)
    named = piece.text.isdigit() or counts
    return raised and named and abs(piece.x0 - last.x1) < last.size * 2


def _numbers(run: list[_Piece], piece: _Piece) -> bool:
    """Whether all that stands before a piece is the small raised number of a note, as at its
    head; one inside a line never gets so far."""
    if len(run) > _LONGEST_MARK or not all(p.text.isdigit() for p in run):
        return False
    if not run or run[-1].size >= _SMALL * piece.size:
        return False
    return 0 < piece.y - run[-1].y < piece.size and abs(piece.x0 - run[-1].x1) < piece.size


def _fragment(run: list[_Piece]) -> Iterator[Fragment]:
    text = "".join(piece.text for piece in run).strip()
    inked = [piece for piece in run if not piece.text.isspace()]
    if not text or not inked or not inked[0].upright:
        return
    sizes = sorted(piece.size for piece in inked for _ in piece.text)
    if sizes[0] < _SMALLEST:
        return
    worded = [piece.bold for piece in inked if any(map(str.isalnum, piece.text))]
    bold = bool(worded) and all(worded)
    yield Fragment(text, inked[0].x0, inked[-1].x1, inked[0].y, sizes[len(sizes) // 2], bold)
