"""Pages as a person has them, in a browser on a phone and on a desk."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.publishing.export import site
from bot.render.links import fragment
from bot.render.site.page import page
from bot.render.site.sentences import name
from bot.reports.document import Document, Kind, Span
from bot.reports.inspection import inspect
from tests.render.site.chromium import DESK, PHONE, Browser
from tests.render.site.conftest import Site
from tests.render.site.material import report, span

pytestmark = pytest.mark.slow

SAID = "Staff like the new <radio> & its range."
ENDS = "The budget is well-run, safe & sound; all else, it says, is not. It is well-run. It is so."
FILLER = "Each paragraph says something else about the service and what it does. " * 4


def long(place: str = "Coastshire", grade: str = "Good", day: str = "1 March 2020") -> Document:
    """A report of many screens."""
    lines = [
        (Kind.HEADING, 1, f"Inspection of {place} Police"),
        (Kind.LABEL, 0, f"Inspected {day}"),
        (Kind.HEADING, 2, "Overall"),
        (Kind.LABEL, 0, grade),
    ]
    for part in range(1, 9):
        lines.append((Kind.HEADING, 2, f"How well does it do part {part}?"))
        lines.append((Kind.LABEL, 0, "Adequate"))
        lines += [(Kind.PARAGRAPH, 0, f"{FILLER}This is part {part}.{n}.") for n in range(4)]
    lines.append((Kind.PARAGRAPH, 0, ENDS))
    lines[25:25] = [(Kind.PARAGRAPH, 0, f"It answers calls. {SAID} {FILLER}")]
    title = f"Inspection of {place} Police"
    id = place.lower()
    return report(tuple(lines), id=id, title=title, published=None)


SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
SEEN = """(() => {{
    const box = document.querySelector({0!r}).getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
}})()"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = "document.activeElement.textContent.trim()"


