"""Writes small PDFs by hand: set lines at given places, in Courier, whose widths are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

_LIGATURE = {"ﬁ": "\x01"}


@dataclass(frozen=True)
class Set:
    """A line of type: its left end and baseline in points from the page's top left."""

    text: str
    x: float = 72
    y: float = 72
    size: float = 10
    bold: bool = False

    @property
    def width(self) -> float:
        """Every Courier character is 0.6 em wide."""
        return 0.6 * self.size * len(self.text)


def prose(text: str, x: float = 72, y: float = 72, size: float = 10, wide: int = 75) -> list[Set]:
    """A paragraph wrapped to a number of characters, 1.2 em from line to line."""
    lines = wrap(text, wide, break_long_words=False)
    return [Set(line, x, y + 1.2 * size * n, size) for n, line in enumerate(lines)]


def below(lines: Sequence[Set], gap: float = 12) -> float:
    """The baseline of a line that leaves a gap under others."""
    return max(line.y + 1.2 * line.size for line in lines) + gap


def bold(lines: Iterable[Set]) -> list[Set]:
    """The same lines in bold."""
    return [replace(line, bold=True) for line in lines]


# Drawing that shows a page upright, by the clockwise turn that the page dictionary asks for.
_TURNS = {
    0: b"1 0 0 1 0 0 cm",
    90: b"0 1 -1 0 842 0 cm",
    180: b"-1 0 0 -1 595 842 cm",
    270: b"0 -1 1 0 0 595 cm",
}


def pdf(*pages: Iterable[Set], encrypt: bytes = b"", turned: int = 0, draw: bytes = b"") -> bytes:
    """A PDF file of A4 pages; ``encrypt`` is the body of an encryption dictionary.

    ``turned`` pages are set sideways and turned back by the viewer; ``draw`` is put on each.
    """
    box = b"595 842" if turned % 180 == 0 else b"842 595"
    encoding = b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi]>>"
    fonts = [
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding %s>>" % (name, encoding)
        for name in (b"Courier", b"Courier-Bold")
    ]
    contents = [b"\n".join([_TURNS[turned], draw, *map(_show, page)]) for page in pages]
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        *fonts,
        b"<<%s>>" % encrypt,
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F0 3 0 R/F1 4 0 R>>>>>>" % (box, turned, 7 + 2 * n)
        )
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, b"/Encrypt 5 0 R/ID[<00><00>]" if encrypt else b"")


def _show(line: Set) -> bytes:
    text = "".join(_LIGATURE.get(c, c) for c in line.text).encode("cp1252")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    place = b"%g %g Td (%s) Tj ET" % (line.x, 842 - line.y, text)
    return b"BT /F%d %g Tf " % (line.bold, line.size) + place


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(out))
    )
