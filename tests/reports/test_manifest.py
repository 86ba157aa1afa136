"""Entries of a manifest, right and wrong."""

import pytest

from bot.reports.manifest import read_manifest


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("report = 3", "write each report as a [[report]] table."),
        ("[[report]]\n", 'a [[report]] lacks its file = "NAME".'),
        ('[[report]]\nfile="a.txt"\nyer=1', "a.txt has 'yer'; known are file, id, title, "),
        ('[[report]]\nfile="a.txt"\nyear="x"', "year of a.txt must be a whole number."),
        ('[[report]]\nfile="a.txt"\npublished="x"', "must be a date like 2015-10-20."),
    ],
)
def test_what_is_wrong_is_named(text: str, complaint: str) -> None:
    _, (problem,) = read_manifest(text.encode())
    assert complaint in problem.text


def test_the_rest_of_a_wrong_entry_stays() -> None:
    entries, problems = read_manifest(b'[[report]]\nfile="a.txt"\nyear="x"\nforce="Loam"\n')
    assert entries == {"a.txt": {"file": "a.txt", "force": "Loam"}}
    assert len(problems) == 1


def test_a_manifest_that_is_no_utf8_is_named() -> None:
    entries, (problem,) = read_manifest(b"\xff\xfe")
    assert (entries, problem.partly) == ({}, True)
    assert problem.text.endswith("Mend it as TOML in UTF-8.")
