"""Reports go into a folder whole, and out of it with their entry."""

from pathlib import Path

import pytest

from bot.curation.shelving import named_by_title, put, take_out, without_entry
from bot.errors import ReportError
from tests.reports.formats.paper import pdf, prose

MANIFEST = """# All reports

[[report]]
file = "a.txt"
force = "Loam"  # as it is called

# The newest.
[[report]]
file = "b.txt"
year = 2016

[notes]
by = "hand"
"""


def test_a_report_is_put_there_as_it_is(tmp_path: Path) -> None:
    raw = b"Loam\n\nIt has a plan."
    place, document = put(raw, tmp_path, "loam.txt")
    assert (place, place.read_bytes(), document.title) == (tmp_path / "loam.txt", raw, "Loam")
    assert [path.name for path in tmp_path.iterdir()] == ["loam.txt"]


def test_what_cannot_be_read_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"cannot read cut\.pdf: it is damaged or cut off"):
        put(pdf(prose("Words"))[:60], tmp_path, "cut.pdf")
    with pytest.raises(ReportError, match=r"a\.doc: give it a name that ends in one of \.docx"):
        put(b"Words.", tmp_path, "a.doc")
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_the_name_is_replaced_only_when_told(tmp_path: Path) -> None:
    put(b"It has a plan.", tmp_path, "a.txt")
    put(b"It has a plan.", tmp_path, "a.txt")
    with pytest.raises(ReportError, match="is there already and differs; --replace"):
        put(b"It has none.", tmp_path, "a.txt")
    place, _ = put(b"It has none.", tmp_path, "a.txt", replace=True)
    assert place.read_bytes() == b"It has none."


def test_a_name_from_the_title() -> None:
    assert named_by_title(b"Loam: PEEL 2016/17\n\nIt has a plan.") == "loam-peel-2016-17.txt"


def test_a_report_goes_with_its_entry(tmp_path: Path) -> None:
    put(b"It has a plan.", tmp_path, "b.txt")
    (tmp_path / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    take_out(tmp_path / "b.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.toml"]
    left = (tmp_path / "manifest.toml").read_text(encoding="utf-8")
    assert left == MANIFEST.replace('[[report]]\nfile = "b.txt"\nyear = 2016\n\n', "")


def test_what_is_written_by_hand_stays() -> None:
    assert without_entry(MANIFEST, "c.txt") == MANIFEST
    assert without_entry("broken = [", "a.txt") == "broken = ["
    assert "as it is called" not in without_entry(MANIFEST, "a.txt")
    assert "# All reports" in without_entry(MANIFEST, "a.txt")
