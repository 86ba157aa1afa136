"""Writes small Word files, part by part, with the standard library."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="H2"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>
<w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table"/>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is not yet XML becomes a run."""
    inner = "".join(run if run.startswith("<w:") else r(run) for run in runs)
    mark = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{mark}{properties}</w:pPr>{inner}</w:p>"


def listed(number: int, level: int) -> str:
    """Paragraph properties of a list entry."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tbl(*rows: list[str], header: bool = False) -> str:
    """A table of plain cells; a cell given as XML stands as it is."""
    xml = ""
    for place, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and place == 0 else ""
        cells = (c if c.startswith("<w:tc>") else f"<w:tc>{p(c)}</w:tc>" for c in row)
        xml += f"<w:tr>{mark}{''.join(cells)}</w:tr>"
    return f"<w:tbl>{xml}</w:tbl>"


def word(*body: str, **parts: str) -> bytes:
    """A Word file with a body and any of footnotes, endnotes, styles and numbering."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    document = f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
            ),
            "word/document.xml": document,
            **{f"word/{name}.xml": xml for name, xml in parts.items()},
        }
    )


def zipped(files: dict[str, str]) -> bytes:
    """A zip of text files."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return target.getvalue()
