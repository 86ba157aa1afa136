"""Files that do harm where they can: damaged, endless, or far larger than they look."""

from __future__ import annotations

import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.conftest import BARSET

Make = Callable[[random.Random], bytes]


def hostile_files(number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many files with their names, the same for the same seed."""
    kinds = tuple(_KINDS.items())
    for place in range(number):
        (name, make), chance = kinds[place % len(kinds)], random.Random(f"{seed} {place}")
        yield f"{place} {name}", make(chance)


def pdf(text: str = BARSET, packed: bool = False) -> bytes:
    """A PDF of one page with a line of text for each of a text's."""
    shown = "".join(f"({line}) Tj T*\n" for line in text.replace("£", "GBP").splitlines())
    content = f"BT /F1 10 Tf 50 780 Td 12 TL\n{shown}ET".encode("latin-1", "replace")
    more = b""
    if packed:
        content, more = zlib.compress(content, 9), b"/Filter /FlateDecode "
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<" + more + b"/Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
    )
    whole, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Root 1 0 R/Size 6>>\n"
    return whole + end + b"startxref\n%d\n%%%%EOF" % len(whole)


def docx(body: bytes | None = None) -> bytes:
    """A Word file with a paragraph for each line of a text, or with another body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in BARSET.splitlines())
    if body is None:
        body = f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'.encode()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", body)
    return packed.getvalue()


def _damaged(make: Callable[[], bytes]) -> Make:
    def damage(chance: random.Random) -> bytes:
        content = bytearray(make())
        for _ in range(chance.choice((1, 5, 50))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        return bytes(content[: chance.choice((len(content), len(content) // 2))])

    return damage


def _entities(_: random.Random) -> bytes:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return docx(f'<!DOCTYPE w [<!ENTITY e0 "ha">{names}]><w>&e9;</w>'.encode())


def _kids(chance: random.Random) -> bytes:
    """Pages that are each other's children."""
    count = chance.choice((1, 2**31 - 1, -1))
    return pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R 3 0 R]/Count %d" % count)


_KINDS: dict[str, Make] = {
    "damaged.pdf": _damaged(pdf),
    "damaged.docx": _damaged(docx),
    "noise.pdf": lambda chance: b"%PDF-1.7\n" + chance.randbytes(20_000),
    "noise.txt": lambda chance: chance.randbytes(20_000),
    "bomb.pdf": lambda _: pdf("word " * 4_000_000, packed=True),
    "bomb.docx": lambda _: docx(b"<w>" + b"A" * (80 << 20)),
    "entities.docx": _entities,
    "circle.pdf": _kids,
    "nested.docx": lambda _: docx(b"<a>" * 50_000),
    "nested.html": lambda _: b"<div>" * 100_000 + BARSET.encode(),
    "table.html": lambda _: b"<table>" + b"<tr>" + b"<td rowspan=65000 colspan=1000>x" * 3_000,
    "nested.md": lambda _: b"> " * 20_000 + b"words\n" + b"[" * 20_000 + b"*" * 20_000,
    "line.txt": lambda chance: b"Good and " * chance.choice((10_000, 60_000)),
    "headings.txt": lambda _: b"How well does it do?\n\nGood\n\n" * 15_000,
    "dots.txt": lambda _: b"a.b.c.d.1.2,3. " * 30_000,
    "bullets.txt": lambda _: b"\xe2\x80\xa2 The force should\n" * 15_000,
    "wide.txt": lambda chance: (
        "\u0301" * 50_000 + "\u202e" + chr(chance.randrange(0xA0, 0x2FFF))
    ).encode("utf-16"),
    "mixed.txt": lambda _: docx(),
    "empty.pdf": lambda _: b"",
    "sound.pdf": lambda _: pdf(),
}
