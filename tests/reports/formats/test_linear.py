"""Reading takes time in proportion to size, also where a file repeats one thing without end."""

from itertools import repeat
from pathlib import PurePath
from time import process_time

import pytest

from bot.reports.formats import reader
from tests.reports.formats.invariants import blocks

SIZE = 4_000
"""Bytes of the smaller file."""
LARGER = 20
BOUND = 60
"""Times that the larger file may take: twenty are linear, a square would be four hundred."""

ENDLESS = [
    ("r.txt", "", "The force has a plan, and it works well. "),
    ("r.txt", "", "x"),
    ("r.txt", "", "It’s the force’s own plan.\n"),
    ("r.txt", "", "It has a plan that covers the next four years of its work and\n"),
    ("r.txt", "", "Areas for improvement on 3 May 2022: Good "),
    ("r.html", "", "<p>A <b>plan</b></p>"),
    ("r.html", "", "<div>A plan"),
    ("r.html", "", "<ul><li>A plan"),
    ("r.html", "", "<span>A plan"),
    ("r.html", "", "<br>"),
    ("r.html", "<h2>Plan</h2>", "<li><a href='/x'>A plan</a>"),
    ("r.html", "<div>", "<span class=rating>Good</span>"),
    ("r.html", "<table>", "<tr><td>A<td>plan"),
    ("r.html", "<table><tr>", "<td>plan"),
    ("r.md", "", "A plan. "),
    ("r.md", "", "- A plan\n"),
    ("r.md", "", "[^"),
]


def seconds(name: str, start: str, part: str, size: int) -> float:
    raw = (f"Plan{start}" + part * (size // len(part))).encode()
    took = []
    for read in repeat(reader(PurePath(name)), 2):
        begun = process_time()
        read(raw)
        took.append(process_time() - begun)
    return min(took)


@pytest.mark.parametrize(("name", "start", "part"), ENDLESS)
def test_time_grows_with_size(name: str, start: str, part: str) -> None:
    small = seconds(name, start, part, SIZE)
    assert seconds(name, start, part, SIZE * LARGER) < BOUND * small + 0.01


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "section", "b"])
def test_an_unclosed_page_keeps_its_text(tag: str) -> None:
    page = "".join(f"<{tag}>Plan {n}." for n in range(3000))
    found = " ".join(text for _, text in blocks(reader(PurePath("r.html"))(page.encode())))
    assert all(f"Plan {n}." in found for n in range(0, 3000, 100))
