"""PDF: the pages of a file, read as they are laid out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bot.reports.formats.extract import Extract
from bot.reports.formats.pdf.fragments import fragments
from bot.reports.formats.pdf.grid import Fragment
from bot.reports.formats.pdf.paragraphs import lay_out
from bot.reports.formats.pdf.pdfium import Floats, Page, opened
from bot.reports.formats.pdf.ruled import Rule
from bot.reports.formats.pdf.running import Sheet
from bot.reports.formats.pdf.words import pieces
from bot.reports.formats.signature import refuse_foreign, refuse_web_page

_DOT = (1.5, 8.0)
"""Points across a drawn bullet."""
_FEW = 40
"""Words below which a page may be a picture with a stamp or a page number on it."""
_COVERED = 0.5
"""The share of a page that pictures cover where they are what it says."""
_UNLOADED = Sheet(595.0, 842.0, ())
"""A page that cannot be loaded counts as an empty one."""


def read(raw: bytes) -> Extract:
    """The reading text of a PDF with the offset of each page.

    Lines are joined to paragraphs, also over pages; running headers, footers and page numbers
    are dropped. PDFium serves one thread at a time. Raises ValueError where the file is locked,
    damaged, or a scan without text.
    """
    if b"%PDF-" not in raw[:1024]:
        refuse_foreign(raw)
        refuse_web_page(raw)
        raise ValueError("it is no PDF, or its start is cut off. Download it again.")
    with opened(raw) as document:
        pages = (Page.of(document, number) for number in range(len(document)))
        read = [_sheet(page) if page else (_UNLOADED, True) for page in pages]
    sheets = [sheet for sheet, _ in read]
    letters = "".join("".join(f.text for sheet in sheets for f in sheet.fragments).split())
    if not letters:
        raise ValueError(
            "it holds pictures of pages and no text. Run text recognition (OCR) over it first."
        )
    if sum(map(str.isalnum, letters)) * 2 < len(letters):
        raise ValueError(
            "its fonts do not say which letters they show. Print it anew or run OCR over it."
        )
    extract = lay_out(sheets)
    pictures = [number for number, (_, pictured) in enumerate(read, 1) if pictured]
    return replace(extract, unread=tuple(n for n in pictures if _is_blank(extract, n)))


def _is_blank(extract: Extract, page: int) -> bool:
    """Whether a page, counted from 1, says nothing: what is stamped on all pages is no text."""
    ends = (*extract.pages[1:], len(extract.text))
    return not extract.text[extract.pages[page - 1] : ends[page - 1]].strip()


def _sheet(page: Page) -> tuple[Sheet, bool]:
    """A page with what is set on it, and whether it is one that pictures may say the most of."""
    shapes = page.shapes()
    dots = _dots(shapes)
    found = tuple(_with_bullet(fragment, dots) for fragment in fragments(pieces(page)))
    few = sum(fragment.words for fragment in found) < _FEW
    sheet = Sheet(page.width, page.height, found, _rules(shapes))
    return sheet, few and page.pictured() > _COVERED


def _rules(shapes: Floats) -> tuple[Rule, ...]:
    rules = (Rule(*box) for box in shapes.tolist())
    return tuple(rule for rule in rules if rule.level or rule.upright)


def _dots(shapes: Floats) -> list[tuple[float, float]]:
    """The middles of shapes that are small and round or square: browsers print bullets so."""
    left, top, right, bottom = shapes.T
    wide, high = right - left, bottom - top
    small = (_DOT[0] < wide) & (wide < _DOT[1])
    shape = high / np.where(small, wide, 1.0)
    found = shapes[small & (shape > 0.7) & (shape < 1.4)]
    return [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in found.tolist()]


def _with_bullet(fragment: Fragment, dots: list[tuple[float, float]]) -> Fragment:
    """A fragment with a bullet before it where one is drawn close to its left."""
    for x, y in dots:
        beside = fragment.x0 - 2.5 * fragment.size < x < fragment.x0
        if beside and fragment.y - 0.8 * fragment.size < y < fragment.y:
            return replace(fragment, text=f"• {fragment.text}", x0=x)
    return fragment
