"""Marks held against PDFium's own text of their rectangles."""

from pathlib import Path

import pytest

from scripts.page_check import judged, main
from tests.reports.formats.paper import Set, pdf, prose

TEXT = (
    "The roof of the school has been mended with care. Nothing else has been done in the year, "
    "and nothing else is planned for the next one."
)


def test_the_totals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "loam.pdf").write_bytes(pdf(prose(TEXT)))
    off = Set("This is cut off at the edge of the paper.", 450, 300)
    (tmp_path / "more" / "quorn.pdf").write_bytes(pdf([*prose(TEXT), off]))
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4")
    assert main(tmp_path) == 0
    said = capsys.readouterr()
    unmarked, *totals = said.out.splitlines()
    assert unmarked == f"unmarked: quorn.pdf, page 1: {off.text!r}"
    assert totals[:3] == [
        "sentences 5 of 5, marked exactly 4 (80.0%)",
        "of these in the cells of a row 0",
        "unmarked 1, wrong 0",
    ]
    assert "bad.pdf" in said.err


@pytest.mark.parametrize(
    ("sentence", "said", "outcome"),
    [
        ("A well-known plan.", ["A well-\r\n", "known plan."], "exact"),
        ("Its resources.", ["Its re\x02", "sources."], "exact"),
        ("Its re-sources.", ["Its resources."], "wrong"),
        ("Leaders: Good", ["Leaders", "Good"], "row"),
        ("Leaders: Good", ["Leaders", "Good "], "row"),
        ("Leaders: Good", ["Leaders", "Goods"], "wrong"),
        ("A \ufb01ne plan.", ["A fine", "plan."], "exact"),
        ("A fine plan.", ["A fine plan"], "wrong"),
    ],
)
def test_a_sentence_is_held_against_all_that_is_marked(
    sentence: str, said: list[str], outcome: str
) -> None:
    assert judged(sentence, said) == outcome
