"""Word (.docx) files, read from their XML with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bot.reports.formats.blocks import Flow
from bot.reports.formats.docx.package import Package
from bot.reports.formats.docx.styles import Styles, styles
from bot.reports.formats.extract import Extract
from bot.reports.formats.rows import Cell, joined, lines
from bot.reports.formats.shape import clean, is_heading, is_note_number
from bot.reports.formats.signature import refuse_foreign
from bot.reports.labels import is_label

_REMOVED = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "sdtEndPr"})
_MARKS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read(raw: bytes) -> Extract:
    """The reading text of a Word file: tracked changes accepted, contents lists left out.

    Footnotes stand at the end of the section that refers to them; numbers that Word counts
    itself are not part of the text. Raises ValueError where the file cannot be read.
    """
    if not raw.startswith(b"PK"):
        refuse_foreign(raw)
        raise ValueError("it is no Word document. Open it in Word and save it as .docx.")
    package = Package(raw)
    main = package.main()
    root = package.read(main)
    body = root.find("body") if root is not None else None
    if body is None:
        raise ValueError("it is an Office file but no Word document. Save it as .docx in Word.")
    sheet = styles(
        package.read(package.related(main, "styles")),
        package.read(package.related(main, "numbering")),
    )
    notes = {
        kind: _notes(package.read(package.related(main, f"{kind}s")), kind)
        for kind in ("footnote", "endnote")
    }
    return _Body(sheet, notes).over(body)


def _notes(part: Element | None, kind: str) -> dict[str, Element]:
    if part is None:
        return {}
    return {n.get("id", ""): n for n in part.iter(kind) if n.get("type", "normal") == "normal"}


@dataclass(slots=True)
class _Said:
    """What the runs of a paragraph say."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    bold: int = 0
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes anchored in the paragraph."""

    @property
    def text(self) -> str:
        return "".join(self.parts)


class _Body:
    """Lays the paragraphs and tables of a body out in order."""

    def __init__(self, sheet: Styles, notes: dict[str, dict[str, Element]]) -> None:
        self._styles = sheet
        self._notes = notes
        self._flow = Flow()
        self._pending: list[Element] = []
        self._level = 0
        self._title = 0
        """1 where the file has a title, which puts the headings one level lower."""

    def over(self, body: Element) -> Extract:
        """The extract of a body."""
        roles = (self._styles.role(p)[0] for p in body.iter("p"))
        self._title = 1 if "title" in roles else 0
        self._blocks(body)
        self._write_notes()
        return self._flow.extract()

    def _blocks(self, container: Element) -> None:
        for element in _inside(container):
            if element.tag == "p":
                self._paragraph(element)
            elif element.tag == "tbl":
                self._table(element)
            elif not _is_contents(element):
                self._blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        said = self._said(paragraph)
        role, level = self._styles.role(paragraph)
        if role in ("title", "heading"):
            self._level = level + (self._title if role == "heading" else 0)
            self._heading(said, self._level)
        elif role == "item":
            self._flow.item(said.text)
        elif role == "paragraph" and said.size and _is_bold_heading(said):
            self._heading(said, self._level + 1)
        elif role == "paragraph":
            self._flow.paragraph(said.text)
        self._pending.extend(said.notes)
        for box in said.boxes:
            self._blocks(box)

    def _heading(self, said: _Said, level: int) -> None:
        if said.size:
            self._write_notes()
            self._flow.heading(said.text, level)

    def _write_notes(self) -> None:
        pending, self._pending = self._pending, []
        for note in pending:
            self._flow.paragraph(" ".join(self._said(p).text for p in note.iter("p")))

    def _table(self, table: Element) -> None:
        rows = [row for row in _inside(table) if row.tag == "tr"]
        grid = [[c for c in _inside(row) if c.tag == "tc"] for row in rows]
        if self._is_layout(table, grid):
            for cell in (cell for row in grid for cell in row):
                self._blocks(cell)
            return
        for line in lines(self._cells(table, rows, grid)):
            self._flow.item(line)

    def _is_layout(self, table: Element, grid: list[list[Element]]) -> bool:
        """Whether a table only places text: one column, or headings or tables in its cells."""
        if max(map(len, grid), default=0) < 2 or any(t is not table for t in table.iter("tbl")):
            return True
        return any(self._styles.role(p)[0] in ("heading", "title") for p in table.iter("p"))

    def _cells(
        self, table: Element, rows: list[Element], grid: list[list[Element]]
    ) -> list[list[Cell]]:
        above: dict[int, str] = {}
        found: list[list[Cell]] = []
        for place, (row, cells) in enumerate(zip(rows, grid, strict=True)):
            said = [[self._said(p) for p in cell.iter("p")] for cell in cells]
            header = row.find("trPr/tblHeader") is not None or (
                place == 0 and self._reads_as_header(table, said)
            )
            found.append([])
            column = 0
            for cell, paragraphs in zip(cells, said, strict=True):
                text = joined([t for s in paragraphs if (t := clean(s.text))])
                merged = cell.find("tcPr/vMerge")
                if merged is not None and merged.get("val", "continue") == "continue":
                    text = above.get(column, text)
                above[column] = text
                span = _span(cell)
                found[-1].append(Cell(text, header, span))
                column += span
                self._pending.extend(note for s in paragraphs for note in s.notes)
        return found

    def _reads_as_header(self, table: Element, row: list[list[_Said]]) -> bool:
        paragraphs = [said for cell in row for said in cell if said.size]
        bold = all(said.bold == said.size for said in paragraphs)
        return bool(paragraphs) and (bold or self._styles.heads_bold(table))

    def _said(self, paragraph: Element) -> _Said:
        said = _Said()
        for run in _runs(paragraph):
            if run.find("rPr/vanish") is None:
                self._say(paragraph, run, said)
        return said

    def _say(self, paragraph: Element, run: Element, said: _Said) -> None:
        text = "".join(_text(run))
        raised = run.find("rPr/vertAlign")
        if raised is not None and raised.get("val") == "superscript":
            text = "" if is_note_number(text.strip(), said.text) else text
        size = sum(map(str.isalnum, text))
        said.parts.append(text)
        said.size += size
        said.bold += size if self._styles.is_bold(paragraph, run) else 0
        for element in _descend(run):
            if element.tag == "txbxContent":
                said.boxes.append(element)
            elif element.tag in ("footnoteReference", "endnoteReference"):
                note = self._notes[element.tag[: -len("Reference")]].get(element.get("id", ""))
                said.notes.extend([note] if note is not None else [])


def _inside(container: Element) -> Iterator[Element]:
    """The blocks, rows or cells of a container, also those in content controls and insertions."""
    for child in container:
        if child.tag in ("p", "tbl", "tr", "tc"):
            yield child
        elif child.tag not in _REMOVED and not _is_contents(child):
            yield from _inside(child)


def _is_contents(element: Element) -> bool:
    gallery = element.find("sdtPr/docPartObj/docPartGallery")
    return gallery is not None and gallery.get("val") == "Table of Contents"


def _runs(container: Element) -> Iterator[Element]:
    """The runs of a paragraph, also those in links, fields and insertions, but in no text box."""
    for child in container:
        if child.tag == "r":
            yield child
        elif child.tag not in _REMOVED:
            yield from _runs(child)


def _descend(run: Element) -> Iterator[Element]:
    """What is inside a run, down to a text box but not into it, without repeated fallbacks."""
    for child in run:
        if child.tag not in _REMOVED:
            yield child
            if child.tag != "txbxContent":
                yield from _descend(child)


def _text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag == "br":
            yield "" if child.get("type") in ("page", "column") else "\n"
        else:
            yield _MARKS.get(child.tag, "")


def _is_bold_heading(said: _Said) -> bool:
    line = clean(said.text)
    return said.bold == said.size and not is_label(line) and is_heading(line)


def _span(cell: Element) -> int:
    span = cell.find("tcPr/gridSpan")
    value = span.get("val", "1") if span is not None else "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
