from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.formats.docx.read import read
from tests.reports.formats.invariants import blocks, check, check_bytes, refused
from tests.reports.formats.word import W, listed, p, r, tbl, word, zipped

BOLD = "<w:b/>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("---x")}</w:footnote>
<w:footnote w:id="2">{p(" Data to March 2022.")}</w:footnote></w:footnotes>"""

PRISON = word(
    p("Report on an unannounced inspection of HMP Northshire", style="Title"),
    p("3–14 May 2022"),
    p("Introduction", "<w:r><w:tab/></w:r>", "3", style="TOC1"),
    p("Summary", style="H1"),
    p("HMP Northshire holds ", "1,220 men.", NOTE, " It is a local prison."),
    tbl(
        ["Healthy prison outcome", "2019", "2022"],
        ["Safety", "Poor", "Reasonably good"],
        ["Respect", "Good", "Not sufficiently good"],
        header=True,
    ),
    p("Safety", style="H1"),
    p("Not sufficiently good"),
    p("Early days in custody", style="Own"),
    p("Reception was busy and prisoners waited too long.", properties=listed(2, 1)),
    p(r("Recommendations", BOLD)),
    p("The governor should:", properties=listed(1, 0)),
    p("staff reception fully; and", properties=listed(1, 1)),
    p("publish waiting times.", style="Bullets"),
    footnotes=FOOTNOTES,
)


def of(*body: str) -> list[tuple[str, str]]:
    extract = read(word(*body))
    check(extract)
    return blocks(extract)


def test_prison_report() -> None:
    extract = read(PRISON)
    check(extract)
    assert blocks(extract) == [
        ("h1", "Report on an unannounced inspection of HMP Northshire"),
        ("label", "3–14 May 2022"),
        ("h2", "Summary"),
        ("paragraph", "HMP Northshire holds 1,220 men. It is a local prison."),
        ("item", "Healthy prison outcome: Safety; 2019: Poor; 2022: Reasonably good"),
        ("item", "Healthy prison outcome: Respect; 2019: Good; 2022: Not sufficiently good"),
        ("paragraph", "Data to March 2022."),
        ("h2", "Safety"),
        ("label", "Not sufficiently good"),
        ("h3", "Early days in custody"),
        ("paragraph", "Reception was busy and prisoners waited too long."),
        ("h4", "Recommendations"),
        ("item", "The governor should:"),
        ("item", "staff reception fully; and"),
        ("item", "publish waiting times."),
    ]


def test_headings_by_outline_and_without_a_title() -> None:
    assert of(p("One", style="H1"), p("Three", style="Deep"), p("Text.", style="Loop")) == [
        ("h1", "One"),
        ("h3", "Three"),
        ("paragraph", "Text."),
    ]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["<w:del>" + r("old ") + "</w:del>", "<w:ins>" + r("new") + "</w:ins>"], "new"),
        ([r("seen"), r("hidden", "<w:vanish/>")], "seen"),
        (["<w:hyperlink>" + r("link") + "</w:hyperlink>", " text"], "link text"),
        (["a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"], "a b c"),
        (["no", "<w:r><w:noBreakHyphen/></w:r>", "break"], "no-break"),
        (["co", "<w:r><w:softHyphen/></w:r>", "operate"], "cooperate"),
        (["<w:r><w:instrText>PAGE</w:instrText></w:r>", "7 men"], "7 men"),
        (["officers", r("12", '<w:vertAlign w:val="superscript"/>'), " left"], "officers left"),
        (["40 km", r("2", '<w:vertAlign w:val="superscript"/>')], "40 km2"),
    ],
)
def test_runs(runs: list[str], expected: str) -> None:
    assert of(p(*runs)) == [("paragraph", expected)]


def test_areas_in_body_type_stand_under_their_section() -> None:
    body = [p("Leadership", style="H1"), p("Words."), p("Areas for improvement"), p("Plan.")]
    assert of(*body, p("Causes of concern"), p("Results", style="H1"))[2:] == [
        ("h2", "Areas for improvement"),
        ("paragraph", "Plan."),
        ("h2", "Causes of concern"),
        ("h1", "Results"),
    ]


def test_footnotes_stand_at_the_end_of_their_section() -> None:
    head = p("Head", NOTE, style="H1")
    body = [head, p("One."), p("Two."), p(r("Bold heading", BOLD)), p("Three.")]
    assert blocks(read(word(*body, footnotes=FOOTNOTES))) == [
        ("h1", "Head"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("paragraph", "Data to March 2022."),
        ("h2", "Bold heading"),
        ("paragraph", "Three."),
    ]


def test_a_note_in_a_heading_row_is_read_once() -> None:
    head = [f"<w:tc>{p(r(text, BOLD), NOTE)}</w:tc>" for text in ("Shift", "Staff")]
    found = blocks(read(word(tbl(head, ["Day", "12"]), footnotes=FOOTNOTES)))
    assert found == [("item", "Shift: Day; Staff: 12"), *[("paragraph", "Data to March 2022.")] * 2]


def test_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = f"<w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback>"
    anchored = f"<w:r><w:AlternateContent>{both}</w:AlternateContent></w:r>"
    assert of(p("Beside.", anchored)) == [("paragraph", "Beside."), ("paragraph", "In the box.")]


def test_content_controls_are_read_and_contents_lists_are_not() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('List')}</w:sdtContent></w:sdt>"
    )
    control = f"<w:sdt><w:sdtContent>{p('Text.')}</w:sdtContent></w:sdt>"
    assert of(contents, control) == [("paragraph", "Text.")]


def test_tables() -> None:
    start = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Day")}</w:tc>'
    more = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("None")}</w:tc>'
    head = [f"<w:tc>{p(r(text, BOLD))}</w:tc>" for text in ("Shift", "Staff")]
    assert of(tbl(head, [start, "12"], [more, "14"], [wide])) == [
        ("item", "Shift: Day; Staff: 12"),
        ("item", "Shift: Day; Staff: 14"),
        ("item", "None"),
    ]
    styled = tbl(["Shift", "Staff"], ["Day", "12"]).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
    )
    assert of(styled) == [("item", "Shift: Day; Staff: 12")]
    boxed = f"<w:tc>{p('Areas for improvement', style='H2')}{p('Do this.')}</w:tc>"
    assert of(tbl([boxed])) == [("h2", "Areas for improvement"), ("paragraph", "Do this.")]
    assert of(tbl(["Safe", "Good"], ["Caring", "Outstanding"])) == [
        ("item", "Safe: Good"),
        ("item", "Caring: Outstanding"),
    ]


def test_refuses_with_the_mend() -> None:
    assert "old Word .doc file" in refused(read, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "no Word document" in refused(read, b"Plain text.")
    assert "damaged or cut off" in refused(read, PRISON[: len(PRISON) // 2])
    assert "no Word document" in refused(read, zipped({"xl/workbook.xml": "<x/>"}))
    assert "XML is damaged" in refused(read, zipped({"word/document.xml": "<w:document>"}))
    assert "holds no text" in refused(read, word(p("")))
    sheet = zipped({"word/document.xml": f"<w:wb {W}/>"})
    assert "no Word document" in refused(read, sheet)


def test_refuses_bombs() -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    assert "document type" in refused(read, zipped({"word/document.xml": entities}))
    deep = f"<w:document {W}>" + "<w:sdt>" * 5000
    assert "nests too deeply" in refused(read, zipped({"word/document.xml": deep}))
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as f:
        for _ in range(65):
            f.write(b" " * 1024 * 1024)
    assert "64 MB" in refused(read, target.getvalue())


FRAGMENTS = (
    p("Good"),
    p("• Text", style="H1"),
    p("x", properties=listed(1, 0)),
    tbl(["a", "b"]),
    r("Loose"),
    NOTE,
    *("<w:p>", "</w:p>", "<w:tc>", "</w:tc>", "<w:tr>", "<w:sdt/>"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_any_body_holds_the_invariants(parts: list[str]) -> None:
    check_bytes(read, word(*parts))


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PRISON)))
def test_any_bytes_hold_the_invariants(raw: bytes, place: int) -> None:
    check_bytes(read, raw)
    check_bytes(read, PRISON[:place] + raw + PRISON[place + len(raw) :])
