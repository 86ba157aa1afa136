"""PDF: the words of each page and where they stand; the only home of pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from bot.reports.formats.blocks import is_note_number
from bot.reports.formats.extract import Extract
from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.pdf.layout import Sheet
from bot.reports.formats.pdf.paragraphs import lay_out
from bot.reports.formats.signature import refuse_foreign

_WIDE_GAP = 1.8
"""Em of space inside a line that part two columns or cells, not two words."""
_WORD_GAP = 0.25
"""Em of space that part two words."""
_SAME_LINE = 0.3
"""Em by which baselines on one line may differ."""
_SMALL = 0.86
"""Share of a line's size under which raised digits are the number of a note."""
_SMALLEST = 1.0
"""Points; what is set smaller is hidden."""
_DOT = (1.5, 8.0)
"""Points across a drawn bullet."""
_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""


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
    import pypdfium2  # type: ignore[import-untyped, unused-ignore]

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error):
            raise ValueError("it is locked with a password. Save it without one.") from error
        raise ValueError("it is damaged or cut off. Download it again.") from error
    try:
        return [_sheet(document, number) for number in range(len(document))]
    finally:
        document.close()


def _sheet(document: Any, number: int) -> Sheet:
    """One page's fragments; a page that cannot be loaded counts as an empty one."""
    import pypdfium2
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet(595.0, 842.0, ())
    width, height = page.get_size()
    turn = _turn(pdfium.FPDFPage_GetRotation(page.raw), width, height)
    fragments = list(_fragments(_Glyphs(text, turn)))
    dots = _dots(page, turn)
    text.close()
    page.close()
    return Sheet(width, height, tuple(_with_bullet(f, dots) for f in fragments))


def _turn(turned: int, width: float, height: float) -> tuple[float, ...]:
    """The map from PDF coordinates to points right and down from the shown top left corner.

    ``turned`` counts clockwise quarter turns; PDFium gives -1 for a turn that is none.
    """
    return {
        1: (0, 1, 0, 1, 0, 0),
        2: (-1, 0, width, 0, 1, 0),
        3: (0, -1, width, -1, 0, height),
    }.get(turned, (1, 0, 0, 0, -1, height))


@dataclass(frozen=True, slots=True)
class _Glyph:
    character: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    upright: bool


def _dots(page: Any, turn: tuple[float, ...]) -> list[tuple[float, float]]:
    """Where small drawn shapes stand: browsers print a list's bullets so."""
    import pypdfium2.raw as pdfium

    found = []
    edges = [c_float() for _ in range(4)]
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, place)
        if not drawn or pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, edges)):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if _DOT[0] < right - left < _DOT[1] and 0.7 < (top - bottom) / (right - left) < 1.4:
            found.append(_shown(turn, (left + right) / 2, (top + bottom) / 2))
    return found


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


class _Glyphs:
    """Reads glyphs off PDFium's text page; asks for font and size once a text object."""

    def __init__(self, text: Any, turn: tuple[float, ...]) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._text = text.raw
        self._turn = turn
        self._objects: dict[int, tuple[float, bool, bool]] = {}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = c_double(), c_double()

    def __iter__(self) -> Iterator[_Glyph]:
        """The glyphs in the file's order, without the line ends that PDFium puts in."""
        for place in range(self._pdfium.FPDFText_CountChars(self._text)):
            code = self._pdfium.FPDFText_GetUnicode(self._text, place)
            if code >= 32:
                yield self._glyph(place, chr(code) if code < 0x110000 else "\ufffd")
            elif code == _HYPHEN:
                yield self._glyph(place, "-")

    def _glyph(self, place: int, character: str) -> _Glyph:
        box, x, y = self._box, self._x, self._y
        self._pdfium.FPDFText_GetCharOrigin(self._text, place, byref(x), byref(y))
        self._pdfium.FPDFText_GetLooseCharBox(self._text, place, byref(box))
        left, line = _shown(self._turn, x.value, y.value)
        near, far = (
            _shown(self._turn, box.left, box.bottom)[0],
            _shown(self._turn, box.right, box.top)[0],
        )
        size, bold, upright = self._set(place)
        return _Glyph(character, left, max(left, near, far), line, size, bold, upright)

    def _set(self, place: int) -> tuple[float, bool, bool]:
        """The size as shown, whether it is bold, and whether it reads level."""
        pointer = self._pdfium.FPDFText_GetTextObject(self._text, place)
        number = cast(pointer, c_void_p).value or -place - 1
        if number not in self._objects:
            size, upright = self._scale(place)
            self._objects[number] = size, self._is_bold(place), upright
        return self._objects[number]

    def _scale(self, place: int) -> tuple[float, bool]:
        """The font's size times the text's scale, and whether the text runs to the right."""
        matrix = self._pdfium.FS_MATRIX()
        size: float = self._pdfium.FPDFText_GetFontSize(self._text, place)
        if not self._pdfium.FPDFText_GetMatrix(self._text, place, byref(matrix)):
            return round(size, 1), True
        a, b, _, c, d, _ = self._turn
        right, down = a * matrix.a + b * matrix.b, c * matrix.a + d * matrix.b
        return round(size * hypot(matrix.c, matrix.d), 1), right > 0 and abs(down) < 0.1 * right

    def _is_bold(self, place: int) -> bool:
        name = create_string_buffer(64)
        self._pdfium.FPDFText_GetFontInfo(self._text, place, name, 64, byref(c_int()))
        return any(weight in name.value.lower() for weight in (b"bold", b"black", b"heavy"))


def _fragments(glyphs: _Glyphs) -> Iterator[Fragment]:
    """Runs of glyphs on one line, parted at wide gaps; raised numbers of notes are left out."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and _is_raised(run[-1], glyph):
            said = "".join(g.character for g in run[-8:])
            if is_note_number(glyph.character, said):
                run[-1] = replace(run[-1], x1=glyph.x1)
            else:
                run.append(replace(glyph, y=run[-1].y, size=run[-1].size))
            continue
        if run and _parts(run[-1], glyph):
            yield from _fragment(run)
            run = []
        if run and glyph.x0 - run[-1].x1 > _WORD_GAP * glyph.size and run[-1].character != " ":
            run.append(replace(glyph, character=" "))
        if run or glyph.character != " ":
            run.append(glyph)
    yield from _fragment(run)


def _parts(last: _Glyph, glyph: _Glyph) -> bool:
    if (glyph.x0, glyph.x1, glyph.y) == (last.x0, last.x1, last.y):
        return False  # A ligature: one glyph for several letters.
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    return abs(glyph.y - last.y) > _SAME_LINE * size or gap > _WIDE_GAP * size or gap < -size


def _is_raised(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph is a small raised digit that follows a word."""
    raised = 0 < last.y - glyph.y < last.size and glyph.size < _SMALL * last.size
    return raised and glyph.character.isdigit() and abs(glyph.x0 - last.x1) < last.size * 2


def _fragment(run: list[_Glyph]) -> Iterator[Fragment]:
    text = "".join(glyph.character for glyph in run).strip()
    inked = [glyph for glyph in run if not glyph.character.isspace()]
    if not text or not inked or not inked[0].upright:
        return
    sizes = sorted(glyph.size for glyph in inked)
    if sizes[0] < _SMALLEST:
        return
    letters = [glyph for glyph in inked if glyph.character.isalnum()]
    bold = bool(letters) and all(glyph.bold for glyph in letters)
    yield Fragment(text, inked[0].x0, inked[-1].x1, inked[0].y, sizes[len(sizes) // 2], bold)
