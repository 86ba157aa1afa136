"""Word (.docx) files, their XML rendered to HTML and read as that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from xml.etree.ElementTree import Element

from bot.reports.formats.docx.package import Package
from bot.reports.formats.docx.styles import Styles, styles
from bot.reports.formats.extract import Extract
from bot.reports.formats.html.read import from_source
from bot.reports.formats.signature import refuse_foreign, refuse_web_page

_REMOVED = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "sdtEndPr"})
_BLOCKS = ("p", "tbl", "tr", "tc")
_MARKS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read(raw: bytes) -> Extract:
    """The reading text of a Word file: tracked changes accepted, contents lists left out.

    Footnotes stand at the end of the section that refers to them; numbers that Word counts
    itself are not part of the text. Raises ValueError where the file cannot be read.
    """
    if not raw.startswith(b"PK"):
        refuse_foreign(raw)
        refuse_web_page(raw)
        raise ValueError("it is no Word document. Open it in Word and save it as .docx.")
    package = Package(raw)
    main = package.main()
    body = package.read(main).find("body")
    if body is None:
        raise ValueError("it is an Office file but no Word document. Save it as .docx in Word.")
    sheet = styles(
        package.read(package.related(main, "styles")),
        package.read(package.related(main, "numbering")),
    )
    notes = {
        (kind, note.get("id")): note
        for kind in ("footnote", "endnote")
        for note in package.read(package.related(main, f"{kind}s")).iter(kind)
        if note.get("type", "normal") == "normal"
    }
    return from_source(_Page(sheet, notes).of(body))


class _Page:
    """Renders the paragraphs and tables of a body in order."""

    def __init__(self, sheet: Styles, notes: dict[tuple[str, str | None], Element]) -> None:
        self._styles = sheet
        self._notes = notes
        self._pending: list[Element] = []
        self._title = 0
        """1 where the file has a title, which puts the headings one level lower."""

    def of(self, body: Element) -> str:
        """The HTML of a body."""
        self._title = int(any(self._styles.role(p)[0] == "title" for p in body.iter("p")))
        return "".join([*self._blocks(body), *self._due_notes()])

    def _blocks(self, container: Element) -> Iterator[str]:
        for element in _nearest(container, *_BLOCKS):
            if element.tag == "p":
                yield from self._paragraph(element)
            elif element.tag == "tbl":
                yield from self._table(element)
            else:
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        role, level = self._styles.role(paragraph)
        heading = f"h{min(level + self._title, 6)}"
        tag = {"title": "h1", "heading": heading, "item": "li"}.get(role, "p")
        if level or self._is_bold(paragraph):
            yield from self._due_notes()
        if role != "contents":
            yield f"<{tag}>{self._said(paragraph)}</{tag}>"
        for run in _runs(paragraph):
            for box in _nearest(run, "txbxContent"):
                yield from self._blocks(box)

    def _due_notes(self) -> Iterator[str]:
        pending, self._pending = self._pending, []
        for note in pending:
            yield f"<p>{' '.join(map(self._said, note.iter('p')))}</p>"

    def _table(self, table: Element) -> Iterator[str]:
        rows = list(_nearest(table, "tr"))
        grid = [list(_nearest(row, "tc")) for row in rows]
        if self._is_layout(table, grid):
            for cell in (cell for row in grid for cell in row):
                yield from self._blocks(cell)
            return
        above: dict[int, str] = {}
        yield "<table>"
        for row, cells in zip(rows, grid, strict=True):
            heads = row.find("trPr/tblHeader") is not None or (
                row is rows[0] and self._reads_as_header(table, cells)
            )
            yield f"<tr>{''.join(self._cells(cells, 'th' if heads else 'td', above))}</tr>"
        yield "</table>"

    def _cells(self, cells: Sequence[Element], tag: str, above: dict[int, str]) -> Iterator[str]:
        """The cells of a row; one that goes on from above says the same again."""
        column = 0
        for cell in cells:
            merged = cell.find("tcPr/vMerge")
            text = "".join(f"<p>{self._said(p)}</p>" for p in cell.iter("p"))
            if merged is not None and merged.get("val", "continue") == "continue":
                text = above.get(column, text)
            above[column] = text
            span = _span(cell)
            yield f"<{tag} colspan={span}>{text}</{tag}>"
            column += span

    def _is_layout(self, table: Element, grid: list[list[Element]]) -> bool:
        """Whether a table only places text: one column, or headings or tables in its cells."""
        if max(map(len, grid), default=0) < 2 or any(t is not table for t in table.iter("tbl")):
            return True
        return any(self._styles.role(p)[0] in ("heading", "title") for p in table.iter("p"))

    def _reads_as_header(self, table: Element, cells: Sequence[Element]) -> bool:
        said = [p for cell in cells for p in cell.iter("p") if _lettered_runs(p)]
        return bool(said) and (all(map(self._is_bold, said)) or self._styles.heads_bold(table))

    def _is_bold(self, paragraph: Element) -> bool:
        runs = _lettered_runs(paragraph)
        return bool(runs) and all(self._styles.is_bold(paragraph, run) for run in runs)

    def _said(self, paragraph: Element) -> str:
        return "".join(self._run(paragraph, run) for run in _runs(paragraph))

    def _run(self, paragraph: Element, run: Element) -> str:
        text = escape("".join(_text(run))).replace("\n", "<br>")
        raised = run.find("rPr/vertAlign")
        if raised is not None and raised.get("val") == "superscript":
            text = f"<sup>{text}</sup>"
        for mark in _nearest(run, "footnoteReference", "endnoteReference"):
            note = self._notes.get((mark.tag.removesuffix("Reference"), mark.get("id")))
            self._pending.extend([note] if note is not None else [])
        return f"<b>{text}</b>" if text and self._styles.is_bold(paragraph, run) else text


def _nearest(container: Element, *tags: str) -> Iterator[Element]:
    """What is inside, down to elements with the tags and not into them.

    What was deleted, a contents list, and what only older programs show is passed over.
    """
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag not in _REMOVED and not _is_contents(child):
            yield from _nearest(child, *tags)


def _is_contents(element: Element) -> bool:
    gallery = element.find("sdtPr/docPartObj/docPartGallery")
    return gallery is not None and gallery.get("val") == "Table of Contents"


def _runs(paragraph: Element) -> Iterator[Element]:
    return (run for run in _nearest(paragraph, "r") if run.find("rPr/vanish") is None)


def _lettered_runs(paragraph: Element) -> list[Element]:
    return [r for r in _runs(paragraph) if any(map(str.isalnum, "".join(_text(r))))]


def _text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag == "br":
            yield "" if child.get("type") in ("page", "column") else "\n"
        else:
            yield _MARKS.get(child.tag, "")


def _span(cell: Element) -> int:
    span = cell.find("tcPr/gridSpan")
    value = span.get("val", "1") if span is not None else "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