@SIZES
def test_a_page_opens_at_the_quote_and_marks_exactly_it(
    tab: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    document = long()
    file = tmp_path / "page.html"
    file.write_text(page(document, span(document, SAID)), encoding="utf-8")
    tab.open(file.as_uri(), size)
    assert tab.run("[...document.querySelectorAll('mark')].map(m => m.textContent)") == [SAID]
    assert tab.run(SEEN.format("mark"))
    assert tab.run("scrollY") > size[1]
    assert tab.run("document.activeElement.id") == "quote"
    assert tab.run(WIDE) == 0
    assert tab.requests() == [file.as_uri()]
    tab.run("scrollTo(0, 0)")
    tab.drawn()
    assert tab.run(SEEN.format(".go"))


@SIZES
def test_a_citations_address_opens_the_site_at_the_sentence(
    tab: Browser, served: Site, size: tuple[int, int]
) -> None:
    document = long()
    served.pages = site([inspect(document)])
    place = name(span(document, SAID))
    tab.open(f"{served.address}/coastshire.html#{place}", size)
    assert tab.run("document.querySelector(':target').textContent") == SAID
    assert tab.run(SEEN.format(":target"))
    mark, plain = (
        tab.run(f"getComputedStyle(document.querySelector({one!r})).backgroundColor")
        for one in (":target", "main p span:not(:target)")
    )
    assert mark == "rgb(255, 227, 138)" and plain == "rgba(0, 0, 0, 0)"
    assert tab.run(WIDE) == 0
    assert served.asked == ["/coastshire.html"]
    assert tab.requests() == [f"{served.address}/coastshire.html"]


def test_the_keyboard_reaches_the_text_and_the_contents_on_a_phone(
    tab: Browser, served: Site
) -> None:
    served.pages = {"page.html": page(long())}
    tab.open(f"{served.address}/page.html", PHONE)
    tab.press("Tab")
    assert tab.run(FOCUS) == "Skip to the text"
    tab.press("Tab")
    assert tab.run(FOCUS) == "Contents"
    tab.press("Enter")
    for heading in ("Overall", "How well does it do part 1?", "How well does it do part 2?"):
        tab.press("Tab")
        assert tab.run(FOCUS) == heading
    tab.press("Enter")
    tab.drawn()
    assert tab.run("document.querySelector(':target').textContent") == heading
    assert tab.run(SEEN.format(":target"))


def test_the_contents_are_open_and_stay_in_sight_on_a_desk(tab: Browser, served: Site) -> None:
    document = long()
    served.pages = {"page.html": page(document)}
    tab.open(f"{served.address}/page.html#{name(span(document, SAID))}", DESK)
    assert tab.run(SEEN.format(".contents a"))
    tab.run("document.querySelector('.skip').focus()")
    tab.press("Tab")
    assert tab.run(FOCUS) == "Overall"


@SIZES
def test_a_report_is_searched_without_a_server(
    tab: Browser, served: Site, size: tuple[int, int]
) -> None:
    document = long()
    served.pages = site([inspect(document)])
    tab.open(f"{served.address}/coastshire.html", size)
    tab.run("document.querySelector('label').control.focus()")
    tab.type("PART radio’s")
    assert tab.run("found.value") == "No sentence has these words"
    tab.press("Escape")
    tab.type("this 7. PART")
    assert tab.run("found.value") == "4 found"
    tab.press("Enter")
    assert tab.run("found.value") == "1 of 4"
    tab.press("Enter")
    assert tab.run("document.querySelector('.at').textContent") == "This is part 7.1."
    assert tab.run(SEEN.format(".at"))
    assert tab.run("location.hash.slice(1)") == name(span(document, "This is part 7.1."))
    tab.press("Enter", shift=True)
    assert tab.run("document.querySelector('.at').textContent") == "This is part 7.0."
    assert tab.run("document.activeElement.id") == "words"
    tab.press("Tab")
    assert tab.run("document.activeElement.ariaLabel") == "Sentence before"
    tab.press(" ")
    assert tab.run("found.value") == "4 of 4"
    assert served.asked == ["/coastshire.html"]


def test_touching_a_sentence_marks_it_and_gives_its_address(tab: Browser, served: Site) -> None:
    document = long()
    served.pages = site([inspect(document)])
    place = name(span(document, SAID))
    tab.open(f"{served.address}/coastshire.html", PHONE)
    tab.run(f"document.getElementById({place!r}).click()")
    assert tab.run("[location.hash.slice(1), document.querySelector('.at').id]") == [place, place]


NAMES = "[...document.querySelectorAll('tbody tr:not([hidden]) th')].map(e => e.innerText)"


@SIZES
def test_the_index_is_sorted_and_searched_by_keyboard(
    tab: Browser, served: Site, size: tuple[int, int]
) -> None:
    reports = [
        long("Coastshire", "Good", "1 March 2020"),
        long("Barset", "Inadequate", "2 May 2021"),
        long("Loamshire", "Outstanding", "3 April 2019"),
    ]
    served.pages = site([inspect(document) for document in reports])
    tab.open(f"{served.address}/index.html", size)
    first = [name.split("\n")[0] for name in tab.run(NAMES)]
    assert first == ["Barset", "Coastshire", "Loamshire"]
    assert tab.run(WIDE) == 0
    tab.run("document.querySelector('label').control.focus()")
    tab.press("Tab")
    tab.press("Tab")
    tab.press("Tab")
    assert tab.run(FOCUS) == "Date"
    tab.press("Enter")
    assert _order(tab) == ("descending", ["Barset", "Coastshire", "Loamshire"])
    tab.press(" ")
    assert _order(tab) == ("ascending", ["Loamshire", "Coastshire", "Barset"])
    tab.press("Tab")
    assert tab.run(FOCUS) == "Overall"
    tab.press("Enter")
    assert _order(tab) == ("descending", ["Loamshire", "Coastshire", "Barset"])
    tab.run("document.querySelector('label').control.focus()")
    tab.type("COAST")
    assert tab.run("[found.value, ...document.querySelectorAll('tbody tr[hidden]')].length") == 3
    assert tab.run("found.value") == "1 of 3 reports"
    assert served.asked == ["/index.html"]


def _order(tab: Browser) -> tuple[str, list[str]]:
    (sorted_by,) = tab.run("[...document.querySelectorAll('[aria-sort]')].map(e => e.ariaSort)")
    return sorted_by, [name.split("\n")[0] for name in tab.run(NAMES)]


def test_without_script_the_index_is_a_plain_table(tab: Browser, served: Site) -> None:
    served.pages = site([inspect(long())])
    tab.open(f"{served.address}/index.html", DESK, script=False)
    assert tab.run("document.querySelectorAll('button').length") == 0
    assert tab.run("document.querySelector('#find').hidden")
    assert tab.run("document.querySelector('tbody td a').innerText") == "Good"


def test_light_and_dark_keep_text_apart_from_its_ground(tab: Browser, served: Site) -> None:
    served.pages = site([inspect(long())])
    for dark, ground, ink in (
        (False, "rgb(251, 250, 247)", "rgb(29, 31, 33)"),
        (True, "rgb(21, 23, 26)", "rgb(231, 229, 223)"),
    ):
        tab.open(f"{served.address}/coastshire.html", PHONE, dark=dark)
        style = tab.run("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
        assert style == [ground, ink]


MARKED = "::target-text { background: rgb(255, 0, 0); color: rgb(255, 0, 0) }"
BOXES = """[...document.getElementById('said').getClientRects()]
    .map(box => [box.left, box.top, box.right, box.bottom])"""


@pytest.mark.parametrize(
    "said",
    [SAID, "It answers calls.", f"{FILLER}This is part 3.2.", "well-run, safe & sound; all"],
    ids=["sentence", "short", "over lines", "punctuation"],
)
def test_a_text_fragment_marks_all_of_the_quote_and_nothing_else(
    tab: Browser, served: Site, said: str
) -> None:
    document = long()
    quote = span(document, said)
    blocks = [document.span(block) for block in document.blocks]
    paragraphs = [f"<p>{_set_apart(block, quote)}" for block in blocks]
    served.pages = {"source": f"<!doctype html><style>{MARKED}</style>{''.join(paragraphs)}"}
    tab.open(f"{served.address}/source#:~:{fragment(quote)}", DESK)
    picture = np.asarray(Image.open(BytesIO(tab.picture())).convert("RGB"))
    red = (picture == (255, 0, 0)).all(axis=2)
    boxes = [[round(edge) for edge in box] for box in tab.run(BOXES)]
    assert boxes
    for left, top, right, bottom in boxes:
        assert red[(top + bottom) // 2, left + 1 : right - 1].all()
        red[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = False
    assert not red.any()


def _set_apart(block: Span, quote: Span) -> str:
    """A block as HTML, what of it is in the quote inside an element of its own."""
    text = block.text
    if not block.start <= quote.start < block.end:
        return escape(text)
    start, end = quote.start - block.start, quote.end - block.start
    return f'{escape(text[:start])}<b id="said">{escape(text[start:end])}</b>{escape(text[end:])}'


def test_a_quoted_list_is_marked_with_its_lead_in(tab: Browser, served: Site) -> None:
    document = report()
    served.pages = site([inspect(document)])
    whole = span(document, "The force should:\n\nhire more people;\n\nmend the radio.")
    tab.open(f"{served.address}/coastshire.html#{name(whole)}", PHONE)
    marked = tab.run(
        "[...document.querySelectorAll('main span')].filter(one =>"
        " getComputedStyle(one).backgroundColor === 'rgb(255, 227, 138)').map(one => one.innerText)"
    )
    assert marked == ["The force should:", "hire more people;", "mend the radio."]
